"""What a search is narrowed by at the moment, each with the address of the same search without it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.dates import short_date
from search.engines.protocol import FIELDS
from search.results.facets import Facets
from search.results.parameters import Asked


@dataclass(frozen=True)
class Limit:
    """One limit in words: what is limited, and to what; ``query`` is the search without it.

    ``language`` is that of the value where it is not the reader's.
    """

    name: str
    value: str
    query: str
    language: str = ""


def limits_of(asked: Asked, facets: Facets) -> tuple[Limit, ...]:
    """The limits of the address, in the order of the fields; a key that is the name of nothing is called unknown."""
    named = {(field, one.value): one for field in FIELDS for one in facets[field]}
    found = []
    for field in FIELDS:
        for value in asked.filters.get(field, ()):
            known = named.get((field, value))
            label, language = (known.label, known.language) if known else (_("unknown"), "")
            found.append(Limit(_name(field), label, asked.without(field, value).query, language))
    if asked.date_from:
        found.append(Limit(_("From the day"), _day(asked.date_from), asked.having(date_from="").query))
    if asked.date_to:
        found.append(Limit(_("Until the day"), _day(asked.date_to), asked.having(date_to="").query))
    return tuple(found)


def _name(field: str) -> str:
    return {
        "kind": _("Kind"),
        "language": _("Language"),
        "body": _("Forum or network"),
        "network": _("Network"),
        "year": _("Year"),
        "speaker": _("Speaker"),
        "present": _("Group that was present"),
        "absent": _("Group that was absent"),
    }[field]


def _day(iso: str) -> str:
    return short_date(date.fromisoformat(iso), get_language() or "fi")
