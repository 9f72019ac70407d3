"""Changes of the termbase that are ours: adding a term, and entering names where a question finds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from search.analysis.pipeline import Analysis
from search.models import Pin, PinEntry, Term, TermEntry
from search.models.terms import LANGUAGES
from search.terms.permissions import may_edit_terms
from search.terms.words import Forms, forms_of, known_by, lines

AT_ONCE = 500


@transaction.atomic
def add_term(*, user: Any, words: Mapping[str, Sequence[str]], source: str = Term.Source.EDITOR) -> Term:
    """Adds a term, logged; ``words`` are its names by language ("fi", "sv"), the preferred one first.

    Raises PermissionDenied, and ValidationError with sentences where the words say nothing or are known.
    """
    if not may_edit_terms(user):
        raise PermissionDenied
    term = Term(source=source)
    for language, _name in LANGUAGES:
        preferred, *others = lines("\n".join(words.get(language, ()))) or [""]
        setattr(term, language, preferred)
        setattr(term, f"{language}_also", "\n".join(others))
    term.full_clean()
    term.save()
    log(term, "wagtail.create", user=user)
    return term


def enter_terms(terms: Iterable[Term], analysis: Analysis | None = None) -> None:
    """Enters the names of terms anew; those of terms that are not in use are taken out."""
    rest = iter(terms)
    while batch := list(islice(rest, AT_ONCE)):
        with transaction.atomic():
            TermEntry.objects.filter(term__in=batch).delete()
            TermEntry.objects.bulk_create([entry for term in batch for entry in _entries(term, analysis)])


def _entries(term: Term, analysis: Analysis | None) -> Iterable[TermEntry]:
    for language, _name in LANGUAGES if term.is_used else ():
        for words in term.words(language):
            forms = forms_of(words, language, analysis)
            for number, form in enumerate(known_by(forms[0])):
                yield TermEntry(term=term, language=language, form=form, is_first=not number, forms=forms)


def enter_pin(pin: Pin, analysis: Analysis | None = None) -> None:
    """Enters the questions of an editors' choice anew."""
    with transaction.atomic():
        pin.entries.all().delete()
        PinEntry.objects.bulk_create(
            PinEntry(pin=pin, form=form, forms=forms)
            for forms in (forms_of(words, pin.language, analysis) for words in lines(pin.questions))
            for form in _first(forms)
        )


def _first(forms: Forms) -> Sequence[str]:
    return known_by(forms[0]) if forms else ()
