"""Where the matter of an agenda item was dealt with before and after: items of one case number belong together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from pages import models
from pages.queries.meetings import items_in, meetings_by_page
from pages.queries.versions import Item


@dataclass(frozen=True)
class Treatment:
    """One meeting that dealt with a matter: its item's number and address; ``meeting`` has its ``parent``."""

    number: str
    url: str
    date: date
    meeting: Item

    @property
    def language(self) -> str:
        """The language of the text."""
        return self.meeting.language


@dataclass(frozen=True)
class Case:
    """The other meetings that deal with the matter of an item, each list the oldest first."""

    earlier: list[Treatment]
    later: list[Treatment]


def cases_of(meeting: Any, items: Iterable[Any], language: str) -> dict[UUID, Case]:
    """By the key of an agenda item where else its matter is dealt with; items that stand alone are left out.

    It costs one query however many items, meetings and matters there are, and none where no item has a case number.
    """
    numbered = {item.translation_key: item.case_number for item in items if item.case_number}
    if not numbered:
        return {}
    others = models.MeetingPage.objects.exclude(translation_key=meeting.translation_key)
    rows = list(items_in(others, language).filter(case_number__in=set(numbered.values())))
    by_page = meetings_by_page(rows, language)
    found: dict[UUID, Case] = {}
    for key, case_number in numbered.items():
        same = sorted((row for row in rows if row.case_number == case_number), key=lambda row: row.page.starts_at)
        if same:
            before = [row for row in same if row.page.starts_at <= meeting.starts_at]
            after = [row for row in same if row.page.starts_at > meeting.starts_at]
            found[key] = Case(_treatments(before, by_page), _treatments(after, by_page))
    return found


def _treatments(rows: list[Any], meetings: dict[int, Item]) -> list[Treatment]:
    return [
        Treatment(
            number=row.number,
            url=f"{meetings[row.page_id].url}#{row.anchor}",
            date=timezone.localdate(row.page.starts_at),
            meeting=meetings[row.page_id],
        )
        for row in rows
    ]
