"""The page of results: asks, reads what was found, and puts together what a reader is shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from django.core.paginator import Page as Listing
from django.core.paginator import Paginator

from search.engines.breaker import answer
from search.engines.protocol import Answer, EngineDown
from search.query.problems import Problem
from search.results.asking import HITS, OTHER_LANGUAGE, Understood, understood
from search.results.companions import Companion, companions_of
from search.results.facets import Facets, facets_of
from search.results.groups import Group, groups_of
from search.results.highlight import Highlighter
from search.results.hits import Hit, hits_of
from search.results.parameters import MOST_PAGES, Asked
from search.results.places import places_of, readable

FEW, MORE = 3, 10
"""Hits of the other language that are shown after others, and where there are no others."""


@dataclass(frozen=True)
class ResultPage:
    """One page of results. ``is_down`` says that nobody could answer, ``is_limited`` that not the usual one did.

    ``total`` counts the hits in the reader's language, or in those that were chosen; ``other_total`` those in the
    other one, of which ``other_groups`` are the best.
    """

    asked: Asked
    is_asked: bool = False
    total: int = 0
    is_about: bool = False
    groups: tuple[Group, ...] = ()
    listing: Listing[int] | None = None
    facets: Facets = field(default_factory=Facets)
    other_language: str = ""
    other_total: int = 0
    other_groups: tuple[Group, ...] = ()
    problems: tuple[Problem, ...] = ()
    meant: str = ""
    wider: str = ""
    is_limited: bool = False
    is_down: bool = False

    @property
    def has_all_of_one(self) -> bool:
        """Whether the other language has everything that there is."""
        return not self.total and bool(self.other_total)

    @property
    def in_other_language(self) -> str:
        """The query of the same search in the other language alone."""
        return self.asked.narrowed("language", self.other_language).query

    @property
    def unlimited(self) -> str:
        """The query of the words alone."""
        return self.asked.unlimited().query

    @property
    def instead(self) -> str:
        """The query of what was probably meant."""
        return self.asked.having(text=self.meant).query

    @property
    def widely(self) -> str:
        """The query for any of the words."""
        return self.asked.having(text=self.wider).query


def find(asked: Asked, language: str) -> ResultPage:
    """The page of results for a search on a page in ``language``; a number of a page out of range is clamped."""
    wish = understood(asked, language)
    page = ResultPage(asked=asked, problems=wish.problems, meant=wish.meant, wider=wish.wider)
    if wish.is_empty:
        return page
    try:
        found, number = _answered(wish, asked.page)
        others, other_total = _elsewhere(wish, found, number)
    except EngineDown:
        return replace(page, is_asked=True, is_down=True)
    listing = Paginator(range(min(found.total, MOST_PAGES * HITS)), HITS).get_page(number)
    return replace(
        page,
        is_asked=True,
        total=found.total,
        is_about=found.is_about,
        groups=_groups(found, wish, language),
        listing=listing,
        facets=facets_of(found.facets, asked, wish.question.filters, language),
        other_language=OTHER_LANGUAGE[language],
        other_total=other_total,
        other_groups=_groups(others, wish, language) if others is not None else (),
        is_limited=found.is_limited,
    )


def _answered(wish: Understood, number: int) -> tuple[Answer, int]:
    """The answer for a page of hits, for the last one where there are fewer; and which one it is."""
    found = answer(wish.question)
    last = max(1, -(-found.total // HITS))
    if found.hits or number <= last:
        return found, number
    return answer(replace(wish.question, offset=(last - 1) * HITS)), last


def _elsewhere(wish: Understood, found: Answer, number: int) -> tuple[Answer | None, int]:
    """The best passages of the language that was not asked for, and how many it has; where a reader would miss them."""
    if not wish.is_in_own_language:
        return None, 0
    other = OTHER_LANGUAGE[wish.question.language]
    total = dict(found.facets.get("language", ())).get(other, 0)
    if not total or number > 1:
        return None, total
    return answer(wish.in_language(other, FEW if found.total else MORE)), total


def _groups(found: Answer, wish: Understood, language: str) -> tuple[Group, ...]:
    passages = readable(hit.id for hit in found.hits)
    places = places_of(passages, language)
    words = " ".join(wish.parsed.words)
    hits = hits_of(passages, places, Highlighter(wish.question.tree), words)
    also = companions_of(passages, places, words)
    return tuple(groups_of([_with(hit, also) for hit in hits], places))


def _with(hit: Hit, also: dict[Any, list[Companion]]) -> Hit:
    """A hit with the other places of its item, where it is the first of them."""
    return replace(hit, also=tuple(also.pop(hit.passage.item_key, ())))


def first_hits(asked: Asked, language: str, *, limit: int) -> tuple[list[Hit], Answer | None]:
    """The first hits of a search in one row, for files and feeds, and the answer; none where nothing is asked.

    Raises EngineDown where nobody answers.
    """
    wish = understood(asked.having(), language, limit=limit)
    if wish.is_empty:
        return [], None
    found = answer(replace(wish.question, facets=()))
    passages = readable(hit.id for hit in found.hits)
    places = places_of(passages, language)
    return hits_of(passages, places, Highlighter(wish.question.tree), " ".join(wish.parsed.words)), found
