"""What the termbase knows about the words of a question; one query, however many words and terms there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone

from search.engines.lookalikes import lookalikes
from search.models import TermEntry
from search.passages.expiring import expired_pages
from search.terms.derived import terms_of_names
from search.terms.words import Forms

MOST_NAMES = 400
"""Names that are looked at for one question."""


@dataclass(frozen=True)
class Concept:
    """One thing: its names by language, as dictionary forms."""

    names: dict[str, list[Forms]] = field(default_factory=dict)


def concepts(forms: Iterable[str]) -> list[Concept]:
    """The terms of which a name begins with one of some forms, in a steady order; none named by an expired page."""
    asked = sorted(set(forms))
    if not asked:
        return []
    terms = TermEntry.objects.filter(form__in=asked).values("term")
    if expired := expired_pages(timezone.now()):
        terms = terms.exclude(term__in=terms_of_names(expired))
    rows = TermEntry.objects.filter(term__in=terms, is_first=True).order_by("term", "pk")
    found: dict[int, Concept] = {}
    for term, language, name in rows.values_list("term", "language", "forms")[:MOST_NAMES]:
        names = found.setdefault(term, Concept()).names
        names.setdefault(language, []).append(tuple(tuple(word) for word in name))
    return list(found.values())


def names_alike(word: str, limit: int) -> list[str]:
    """First words of names, in whatever form, that are spelled almost like one, the nearest first; two queries."""

    def counts(words: Iterable[str]) -> dict[str, int]:
        return _known(TermEntry.objects.filter(form__in=list(words)))

    def beginning(prefix: str) -> dict[str, int]:
        return _known(TermEntry.objects.filter(form__startswith=prefix))

    return lookalikes(word, limit, counts, beginning)


def _known(entries: QuerySet[TermEntry]) -> dict[str, int]:
    return dict.fromkeys(entries.values_list("form", flat=True).distinct().order_by("form"), 1)
