"""Passages to what engines keep of them: their words, analysed once, and the values of their fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from sys import intern

from search.analysis.memory import Memory
from search.analysis.pipeline import Analysis
from search.analysis.tokens import folded
from search.analysis.words import Word, distinct
from search.engines.embedded import COLUMNS
from search.engines.protocol import IndexDocument, Through
from search.engines.tally import ROLES
from search.models import Passage, PassagePerson

MOST_WORDS = 8_000
"""Words of a passage that are indexed: more than any page of a book has; an index of one database allows no more."""
BATCH = 500
MOST_REMEMBERED = 30_000
Groups = dict[str, list[str]]


def documents_of(
    passages: Iterable[Passage],
    analysis: Analysis | None = None,
    through: Through = iter,
) -> Iterator[IndexDocument]:
    """The document of each passage, in their order; people are read for 500 passages at once.

    A passage in no known language is analysed as Finnish and as Swedish. Passages need their primary keys. Those of
    500 passages are read by ``through``, which asks no database, and come as it gives them.
    """
    way = analysis or Analysis()
    rest = iter(passages)
    while batch := list(islice(rest, BATCH)):
        groups = _groups_of(batch)
        yield from through(_document(passage, some, way) for passage, some in zip(batch, groups, strict=True))


def _document(passage: Passage, groups: Groups, analysis: Analysis) -> IndexDocument:
    text = analysis.words(passage.text, passage.language, MOST_WORDS)
    title = analysis.words(passage.title, passage.language, MOST_WORDS)
    bags = [*_bags(text), *_bags(title)]
    exact, lemmas, parts, title_exact, title_lemmas, title_parts = bags
    return IndexDocument(
        id=passage.pk,
        version=passage.version,
        exact=exact,
        lemmas=lemmas,
        parts=parts,
        folded=folded_forms(chain.from_iterable(bags)),
        title_exact=title_exact,
        title_lemmas=title_lemmas,
        title_parts=title_parts,
        date=passage.date.isoformat() if passage.date else "",
        values=_values_of(passage, groups),
    )


def _bags(words: list[Word]) -> tuple[tuple[str, ...], ...]:
    """The words as they stand, their dictionary forms and their parts."""
    if not words:
        return (), (), ()
    exact, lemmas, parts = zip(*words, strict=True)
    return exact, tuple(chain.from_iterable(lemmas)), tuple(chain.from_iterable(parts))


def folded_forms(forms: Iterable[str]) -> tuple[str, ...]:
    """Forms of words without dots and accents, each once; none of those that have neither."""
    written = [form for form in dict.fromkeys(forms) if not form.isascii()]
    return tuple(dict.fromkeys(filter(None, map(BARE.__getitem__, written))))


def _bare(form: str) -> str:
    """A form without dots and accents, "" where it has none."""
    bare = intern(folded(form))
    return "" if bare == form else bare


BARE = Memory(_bare, MOST_REMEMBERED)


def values_of(passage: Passage) -> dict[str, tuple[str, ...]]:
    """The values of a passage for each of ``FIELDS`` that it has one of."""
    return _values_of(passage, _groups_of([passage])[0])


def _values_of(passage: Passage, groups: Groups) -> dict[str, tuple[str, ...]]:
    values = {field: (str(value),) for field, column in COLUMNS.items() if (value := getattr(passage, column))}
    return values | {role: distinct(keys) for role, keys in groups.items()}


def _groups_of(passages: list[Passage]) -> list[Groups]:
    """The groups that were there or were not, of each passage by role, in the order in which they were written.

    People whom a passage has at hand are those that count: what is about to be stored is in no table yet.
    """
    at_hand = [getattr(passage, "_prefetched_objects_cache", {}).get("people") for passage in passages]
    stored = _stored_groups([one for one, people in zip(passages, at_hand, strict=True) if people is None])
    return [
        stored.get(passage.pk, {})
        if people is None
        else _by_role((person.role, person.group_key) for person in people if person.role in ROLES and person.group_key)
        for passage, people in zip(passages, at_hand, strict=True)
    ]


def _stored_groups(passages: list[Passage]) -> dict[int, Groups]:
    if not passages:
        return {}
    people = PassagePerson.objects.using(passages[0]._state.db).filter(role__in=ROLES).exclude(group_key="")
    rows = people.filter(passage__in=[passage.pk for passage in passages]).order_by("pk")
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for passage_id, role, group in rows.values_list("passage_id", "role", "group_key"):
        found[passage_id].append((role, group))
    return {passage_id: _by_role(groups) for passage_id, groups in found.items()}


def _by_role(groups: Iterable[tuple[str, str]]) -> Groups:
    found: Groups = defaultdict(list)
    for role, group in groups:
        found[role].append(group)
    return found
