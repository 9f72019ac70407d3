"""The search and its files: parse, ask, render."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from search.engines.breaker import SECONDS_WITHOUT_ANSWER
from search.engines.chosen import embedded
from search.engines.protocol import EngineDown
from search.evaluation.published import published
from search.models import Passage
from search.passages.expiring import expired_pages
from search.passages.hiding import names_wait
from search.query.suggesting import suggestions
from search.questions.counting import notice
from search.results import files
from search.results.file_text import file_text
from search.results.find import find, first_hits
from search.results.parameters import Asked

UNAVAILABLE = 503


# Without the exemption who posts is told of a missing cookie (403), not that nothing can be posted here (405).
@method_decorator(csrf_exempt, name="dispatch")
class SearchView(TemplateView):
    """GET with the parameters of ``Asked``; the language is that of the address.

    Results are made for one reader, at this moment: kept nowhere, so that nothing withdrawn is found in a copy.
    """

    template_name = "search/search.html"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page of results."""
        asked = Asked.read(request.GET)
        results = find(asked, _language())
        notice(request, asked, results, _language())
        context = self.get_context_data(asked=asked, results=results, kinds=Passage.Kind.choices)
        response = self.render_to_response(context, status=UNAVAILABLE if results.is_down else 200)
        if results.is_down:
            response.headers["Retry-After"] = SECONDS_WITHOUT_ANSWER
        if results.is_asked:
            add_never_cache_headers(response)
        return response


class FileTextView(TemplateView):
    """GET the text of a page of a file by the key of its passage; ``?mark=`` as on every page. Kept nowhere."""

    template_name = "search/file_text.html"
    http_method_names = ["get", "head", "options"]

    @method_decorator(never_cache)
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; 404 where there is no such text that everybody may read."""
        file = file_text(kwargs["key"], request.GET.get("mark", ""), timezone.now(), _language())
        if file is None:
            raise Http404
        return self.render_to_response(self.get_context_data(file=file))


class QualityView(TemplateView):
    """GET what was measured of the search, for anybody."""

    template_name = "search/quality.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The last run with the page."""
        return super().get_context_data(measured=published(), **kwargs)


def _language() -> str:
    return get_language() or "fi"


def _file(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A view of a file: never kept, in no other search engine, 503 and when to ask again while nobody answers.

    What the view says of keeping it holds.
    """

    @csrf_exempt
    @require_safe
    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponse:
        try:
            response = view(request)
        except EngineDown:
            response = HttpResponse(status=UNAVAILABLE, headers={"Retry-After": SECONDS_WITHOUT_ANSWER})
        response.headers["X-Robots-Tag"] = "noindex"
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response

    return answered


@_file
def feed(request: HttpRequest) -> HttpResponse:
    """The newest hits of a search as an Atom feed (RFC 4287).

    Who follows it has a copy, which is asked about each time: 304 where it still holds (RFC 9110, 13.1.2).
    """
    asked = Asked.read(request.GET).having(sort="newest")
    hits, _answer = first_hits(asked, _language(), limit=files.MOST_ENTRIES)
    text = files.feed_of(hits, asked, request, _language(), reverse("search"))
    response = HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
    patch_cache_control(response, private=True, no_cache=True)
    return response


@_file
def as_table(request: HttpRequest) -> HttpResponse:
    """The first 500 hits as CSV in UTF-8, marked as such for spreadsheets."""
    hits, _answer = first_hits(Asked.read(request.GET), _language(), limit=files.MOST_ROWS)
    text = files.table(files.row_of(hit, request) for hit in hits)
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="foorumi.csv"'
    return response


@_file
def as_data(request: HttpRequest) -> HttpResponse:
    """The first 500 hits as JSON, with how many there are in all."""
    hits, answer = first_hits(Asked.read(request.GET), _language(), limit=files.MOST_ROWS)
    rows = [files.row_of(hit, request) for hit in hits]
    return JsonResponse({"total": answer.total if answer else 0, "results": rows})


@_file
def suggest(request: HttpRequest) -> HttpResponse:
    """What a reader may be about to type: whole texts, the most frequent first, and of each the other language.

    Nothing while names that hide today, or words of what has expired, are still among them.
    """
    now = timezone.now()
    text = "" if names_wait(now) or expired_pages(now) else Asked.read(request.GET).text
    found = suggestions(text, engine=embedded(), language=_language())
    return JsonResponse({"suggestions": [one.text for one in found], "languages": [one.language for one in found]})
