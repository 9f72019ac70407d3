"""A search in words, for mails and for the pages of an alert."""

from __future__ import annotations

import re

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from cms.dates import short_date
from search.models import Passage
from search.passages.expiring import expired_pages
from search.results.facets import names_of
from search.results.parameters import Asked

LONGEST = 120
ADDRESS = re.compile(r"(?<=\S)(?:://|[.@](?=[^\W\d_]))")
"""What makes a mail program take words for an address."""


def described(asked: Asked, language: str) -> str:
    """A search as one line: its words in quotation marks and its limits, each by its name in ``language``.

    A limit that is the name of nothing is left out: whoever orders a mail for somebody does not write it. So is a name
    that hides by today, or that only an expired page has.
    """
    filters = {name: list(values) for name, values in asked.filters.items()}
    if "speaker" in filters:
        now = timezone.now()
        shown = Passage.objects.shown(timezone.localdate(now)).exclude(page__in=expired_pages(now))
        spoke = shown.filter(speaker__in=filters["speaker"]).values_list("speaker", flat=True)
        filters["speaker"] = list(spoke.order_by("speaker").distinct())
    names = names_of(filters, language)
    said = [f"”{_short(asked.quotable)}”"] if asked.text else []
    for field, values in filters.items():
        for value in values:
            if value in names.get(field, {}):
                said.append(_named(field, names[field][value][0]))
    first, last = parse_date(asked.date_from), parse_date(asked.date_to)
    if first:
        said.append(_("from %(day)s on") % {"day": short_date(first, language)})
    if last:
        said.append(_("until %(day)s") % {"day": short_date(last, language)})
    return ", ".join(said)


def without_links(words: str) -> str:
    """The words in a form that no mail program makes a link of."""
    return ADDRESS.sub(lambda sign: f"{sign[0]} ", words)


def _named(field: str, name: str) -> str:
    words = {
        "present": _("present: %(name)s"),
        "absent": _("absent: %(name)s"),
        "speaker": _("speaker: %(name)s"),
    }
    return words[field] % {"name": name} if field in words else name


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
