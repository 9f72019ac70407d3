"""The search page: parse, ask, render."""

from typing import Any

from django.utils.translation import get_language
from django.views.generic import TemplateView

from search.forms import SearchForm
from search.queries import search_pages


class SearchView(TemplateView):
    """GET with ``q``, ``kind`` and ``page``; the language is that of the address."""

    template_name = "search/search.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form as it was sent and one page of results."""
        form = SearchForm(self.request.GET)
        words, kind = form.chosen("q"), form.chosen("kind")
        results = search_pages(
            words=words, language=get_language() or "fi", kind=kind, page_number=form.chosen("page") or 1
        )
        return super().get_context_data(form=form, words=words, kind=kind, results=results, **kwargs)
