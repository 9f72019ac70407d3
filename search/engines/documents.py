"""Passages to what engines keep of them: their words, analysed once, and the values of their fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice

from django.db.models import prefetch_related_objects

from search.analysis.pipeline import Analysis
from search.analysis.tokens import folded
from search.analysis.words import Word, distinct
from search.engines.embedded import COLUMNS, ROLES
from search.engines.protocol import IndexDocument
from search.models import Passage

MOST_WORDS = 8_000
"""Words of a passage that are indexed: more than any page of a book has; an index of one database allows no more."""
BATCH = 500


def documents_of(passages: Iterable[Passage], analysis: Analysis | None = None) -> Iterator[IndexDocument]:
    """The document of each passage, in their order; people are read for 500 passages at once.

    A passage in no known language is analysed as Finnish and as Swedish. Passages need their primary keys.
    """
    way = analysis or Analysis()
    rest = iter(passages)
    while batch := list(islice(rest, BATCH)):
        prefetch_related_objects(batch, "people")
        for passage in batch:
            yield _document(passage, way)


def _document(passage: Passage, analysis: Analysis) -> IndexDocument:
    text = analysis.words(passage.text, passage.language, MOST_WORDS)
    title = analysis.words(passage.title, passage.language, MOST_WORDS)
    return IndexDocument(
        id=passage.pk,
        version=passage.version,
        exact=tuple([word.exact for word in text]),
        lemmas=_every([word.lemmas for word in text]),
        parts=_every([word.parts for word in text]),
        folded=folded_forms([*title, *text]),
        title_exact=tuple([word.exact for word in title]),
        title_lemmas=_every([word.lemmas for word in title]),
        title_parts=_every([word.parts for word in title]),
        date=passage.date.isoformat() if passage.date else "",
        values=values_of(passage),
    )


def _every(forms: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(forms))


def folded_forms(words: Iterable[Word]) -> tuple[str, ...]:
    """Forms of words without dots and accents, each once; none of those that have neither."""
    return tuple(dict.fromkeys(chain.from_iterable(map(_bare, words))))


@lru_cache(maxsize=50_000)
def _bare(word: Word) -> tuple[str, ...]:
    forms = distinct([word.exact, *word.lemmas, *word.parts])
    return distinct([bare for form in forms if not form.isascii() and (bare := folded(form)) != form])


def values_of(passage: Passage) -> dict[str, tuple[str, ...]]:
    """The values of a passage for each of ``FIELDS`` that it has one of."""
    values = {field: (str(value),) for field, column in COLUMNS.items() if (value := getattr(passage, column))}
    groups = defaultdict(list)
    for person in passage.people.all():
        if person.role in ROLES and person.group_key:
            groups[person.role].append(person.group_key)
    return values | {role: distinct(keys) for role, keys in groups.items()}
