"""Terms that nobody has to write: the names on this site in both languages, and the official word list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page

from pages.models import ForumPage, GoalPage, MunicipalityPage, NetworkPage, Seat, StrategyPage
from search.models import Term
from search.terms.services import enter_terms
from search.terms.table import rows_of
from search.terms.words import same

OFFICIAL = Path(__file__).with_name("official.csv")
"""Words of Finnish associations, municipalities and wellbeing services counties, as laws and authorities write them."""
NAMED = (ForumPage, NetworkPage, MunicipalityPage, StrategyPage, GoalPage)
DERIVED = (Term.Source.SITE, Term.Source.OFFICIAL)


@dataclass(frozen=True)
class Refreshed:
    """How many derived terms came and went, one that changed as both; ``total`` are all terms."""

    added: int
    removed: int
    total: int


@transaction.atomic
def refresh_terms() -> Refreshed:
    """Derives the terms anew and enters every name of the termbase; safe to repeat.

    What an editor wrote or changed stays as it is, and so does what she put out of use.
    """
    known = list(Term.objects.all())
    kept = [term for term in known if term.source not in DERIVED]
    taken = {_pair(term) for term in kept}
    settled = {term.origin for term in kept}
    there = {term.origin: term for term in known if term.source in DERIVED}
    fresh, staying = [], set()
    for term in chain(official_terms(), _of_site()):
        pair = _pair(term)
        if pair in taken or term.origin in settled:
            continue
        taken.add(pair)
        if term.origin in there and _cells(there[term.origin]) == _cells(term):
            staying.add(term.origin)
        else:
            fresh.append(term)
    gone = [term.pk for origin, term in there.items() if origin not in staying]
    Term.objects.filter(pk__in=gone).delete()
    Term.objects.bulk_create(fresh, batch_size=500)
    enter_terms(Term.objects.iterator(chunk_size=500))
    return Refreshed(len(fresh), len(gone), Term.objects.count())


def forget_names(page_ids: Iterable[int]) -> None:
    """Forgets what was derived from the names of pages that are withdrawn; what an editor wrote or changed stays."""
    terms_of_names(page_ids).delete()


def terms_of_names(page_ids: Iterable[int]) -> QuerySet[Term]:
    """What was derived from the names of pages and no editor changed."""
    keys = Page.objects.filter(pk__in=page_ids).type(*NAMED).values_list("translation_key", flat=True)
    return Term.objects.filter(source=Term.Source.SITE, origin__in=[f"page:{key}" for key in keys])


def _pair(term: Term) -> tuple[str, str]:
    return same(term.fi), same(term.sv)


def _cells(term: Term) -> tuple[str, ...]:
    return term.fi, term.fi_also, term.sv, term.sv_also


def official_terms() -> Iterator[Term]:
    """The terms of the official list, not saved."""
    for row in rows_of(OFFICIAL.read_bytes()):
        term = Term(source=Term.Source.OFFICIAL, **row.cells)
        term.tidy()
        term.origin = f"official:{term.fi}/{term.sv}"
        yield term


def _of_site() -> Iterator[Term]:
    """The titles of what is live and for everybody in both languages, and the names of roles."""
    titles: dict[Any, dict[str, str]] = {}
    readable = Page.objects.live().public().exclude(expire_at__lte=timezone.now())
    pages = readable.type(*NAMED).order_by("pk")
    for key, language, title in pages.values_list("translation_key", "locale__language_code", "title"):
        titles.setdefault(f"page:{key}", {})[language] = title
    for role in Seat.Role:
        titles[f"role:{role.value}"] = {language: _said(role, language) for language, _name in settings.LANGUAGES}
    for origin, names in titles.items():
        term = Term(source=Term.Source.SITE, origin=origin, **names)
        if len(names) > 1 and _is_of_use(term):
            yield term


def _said(role: Any, language: str) -> str:
    with override(language):
        return str(role.label)


def _is_of_use(term: Term) -> bool:
    """Whether the names are words that can be looked for, and differ: a title may be long, or a name in both."""
    try:
        term.tidy()
    except ValidationError:
        return False
    return same(term.fi) != same(term.sv)
