"""The page of results: asks, reads what was found, and puts together what a reader is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.paginator import Page as Listing
from django.core.paginator import Paginator
from django.utils import timezone

from cms.chrome import OTHER_LANGUAGE
from pages.queries.versions import Item
from search.analysis.tokens import plain
from search.engines.breaker import answer
from search.engines.chosen import embedded
from search.engines.protocol import Answer, EngineDown
from search.engines.protocol import Hit as Match
from search.models import Passage
from search.query.nearness import ENOUGH, Nearest, nearest
from search.query.nodes import Everything, Term
from search.query.problems import Problem, in_few_words
from search.query.spelling import is_any_known
from search.query.trees import positive
from search.query.words import as_typed
from search.rebuilding import embedded_lacks_passages
from search.results.asking import HITS, Understood, understood
from search.results.companions import Companion, companions_of
from search.results.facets import Facets, facets_of
from search.results.groups import Group, groups_of
from search.results.highlight import Highlighter
from search.results.hits import Hit, hits_of
from search.results.limits import Limit, limits_of
from search.results.ordering import in_order
from search.results.parameters import MOST_PAGES, Asked
from search.results.pinned import pinned
from search.results.places import places_of, readable

FEW, MORE = 3, 10
"""Hits of the other language that are shown after others, and where there are no others."""
MOST_FORMS = 5


@dataclass(frozen=True)
class ResultPage:
    """One page of results. ``is_down`` says that nobody could answer, ``is_limited`` that not the usual one did.

    Nothing found in an index that is being filled is limited, too.

    ``total`` counts the hits in the reader's language, or in those that were chosen; ``other_total`` those in the
    other one, of which ``other_groups`` are the best. ``near_groups`` have some of the words, where few passages have
    all. ``forms`` are words on the page that were found for others, as they stand there, the most frequent first.
    ``translated`` is what they are called in the other language, ``pinned`` are pages that the desk chose for just
    this search. ``is_narrowed`` says that more than words was asked.
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
    near_groups: tuple[Group, ...] = ()
    problems: tuple[Problem, ...] = ()
    meant: str = ""
    wider: Asked | None = None
    is_narrowed: bool = False
    is_limited: bool = False
    is_down: bool = False
    limits: tuple[Limit, ...] = ()
    forms: tuple[str, ...] = ()
    translated: tuple[str, ...] = ()
    pinned: tuple[Item, ...] = ()

    @property
    def has_all_of_one(self) -> bool:
        """Whether the other language has everything that there is."""
        return not self.total and bool(self.other_total)

    @property
    def has_more_elsewhere(self) -> bool:
        """Whether the other language has more than what is shown of it."""
        return self.other_total > sum(len(group.hits) for group in self.other_groups)

    @property
    def forms_language(self) -> str:
        """The one language that was chosen, and that ``forms`` are of; empty where that is the reader's, or both."""
        chosen = self.asked.filters.get("language", ())
        return chosen[0] if len(chosen) == 1 else ""

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
        """The query for any of the words; empty where that is no wider one."""
        return self.wider.query if self.wider is not None else ""


def find(asked: Asked, language: str) -> ResultPage:
    """The page of results for a search on a page in ``language``; a number of a page out of range is clamped."""
    wish = understood(asked, language)
    problems = in_few_words((*asked.problems, *wish.problems))
    page = ResultPage(asked=asked, problems=problems, meant=wish.meant, wider=_widely(asked, wish))
    if wish.is_empty:
        return page
    try:
        found, number = _answered(wish, asked.page)
        others, other_total = _elsewhere(wish, found, number)
        beside = nearest(wish.question, found, answer)
    except EngineDown:
        return replace(page, is_asked=True, is_down=True)
    listing = Paginator(range(min(found.total, MOST_PAGES * HITS)), HITS).get_page(number)
    if not (found.total or _finds_any(wish, beside)):
        page = replace(page, wider=None)
    groups, near_groups, other_groups = _groups(found, beside, others, wish, language)
    facets = facets_of(found.facets, asked, wish.chosen, language)
    return replace(
        page,
        is_asked=True,
        is_narrowed=wish.is_narrowed,
        total=found.total,
        is_about=found.is_about,
        groups=groups,
        listing=listing,
        facets=facets,
        other_language=OTHER_LANGUAGE[language],
        other_total=other_total,
        other_groups=other_groups,
        near_groups=near_groups,
        is_limited=found.is_limited or (not (found.total or other_total) and embedded_lacks_passages()),
        limits=limits_of(asked, facets),
        forms=_forms(groups, wish),
        translated=_translated(wish),
        pinned=pinned(wish, asked, language, now=timezone.now()),
    )


def _widely(asked: Asked, wish: Understood) -> Asked | None:
    """The search for any of the words within the same limits, those that were typed too."""
    if not wish.wider:
        return None
    days = {"date_from": wish.question.date_from, "date_to": wish.question.date_to}
    return asked.having(text=wish.wider, filters=wish.chosen, **days)


def _finds_any(wish: Understood, beside: Nearest) -> bool:
    """Whether a search for any of the words finds something, where one for all of them does not.

    Limits are looked at where what comes nearest was looked for within them.
    """
    if not (wish.wider and wish.is_known):
        return False
    if not isinstance(beside.tree, Everything):
        return bool(beside.hits) or not wish.is_narrowed
    try:
        return is_any_known(wish.question.tree, embedded(), language=wish.question.language)
    except EngineDown:
        return True


def total_of(asked: Asked, language: str) -> int:
    """How many hits a search has on a page in ``language``, those of the other language with them.

    Raises EngineDown where nobody answers.
    """
    wish = understood(asked, language)
    if wish.is_empty:
        return 0
    found, number = _answered(wish, asked.page)
    _others, other_total = _elsewhere(wish, found, number)
    return found.total + other_total


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


def _groups(
    found: Answer, beside: Nearest, others: Answer | None, wish: Understood, language: str
) -> tuple[tuple[Group, ...], ...]:
    """The groups of an answer, of what comes nearest and of the other language, all read together.

    Each hit is marked by what found it.
    """
    elsewhere = others.hits if others is not None else ()
    hits = (*found.hits, *beside.hits, *elsewhere)
    passages = {passage.pk: passage for passage in readable(hit.id for hit in hits)}
    own, nearest_to = Highlighter(wish.question.tree), Highlighter(beside.tree)
    first, other = (_in_order(some, passages, wish, own) for some in (found.hits, elsewhere))
    near = _in_order(beside.hits, passages, wish, nearest_to)[:ENOUGH]
    places = places_of([*first, *near, *other], language)
    words = _words(wish)
    also = companions_of([*first, *near], places, words)

    def grouped(
        some: list[Passage], by: Highlighter, typed: str, also: dict[Any, list[Companion]], *, is_whole: bool
    ) -> tuple[Group, ...]:
        told = [_with(hit, also) for hit in hits_of(some, places, by, typed)]
        return tuple(groups_of(told, places, is_whole=is_whole))

    is_whole = _is_whole(found) and not near
    return (
        grouped(first, own, words, also, is_whole=is_whole),
        # What comes near was found by other words than were typed.
        grouped(near, nearest_to, "", also, is_whole=is_whole),
        grouped(other, own, words, companions_of(other, places, words), is_whole=_is_whole(others)),
    )


def _is_whole(answer: Answer | None) -> bool:
    """Whether there are no other hits than those of the answer."""
    return answer is not None and len(answer.hits) == answer.total and not answer.is_about


def _in_order(
    hits: Sequence[Match], passages: Mapping[int, Passage], wish: Understood, highlighter: Highlighter
) -> list[Passage]:
    """The passages of the hits of a page, by relevance where that is asked for."""
    if wish.question.sort == "relevance" and wish.has_words:
        hits = in_order(hits, [passages[hit.id] for hit in hits if hit.id in passages], highlighter)
    return [passages[hit.id] for hit in hits if hit.id in passages]


def _words(wish: Understood) -> str:
    """The words to be marked where hits lead, as somebody would type them."""
    return " ".join(map(as_typed, wish.parsed.words))


def _forms(groups: tuple[Group, ...], wish: Understood) -> tuple[str, ...]:
    typed = {plain(word) for words in wish.parsed.words for word in words.split()}
    found = Counter(plain(word) for group in groups for hit in group.hits for word in hit.marked)
    return tuple(words for words, _times in found.most_common() if not typed.issuperset(words.split()))[:MOST_FORMS]


def _with(hit: Hit, also: dict[Any, list[Companion]]) -> Hit:
    """A hit with the other places of its item, where it is the first of them."""
    return replace(hit, also=tuple(also.pop(hit.passage.item_key, ())))


def _translated(wish: Understood) -> tuple[str, ...]:
    """What the words are called in the other language, as far as the termbase knows; nothing of what is of that one."""
    asked = [one for one in positive(wish.question.tree) if isinstance(one, Term) and not one.is_foreign]
    found = [form for term in asked for form in term.translations if form not in term.synonyms]
    return tuple(dict.fromkeys(found))[:MOST_FORMS]


def first_hits(asked: Asked, language: str, *, limit: int) -> tuple[list[Hit], Answer | None]:
    """The first hits of a search in one row, for files and feeds, and the answer; none where nothing is asked.

    They stand as the pages of results have them, one page after another.

    Raises EngineDown where nobody answers.
    """
    wish = understood(asked.having(), language, limit=limit)
    if wish.is_empty:
        return [], None
    found = answer(replace(wish.question, facets=()))
    known = {passage.pk: passage for passage in readable(hit.id for hit in found.hits)}
    highlighter = Highlighter(wish.question.tree)
    pages = (found.hits[first : first + HITS] for first in range(0, len(found.hits), HITS))
    passages = [passage for page in pages for passage in _in_order(page, known, wish, highlighter)]
    return hits_of(passages, places_of(passages, language), highlighter, _words(wish)), found
