"""Builds the pages of the directory: municipalities with their premises, grants, associations."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache, partial
from typing import Any

from demo.accounts import mail
from demo.manuscripts import key_of, moment, read, told
from demo.pieces import Piece, piece_of, renewed
from demo.places import Places
from demo.prose import body, rich_text, stream
from demo.venues import access_of, venue_entry
from pages.models import AssociationPage, GrantPage, MunicipalityPage

CHECKED = {"fi": date(2026, 9, 14), "sv": date(2026, 9, 14)}
EVENING = ("18.00", "20.00")


def municipality_pieces(places: Places, today: date) -> list[Piece]:
    """The municipalities; their association evenings are counted from ``today``."""
    return [
        piece_of(
            {"published": CHECKED, **entry},
            key=entry["code"],
            parent=partial(places.index, "pages.MunicipalityIndexPage"),
            draft=partial(_municipality, entry, today),
        )
        for entry in read("municipalities")["municipality"]
    ]


def grant_pieces(places: Places, today: date) -> list[Piece]:
    """The grants, each below its municipality or, those of the county, below the list of grants.

    One that returns every year is that which closes next after ``today``.
    """
    return [
        piece_of(
            {"published": CHECKED, **entry},
            key=entry["key"],
            parent=partial(places.page, entry["below"])
            if "below" in entry
            else partial(places.index, "pages.GrantIndexPage"),
            draft=partial(_grant, entry, today),
        )
        for entry in read("grants")["grant"]
    ]


def association_pieces(places: Places) -> list[Piece]:
    """The associations; where one has a single name, it is the same in both languages."""
    return [
        piece_of(
            {"published": CHECKED, **entry},
            key=entry["code"],
            parent=partial(places.index, "pages.AssociationIndexPage"),
            draft=partial(_association, places, entry),
            **renewed(entry, partial(_association, places)),
        )
        for entry in ({"original": "fi", **row} for row in read("associations")["association"])
    ]


@cache
def association_entry(code: str) -> dict[str, Any]:
    """What the content file says of an association; raises StopIteration for an unknown code."""
    return next(entry for entry in read("associations")["association"] if entry["code"] == code)


def _municipality(entry: dict[str, Any], today: date, language: str) -> MunicipalityPage:
    code = entry["code"]
    finnish, swedish = entry["shares"]
    premises = [("premises", _premises(row, language)) for row in entry["premises"]]
    return MunicipalityPage(
        translation_key=key_of("page", code),
        is_bilingual=entry["is_bilingual"],
        population=entry["population"],
        share_finnish=Decimal(finnish),
        share_swedish=Decimal(swedish),
        contact_name=entry["contact_name"],
        contact_email=mail(entry["mail"]),
        body=body(told(entry["body"], language), code),
        association_evenings=stream([("evening", _evening(entry["evening"], today, language))], f"{code}/evenings"),
        premises=stream(premises, f"{code}/premises"),
        **{name: told(entry[name], language) for name in ("title", "slug", "summary", "contact_role")},
    )


def _evening(entry: dict[str, Any], today: date, language: str) -> dict[str, Any]:
    day = today + timedelta(days=entry["after"])
    starts, ends = (moment(day, clock) for clock in EVENING)
    return {
        "starts_at": starts.isoformat(),
        "ends_at": ends.isoformat(),
        "place": _name(venue_entry(entry["venue"]), language),
        "theme": told(entry["theme"], language),
    }


def _premises(entry: dict[str, Any], language: str) -> dict[str, Any]:
    venue = venue_entry(entry["venue"])
    return {
        "name": _name(venue, language),
        "address": venue["address"],
        "description": told(entry["description"], language),
        **access_of(venue),
    }


def _name(venue: dict[str, Any], language: str) -> str:
    names: dict[str, str] = venue["name"]
    return names.get(language) or next(iter(names.values()))


def _grant(entry: dict[str, Any], today: date, language: str) -> GrantPage:
    decided = entry.get("decided", {})
    awards = [("award", {"recipient": _recipient(code), "amount": euros}) for code, euros in entry.get("awards", [])]
    return GrantPage(
        translation_key=key_of("page", entry["key"]),
        decided_on=decided.get("on"),
        applicant_count=decided.get("applicants"),
        recipient_count=decided.get("recipients"),
        total=decided.get("total"),
        awards=stream(awards, f"{entry['key']}/awards"),
        **_period(entry, today),
        **{name: rich_text(told(entry.get(name), language)) for name in ("criteria", "how_to_apply")},
        **{name: told(entry[name], language) for name in ("title", "slug", "summary", "granting_body", "amount")},
    )


def _recipient(code: str) -> str:
    """The registered name, which is one in both languages: the names of a bilingual association stand side by side."""
    title = association_entry(code)["title"]
    return title if isinstance(title, str) else " / ".join(title.values())


def _period(entry: dict[str, Any], today: date) -> dict[str, date]:
    if "period" not in entry:
        return {"opens": entry["opens"], "closes": entry["closes"]}
    (first_month, first_day), (last_month, last_day) = entry["period"]
    closes = today.replace(month=last_month, day=last_day)
    if closes < today:
        closes = closes.replace(year=today.year + 1)
    opens = closes.replace(month=first_month, day=first_day)
    return {"opens": opens if opens < closes else opens.replace(year=opens.year - 1), "closes": closes}


def _association(places: Places, entry: dict[str, Any], language: str) -> AssociationPage:
    return AssociationPage(
        translation_key=key_of("page", entry["code"]),
        municipality=places.page(entry["municipality"], language),
        network=places.page(entry["network"], language),
        email=mail(entry["mail"]),
        registered_language=entry["language"],
        founded_year=entry["founded_year"],
        body=body(told(entry.get("body"), language), entry["code"]),
        **{name: told(entry[name], language) for name in ("title", "slug", "summary", "purpose")},
    )
