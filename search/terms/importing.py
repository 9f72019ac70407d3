"""Terms out of a table: all of them or none, and an editor's words about what cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from search.models import Term
from search.terms.permissions import may_edit_terms
from search.terms.services import enter_terms
from search.terms.table import COLUMNS, Refused, Row, at_line, rows_of
from search.terms.words import same

Pair = tuple[str, str]


@dataclass(frozen=True)
class Imported:
    """How many terms a table added, changed, and had as they were."""

    added: int
    changed: int
    unchanged: int


@transaction.atomic
def import_terms(*, data: bytes, user: Any = None, is_operator: bool = False) -> Imported:
    """Takes the terms of a table over, each logged; a term of the same pair gets the other words of the table.

    Nothing is removed. Raises PermissionDenied (never for an operator at the command line), and Refused, with a
    sentence for each line that cannot be taken, in which case nothing was.
    """
    if not is_operator and not may_edit_terms(user):
        raise PermissionDenied
    known = {_pair(term): term for term in Term.objects.all()}
    fresh: list[Term] = []
    changed: list[Term] = []
    wanted = _terms(rows_of(data))
    for term in wanted:
        there = known.get(_pair(term))
        if there is None:
            fresh.append(term)
        elif _cells(there) != _cells(term):
            for column in COLUMNS:
                setattr(there, column, getattr(term, column))
            there.source = Term.Source.EDITOR
            changed.append(there)
    _write(fresh, changed, user)
    return Imported(len(fresh), len(changed), len(wanted) - len(fresh) - len(changed))


def _pair(term: Term) -> Pair:
    return same(term.fi), same(term.sv)


def _cells(term: Term) -> tuple[str, ...]:
    return tuple(getattr(term, column) for column in COLUMNS)


def _terms(rows: Iterable[Row]) -> list[Term]:
    """The terms of some rows, tidied. Raises Refused."""
    found: dict[Pair, int] = {}
    terms, problems = [], []
    for row in rows:
        term = Term(**row.cells)
        try:
            term.tidy()
        except ValidationError as problem:
            problems += [at_line(row.line, sentence) for sentence in problem.messages]
            continue
        earlier = found.setdefault(_pair(term), row.line)
        if earlier != row.line:
            problems.append(at_line(row.line, _same_as(earlier)))
        terms.append(term)
    if problems:
        raise Refused(problems)
    return terms


def _same_as(line: int) -> str:
    return _("the same term as on line %(number)s.") % {"number": line}


def _write(fresh: list[Term], changed: list[Term], user: Any) -> None:
    made = Term.objects.bulk_create(fresh, batch_size=500)
    Term.objects.bulk_update(changed, [*COLUMNS, "source"], batch_size=500)
    enter_terms([*made, *changed])
    for terms, action in ((made, "wagtail.create"), (changed, "wagtail.edit")):
        for term in terms:
            log(term, action, user=user)
