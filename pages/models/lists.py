"""What every list that the address narrows has in common."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise as LazyText

from cms.models import BasePage
from pages import queries


class ListPage(BasePage):
    """A list that the address narrows, one of its kind below its parent."""

    max_count_per_parent = 1
    counted: ClassVar[str | LazyText] = ""
    counts: ClassVar[str] = "count"
    """What a list by years says of a number of lines, and the name of that number in it."""
    narrow_words: ClassVar[str | LazyText] = ""
    nothing_words: ClassVar[str | LazyText] = ""
    """What a list by years says above its choices, and where it has nothing at all."""

    class Meta:
        abstract = True

    def contents(self, language: str, parameters: Mapping[str, str]) -> dict[str, Any]:
        """What the template shows readers of a language for the parameters of the address."""
        raise NotImplementedError

    def number_of(self, total: int) -> str:
        """So many of what the list lists, in the active language; empty for a list that does not count."""
        return str(self.counted % {self.counts: total}) if self.counted else ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the contents for the language of the frame."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        context.update(self.contents(language, request.GET))
        return context

    def parameters_in(self, other: str, parameters: QueryDict, language: str) -> QueryDict:
        """The parameters with the forum or network by the name that it has in the addresses of the other language."""
        return queries.parameters_elsewhere(parameters, language, other)
