"""The search of the first floor, on what Wagtail has; the archive search replaces this module in its own issue."""

import re
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from wagtail.models import Locale, Page

from search.kinds import KIND_BY_CODE

PAGE_SIZE = 20
MAXIMUM_WORDS = 20
WORD = re.compile(r"\w+(?:[-'’.:/]\w+)*")


@dataclass(frozen=True)
class Results:
    """One page of hits in the reader's language, and how many there are in the other."""

    hits: ResultPage[Any]
    total: int
    other_language_total: int


def findable(language: str, kind: str = "") -> Any:
    """The live public pages of a language, of one kind where it is given.

    Which words of a page are found is its type's ``search_fields``.
    """
    pages = Page.objects.live().public().filter(locale=Locale.objects.get(language_code=language), depth__gt=1)
    if kind in KIND_BY_CODE:
        pages = pages.type(apps.get_model(KIND_BY_CODE[kind].model))
    return pages


def words_of(text: str) -> str:
    """The words that a reader typed, at most 20, without the signs that an engine would read as its own language."""
    return " ".join(WORD.findall(text)[:MAXIMUM_WORDS])


def search_pages(*, words: str, language: str, kind: str = "", page_number: str | int = 1) -> Results:
    """Pages that hold all the words, best first; an empty search finds nothing.

    ``words`` is what the reader typed, ``kind`` a code of the vocabulary; a page number out of range is clamped.
    """
    other = "sv" if language == "fi" else "fi"
    words = words_of(words)
    if not words:
        return Results(Paginator([], PAGE_SIZE).get_page(1), 0, 0)
    hits = findable(language, kind).search(words, operator="and")
    paginator = Paginator(hits, PAGE_SIZE)
    page = paginator.get_page(page_number)
    page.object_list = _specific(page)
    elsewhere = findable(other, kind).search(words, operator="and").count()
    return Results(page, paginator.count, elsewhere)


def _specific(page: ResultPage[Any]) -> list[Any]:
    keys = [hit.pk for hit in page.object_list]
    by_key = {found.pk: found for found in Page.objects.filter(pk__in=keys).specific()}
    return [by_key[key] for key in keys if key in by_key]
