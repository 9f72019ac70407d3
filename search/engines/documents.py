"""Passages to what engines keep of them: their words, analysed once, and the values of their fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

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
    text, title = (_words(source, passage.language, analysis) for source in (passage.text, passage.title))
    return IndexDocument(
        id=passage.pk,
        version=passage.version,
        exact=tuple(word.exact for word in text),
        lemmas=tuple(form for word in text for form in word.lemmas),
        parts=tuple(form for word in text for form in word.parts),
        folded=folded_forms([*title, *text]),
        title_exact=tuple(word.exact for word in title),
        title_lemmas=tuple(form for word in title for form in word.lemmas),
        title_parts=tuple(form for word in title for form in word.parts),
        date=passage.date.isoformat() if passage.date else "",
        values=values_of(passage),
    )


def _words(source: str, language: str, analysis: Analysis) -> list[Word]:
    return [one.word for one in islice(analysis.text(source, language), MOST_WORDS)]


def folded_forms(words: Iterable[Word]) -> tuple[str, ...]:
    """Forms of words without dots and accents, each once; none of those that have neither."""
    found = []
    for form in distinct([form for word in words for form in (word.exact, *word.lemmas, *word.parts)]):
        if not form.isascii() and (bare := folded(form)) != form:
            found.append(bare)
    return distinct(found)


def values_of(passage: Passage) -> dict[str, tuple[str, ...]]:
    """The values of a passage for each of ``FIELDS`` that it has one of."""
    values = {field: (str(value),) for field, column in COLUMNS.items() if (value := getattr(passage, column))}
    groups = defaultdict(list)
    for person in passage.people.all():
        if person.role in ROLES and person.group_key:
            groups[person.role].append(person.group_key)
    return values | {role: distinct(keys) for role, keys in groups.items()}
