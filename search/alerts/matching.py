"""Which passages an alert finds: asked of the index in the database, which changes together with the passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from search.alerts.memory import mark_of
from search.engines.chosen import embedded
from search.models import Passage, SearchAlert, SearchState
from search.passages.writing import AT_ONCE, portions
from search.query.nodes import Question
from search.results.asking import Understood, understood
from search.results.groups import Group, groups_of
from search.results.highlight import Highlighter
from search.results.hits import hits_of
from search.results.parameters import Asked
from search.results.places import places_of, readable

WIDEST = 20_000
"""Passages that a search may find when it is ordered: one that finds more tells of nearly everything."""
ALL = 10_000_000
Versions = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """A passage that was found: its primary key and its key for ever."""

    pk: int
    key: UUID


def asked_of(alert: SearchAlert) -> Asked:
    """The search of an alert as it stands in an address."""
    return Asked.read(QueryDict(alert.query))


def kept_query(asked: Asked) -> str:
    """A search as an alert keeps it: without its order and page."""
    return asked.having(sort="relevance").query


def latest_version() -> int:
    """The version of the last change of passages that was committed."""
    return SearchState.objects.filter(pk=SearchState.ONLY).values_list("version", flat=True).first() or 0


def refusal(asked: Asked, language: str) -> str:
    """Why nobody can follow a search, as a sentence; empty where everybody can. Raises EngineDown."""
    wish = understood(asked.having(), language, corrects=False)
    if not wish.has_words and not wish.chosen.keys() - {"language"}:
        return _("This search finds everything. Write a word, or choose for example a forum or a network.")
    if embedded().search(replace(_question(wish), limit=0)).total > WIDEST:
        return _("This search finds too much to be followed. Add a word or a limit.")
    return ""


def matches(asked: Asked, language: str, versions: Versions) -> list[Found]:
    """What a search finds of the passages that changed after one version and until another, the newest first.

    Nothing is corrected in its words: who follows a word that nobody has used yet waits for that very word. Raises
    EngineDown.
    """
    wish = understood(asked.having(sort="newest"), language, corrects=False)
    hits = embedded().search(replace(_question(wish), versions=versions)).hits
    return _with_keys([hit.id for hit in hits])


def told_groups(
    asked: Asked, language: str, keys: Iterable[UUID], *, after: int, limit: int
) -> tuple[list[Group], set[UUID]]:
    """What is to be told of some passages that changed after a version: the first hits, and which all of them are.

    Only what the search still finds and anybody may read at this moment, in its present words. Raises EngineDown.
    """
    wanted = set(keys)
    wish = understood(asked.having(sort="newest"), language, corrects=False)
    question = replace(_question(wish), versions=(after, ALL))
    answer = embedded().search(question)
    chosen = [found.pk for found in _with_keys([hit.id for hit in answer.hits]) if found.key in wanted]
    passages = readable(chosen)
    places = places_of(passages[:limit], language)
    words = " ".join(wish.parsed.words)
    hits = hits_of(passages[:limit], places, Highlighter(question.tree), words)
    return groups_of(hits, places), {passage.key for passage in passages}


def known_at(asked: Asked, language: str, version: int) -> set[int]:
    """Marks of all that a search finds and that had not changed after a version. Raises EngineDown."""
    return {mark_of(found.key) for found in matches(asked, language, (0, version))}


def _question(wish: Understood) -> Question:
    """All that the words find, nothing counted."""
    return replace(wish.question, facets=(), offset=0, limit=ALL, sort="newest")


def _with_keys(ids: list[int]) -> list[Found]:
    keys: dict[int, UUID] = {}
    for portion in portions(ids, AT_ONCE):
        keys |= dict(Passage.objects.filter(pk__in=portion).values_list("pk", "key"))
    return [Found(pk, keys[pk]) for pk in ids if pk in keys]
