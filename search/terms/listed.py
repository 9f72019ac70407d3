"""Terms as a question asks for them where no termbase holds them: in a scratch index, or before the site has any."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import DatabaseError

from search.analysis.pipeline import LANGUAGES, Analysis
from search.models import Term, TermEntry
from search.terms.derived import official_terms
from search.terms.expanding import Known
from search.terms.queries import Concept, concepts
from search.terms.words import forms_of, known_by


def termbase(analysis: Analysis) -> Known:
    """What the site's termbase knows; of a site that has none yet, or no database, what the official list does."""
    try:
        if TermEntry.objects.exists():
            return concepts
    except DatabaseError:
        pass
    return listed(official_terms(), analysis)


def listed(terms: Iterable[Term], analysis: Analysis) -> Known:
    """Those of a list of which a name begins with one of some forms, as ``concepts`` gives those of the termbase."""
    begun: dict[str, dict[int, Concept]] = {}
    for number, term in enumerate(terms):
        names = {code: [forms_of(word, code, analysis) for word in term.words(code)] for code in LANGUAGES}
        for form in {form for some in names.values() for name in some for form in known_by(name[0])}:
            begun.setdefault(form, {})[number] = Concept(names)

    def known(forms: Iterable[str]) -> list[Concept]:
        found: dict[int, Concept] = {}
        for form in set(forms):
            found |= begun.get(form, {})
        return [found[number] for number in sorted(found)]

    return known
