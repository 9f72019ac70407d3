"""Minutes as Akoma Ntoso 3.0 (OASIS LegalDocML), from what the open data tells of a meeting and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from lxml import etree
from lxml.builder import ElementMaker

from cms.feeds import safe_text
from pages.models import Attendance
from search.api import shapes

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
LANGUAGES = {"fi": "fin", "sv": "swe"}
SOURCE = "#foorumi"
AKN = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def akoma_ntoso(meeting: shapes.Meeting) -> bytes:
    """A meeting as a document named "minutes", or "agenda" while nothing was said or decided; valid by the schema.

    An item has the identity that its heading has on the page.
    """
    with translation.override(meeting.language):
        name = "minutes" if _has_minutes(meeting) else "agenda"
        body = AKN.mainBody(*_facts(meeting), *_participants(meeting), *map(_item, meeting.items), *_notes(meeting))
        preface = AKN.preface(AKN.p(AKN.docTitle(safe_text(meeting.title))))
        document = AKN.doc(_meta(meeting, name), preface, body, name=name)
    made: bytes = etree.tostring(AKN.akomaNtoso(document), xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return made


def _has_minutes(meeting: shapes.Meeting) -> bool:
    return meeting.approved_on is not None or any(item.discussion or item.decision for item in meeting.items)


def _meta(meeting: shapes.Meeting, name: str) -> Any:
    """Who, what and when: the work in any language, this language of it, this file."""
    held = timezone.localdate(meeting.starts_at).isoformat()
    changed = timezone.localdate(meeting.changed_at).isoformat() if meeting.changed_at else held
    work = f"/akn/fi/doc/{name}/{held}/{meeting.key}"
    expression = f"{work}/{LANGUAGES[meeting.language]}@{meeting.approved_on or changed}"

    def level(element: Any, uri: str, day: str, *more: Any) -> Any:
        this, whole = AKN.FRBRthis(value=f"{uri}/!main"), AKN.FRBRuri(value=uri)
        return element(this, whole, AKN.FRBRdate(date=day, name="generation"), AKN.FRBRauthor(href="#body"), *more)

    identification = AKN.identification(
        level(AKN.FRBRWork, work, held, AKN.FRBRcountry(value="fi")),
        level(AKN.FRBRExpression, expression, changed, AKN.FRBRlanguage(language=LANGUAGES[meeting.language])),
        level(AKN.FRBRManifestation, f"{expression}.xml", changed),
        source=SOURCE,
    )
    body = meeting.body
    name_of_body, address = (body.title, body.url) if body is not None else (_("Foorumi"), meeting.url)
    references = AKN.references(
        AKN.original(href=meeting.url, showAs=safe_text(meeting.title), eId="page"),
        AKN.TLCOrganization(eId="body", href=address, showAs=safe_text(name_of_body)),
        AKN.TLCOrganization(eId="foorumi", href=meeting.data_url, showAs=_("Foorumi")),
        *([AKN.TLCLocation(eId="place", href=meeting.url, showAs=meeting.place)] if meeting.place else []),
        source=SOURCE,
    )
    return AKN.meta(identification, references)


def _facts(meeting: shapes.Meeting) -> list[Any]:
    start = timezone.localtime(meeting.opened_at or meeting.starts_at)
    lines = [
        AKN.p(_("Time"), ": ", AKN.date(start.strftime("%d.%m.%Y %H.%M"), date=start.date().isoformat())),
        *([AKN.p(_("Place"), ": ", AKN.location(meeting.place, refersTo="#place"))] if meeting.place else []),
        *([AKN.p(f"{_('Chair')}: {safe_text(meeting.chair)}")] if meeting.chair else []),
        *([AKN.p(f"{_('Secretary')}: {safe_text(meeting.secretary)}")] if meeting.secretary else []),
    ]
    return [AKN.hcontainer(AKN.content(*lines), name="facts", eId="facts")]


def _participants(meeting: shapes.Meeting) -> list[Any]:
    if not meeting.participants:
        return []
    lines = AKN.ul(*(AKN.li(AKN.p(_participant(one))) for one in meeting.participants))
    return [AKN.hcontainer(AKN.heading(_("Participants")), AKN.content(lines), name="participants", eId="participants")]


def _participant(one: shapes.Participant) -> str:
    who = ", ".join(filter(None, [one.name, one.group])) or Attendance.Role(one.role).label
    return safe_text(f"{who} ({Attendance.Presence(one.presence).label})")


def _item(item: shapes.AgendaItem) -> Any:
    identity = item.url.rpartition("#")[2]
    promises = [" – ".join(filter(None, [one.task, one.owner, str(one.due or "")])) for one in item.follow_ups]
    parts = {
        "matter": item.matter.split("\n"),
        "discussion": item.discussion.split("\n"),
        "decision": item.decision.split("\n"),
        "follow-ups": promises,
    }
    children = [_part(identity, name, lines) for name, lines in parts.items() if any(lines)]
    return AKN.section(
        *([AKN.num(safe_text(item.number))] if item.number else []),
        *([AKN.heading(safe_text(item.heading))] if item.heading else []),
        *(children or [AKN.content(AKN.p())]),
        eId=identity,
    )


def _part(identity: str, name: str, lines: Iterable[str]) -> Any:
    paragraphs = [AKN.p(words) for line in lines if (words := safe_text(line))]
    return AKN.hcontainer(AKN.content(*paragraphs), name=name, eId=f"{identity}__{name}")


def _notes(meeting: shapes.Meeting) -> list[Any]:
    return [_part("notes", "notes", meeting.notes.split("\n"))] if meeting.notes else []
