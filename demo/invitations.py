"""Keeps the invitation of the demo ahead of its reader, whenever the region is loaded."""

from datetime import date, timedelta
from typing import Any

NOTICE = timedelta(days=14)
WEEK = timedelta(days=7)


def kept_ahead(entry: dict[str, Any], today: date) -> dict[str, Any]:
    """The entry of a meeting as it stands on ``today``; only one that ``stays_ahead`` may differ from its file.

    Where its day has passed, the meeting moves to the next such weekday that is at least a fortnight away. In another
    year it is that year's first: the number, the title and the slug follow. The invitation is never younger than today.
    """
    if not entry.get("stays_ahead"):
        return entry
    if today <= entry["date"]:
        return {**entry, "published": {language: min(day, today) for language, day in entry["published"].items()}}
    day = next_weekday(entry["date"].weekday(), today + NOTICE)
    moved = {**entry, "date": day, "published": dict.fromkeys(entry["published"], today)}
    return moved if day.year == entry["date"].year else _numbered(moved, entry["date"].year)


def next_weekday(weekday: int, earliest: date) -> date:
    """The first day from ``earliest`` on that is the ``weekday``, Monday being 0."""
    return earliest + (timedelta(days=weekday - earliest.weekday()) % WEEK)


def _numbered(entry: dict[str, Any], former_year: int) -> dict[str, Any]:
    former, year = entry["number"], entry["date"].year
    renamed = {
        field: {
            language: words.replace(f"{former}{mark}{former_year}", f"1{mark}{year}")
            for language, words in entry[field].items()
        }
        for field, mark in (("title", "/"), ("slug", "-"))
    }
    return {**entry, **renamed, "number": 1}
