"""The venues and the subjects of events: made where they are missing, and what is known of access to a venue."""

from datetime import date
from functools import cache
from typing import Any

from demo.manuscripts import read
from demo.places import Places
from events.models import Category, Venue
from pages.accessibility import ACCESS_FACT_NAMES, AccessFact

MARKS = {"+": AccessFact.YES, "-": AccessFact.NO, "?": AccessFact.UNKNOWN}
CHECKED_ON = date(2026, 9, 14)


@cache
def venue_entry(code: str) -> dict[str, Any]:
    """What the content file says of a venue; raises StopIteration for an unknown code."""
    return next(entry for entry in read("venues")["venue"] if entry["code"] == code)


def access_of(entry: dict[str, Any]) -> dict[str, str]:
    """What is known of access to a venue: each feature by name, with yes, no or unknown."""
    return {name: MARKS[mark].value for name, mark in zip(ACCESS_FACT_NAMES, entry["access"], strict=True)}


def venue(places: Places, code: str | None) -> Venue | None:
    """The venue, made where it is not there yet; None where no code is given."""
    if code is None:
        return None
    entry = venue_entry(code)
    names = {"name_fi": entry["name"].get("fi", ""), "name_sv": entry["name"].get("sv", "")}
    found = Venue.objects.filter(**names).first()
    return found or Venue.objects.create(
        **names,
        address=entry["address"],
        municipality=places.page_or_none(entry["municipality"], "fi"),
        access_checked_on=None if entry.get("unchecked") else CHECKED_ON,
        **access_of(entry),
    )


def create_venues(places: Places) -> None:
    """Makes the venues that no event has asked for yet; their municipalities were loaded before."""
    for entry in read("venues")["venue"]:
        venue(places, entry["code"])


def category(code: str) -> Category:
    """The subject of events, made where it is not there yet."""
    entry = next(entry for entry in read("venues")["category"] if entry["code"] == code)
    names = {f"name_{language}": name for language, name in entry["name"].items()}
    made, _created = Category.objects.get_or_create(yso_id=entry["yso_id"], defaults=names)
    return made
