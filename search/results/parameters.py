"""What stands in the address of a search: words and limits. Whatever makes no sense there counts as not given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from search.engines.protocol import FIELDS
from search.models import Passage
from search.query.days import days_of
from search.query.parser import LONGEST_TEXT
from search.query.problems import Problem

SORTS = ("relevance", "newest", "oldest")
MOST_VALUES = 20
MOST_PAGES = 500
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u2029\ud800-\udfff]+")
UNSEEN = re.compile(r"[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
"""Soft hyphens of headings that were copied, and signs that turn the direction of what stands around them."""
QUOTES = re.compile('["“”„‟«»″＂]')
INNER_QUOTE = "’"
LONGEST_DAY = 40
KEY = re.compile(r"[0-9a-f-]{1,36}", re.ASCII)
PATTERNS = {
    "kind": re.compile("|".join(Passage.Kind.values)),
    "language": re.compile("fi|sv"),
    "year": re.compile(r"[0-9]{4}", re.ASCII),
    "speaker": re.compile(r".{1,255}"),
}
"""What a value of each field looks like; of the others it is the key of a page or a group."""


@dataclass(frozen=True)
class Asked:
    """A search as it stands in an address: ``text`` as typed, values by field, ISO days, order, page.

    ``unread`` are days that no calendar has, as they were typed.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: str = ""
    date_to: str = ""
    sort: str = SORTS[0]
    page: int = 1
    unread: tuple[str, ...] = ()

    @classmethod
    def read(cls, query: QueryDict) -> Asked:
        """The search of a query string."""
        values = {name: tuple(dict.fromkeys(_valid(name, query.getlist(name)))) for name in FIELDS}
        sort, page = query.get("sort", ""), query.get("page", "")
        first, last = _days(query.get("from", "")), _days(query.get("until", ""))
        typed = [query.get(name, "") for name, days in (("from", first), ("until", last)) if days is None]
        return cls(
            text=CONTROLS.sub(" ", UNSEEN.sub("", str(query.get("q", ""))[: LONGEST_TEXT + 1])).strip(),
            filters={name: chosen for name, chosen in values.items() if chosen},
            date_from=first[0] if first else "",
            date_to=last[1] if last else "",
            unread=tuple(_seen(one) for one in typed),
            sort=sort if sort in SORTS else SORTS[0],
            page=min(max(int(page), 1), MOST_PAGES) if page.isascii() and page.isdecimal() and len(page) < 6 else 1,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return not (self.text or self.filters or self.date_from or self.date_to)

    @property
    def quotable(self) -> str:
        """The words as they stand between quotation marks in a sentence: a phrase inside has the inner marks.

        A phrase alone, and a mark that is alone, has none: ""avoin ovi"" is read as a mistake of the page.
        """
        outer = QUOTES.findall(self.text)
        is_phrase = len(outer) == 2 and bool(QUOTES.match(self.text)) and bool(QUOTES.match(self.text[-1:]))
        return QUOTES.sub("" if is_phrase or len(outer) < 2 else INNER_QUOTE, self.text).strip() or self.text

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words is asked."""
        return bool(self.filters or self.date_from or self.date_to)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of the days could not be used."""
        is_turned = bool(self.date_from and self.date_to) and self.date_from > self.date_to
        unread = tuple(Problem("unknown_date", typed) for typed in self.unread)
        return (*unread, Problem("days_turned")) if is_turned else unread

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values of the address, in one order, without the page and what goes without saying."""
        pairs = [("q", self.text)] + [(name, value) for name in FIELDS for value in self.filters.get(name, ())]
        pairs += [("from", self.date_from), ("until", self.date_to)]
        pairs += [("sort", self.sort if self.sort != SORTS[0] else "")]
        return [(name, value) for name, value in pairs if value]

    @property
    def query(self) -> str:
        """The query string."""
        return urlencode(self.pairs)

    def having(self, **changes: Any) -> Asked:
        """The search with other words, days or order, on its first page."""
        return replace(self, **{"page": 1, "unread": (), **changes})

    def narrowed(self, name: str, *values: str) -> Asked:
        """The search with these values of a field alone; with none of them without that limit."""
        others = {key: chosen for key, chosen in self.filters.items() if key != name}
        return self.having(filters=others | ({name: values} if values else {}))

    def without(self, name: str, value: str) -> Asked:
        """The search without one of the values of a field."""
        return self.narrowed(name, *(one for one in self.filters.get(name, ()) if one != value))

    def unlimited(self) -> Asked:
        """The words alone."""
        return Asked(text=self.text, sort=self.sort)


def _valid(name: str, values: list[str]) -> list[str]:
    pattern = PATTERNS.get(name, KEY)
    return [value for value in values[:MOST_VALUES] if pattern.fullmatch(value) and not CONTROLS.search(value)]


def _days(text: str) -> tuple[str, str] | None:
    """The first and the last ISO day of what was typed, both empty where that is nothing; None where it is no day."""
    typed = _seen(text)
    return days_of(typed) if typed else ("", "")


def _seen(text: str) -> str:
    return CONTROLS.sub(" ", UNSEEN.sub("", text[:LONGEST_DAY])).strip()
