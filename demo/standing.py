"""Builds the pages that stand by themselves: the section on the cooperation, contact, privacy, the statement."""

from functools import partial
from typing import Any

from demo.manuscripts import key_of, read, told
from demo.pieces import Piece, piece_of
from demo.places import Places
from demo.prose import body
from pages.models import AccessibilityStatementPage, Finding, SectionPage, StandardPage

COMMON = ("title", "slug", "summary")


def standing_pieces(places: Places) -> list[Piece]:
    """The sections, the pages of text below them or below the front page, and the accessibility statement."""
    content = read("standing")
    return [
        *(_piece(places, entry, partial(_text, SectionPage, entry)) for entry in content["section"]),
        *(_piece(places, entry, partial(_text, StandardPage, entry)) for entry in content["page"]),
        _piece(places, content["statement"], partial(_statement, places, content["statement"])),
    ]


def _piece(places: Places, entry: dict[str, Any], draft: Any) -> Piece:
    parent = partial(places.page, entry["below"]) if "below" in entry else places.home
    return piece_of(entry, key=entry["key"], parent=parent, draft=draft)


def _text(model: type[SectionPage | StandardPage], entry: dict[str, Any], language: str) -> SectionPage | StandardPage:
    return model(
        translation_key=key_of("page", entry["key"]),
        body=body(told(entry["body"], language), entry["key"]),
        **{name: told(entry[name], language) for name in COMMON},
    )


def _statement(places: Places, entry: dict[str, Any], language: str) -> AccessibilityStatementPage:
    key = entry["key"]
    page = AccessibilityStatementPage(
        translation_key=key_of("page", key),
        body=body(told(entry["body"], language), f"{key}/body"),
        out_of_scope=body(told(entry["out_of_scope"], language), f"{key}/out_of_scope"),
        **{name: entry[name] for name in ("conformance", "method", "assessed_on")},
        **{name: told(entry[name], language) for name in COMMON},
    )
    page.findings = [
        Finding(
            translation_key=key_of("finding", key, str(number)),
            locale=places.locales[language],
            sort_order=number,
            **{name: row.get(name) for name in ("found_on", "fix_by", "fixed_on")},
            criterion=row["criterion"],
            **{name: told(row.get(name), language) for name in ("what", "where", "why", "alternative")},
        )
        for number, row in enumerate(entry["finding"])
    ]
    return page
