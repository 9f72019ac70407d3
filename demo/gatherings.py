"""Builds the pages of those who gather: networks, the forum with its seats, meetings with minutes."""

from datetime import date, datetime
from functools import cache, partial
from typing import Any

from demo.accounts import mail
from demo.invitations import kept_ahead
from demo.manuscripts import clock_time, key_of, moment, read, read_meetings, told
from demo.pieces import Piece, piece_of, renewed
from demo.places import Places, person_key
from demo.prose import body, corrections_of, rich_text, stream
from pages.models import AgendaItem, Attendance, ForumPage, MeetingPage, NetworkPage, Seat

NAMES_UNTIL = date(2030, 12, 31)
FOUNDING = {"fi": date(2024, 2, 1), "sv": date(2024, 2, 1)}


def network_pieces(places: Places) -> list[Piece]:
    """The networks."""
    return [
        piece_of(
            {"published": FOUNDING, **entry},
            key=entry["code"],
            parent=partial(places.index, "pages.NetworkIndexPage"),
            draft=partial(_network, entry),
            **renewed(entry, _network),
        )
        for entry in read("networks")["network"]
    ]


def forum_pieces(places: Places) -> list[Piece]:
    """The forums with their seats, those of earlier terms too."""
    return [
        piece_of(
            entry,
            key=entry["code"],
            parent=partial(places.index, "pages.ForumIndexPage"),
            draft=partial(_forum, places, entry),
        )
        for entry in read("forums")["forum"]
    ]


def meeting_pieces(places: Places, today: date) -> list[Piece]:
    """The meetings with their minutes, the oldest first, and the invitation that lies ahead of ``today``."""
    mails = {forum["code"]: forum["contact_mail"] for forum in read("forums")["forum"]}
    return [
        _meeting_piece(places, {"contact_mail": mails[entry["forum"]], **kept_ahead(entry, today)})
        for entry in read_meetings()
    ]


def names_of_persons() -> set[str]:
    """Everybody who sits in a forum or stands in minutes by name."""
    seats = [seat for forum in read("forums")["forum"] for _term, seat in _seats_with_terms(forum)]
    seated = {seat[post] for seat in seats for post in ("representative", "deputy") if post in seat}
    return seated | {row["name"] for meeting in read_meetings() for row in people_of(meeting) if "name" in row}


def people_of(meeting: dict[str, Any]) -> list[dict[str, Any]]:
    """The attendance of a meeting's entry; empty for an invitation and where only a number was noted down."""
    people: list[dict[str, Any]] = meeting.get("attendance", {}).get("people", [])
    return people


def item_key(meeting: str, number: str) -> Any:
    """The permanent identity of an item of the agenda."""
    return key_of("item", meeting, number)


@cache
def case_numbers() -> dict[str, str]:
    """The case number of each item that belongs to a matter of several meetings, by meeting and number of the item."""
    return {item: case["number"] for case in read("cases")["case"] for item in case["items"]}


def _network(entry: dict[str, Any], language: str) -> NetworkPage:
    return NetworkPage(
        translation_key=key_of("page", entry["code"]),
        basis=entry["basis"],
        contact_email=mail(entry["mail"]),
        founded_on=entry.get("founded_on"),
        body=body(told(entry.get("body"), language), entry["code"]),
        **{
            name: told(entry.get(name), language)
            for name in ("title", "slug", "summary", "purpose", "how_to_join", "municipalities")
        },
    )


def _forum(places: Places, entry: dict[str, Any], language: str) -> ForumPage:
    code = entry["code"]
    clock = [
        ("entry", {
            "first_month": part["months"][0], "last_month": part["months"][1],
            "what": told(part["what"], language), "who": told(part["who"], language),
        })
        for part in entry.get("annual_clock", [])
    ]  # fmt: skip
    page = ForumPage(
        translation_key=key_of("page", code),
        kind=entry["kind"],
        minutes_kind=entry["minutes_kind"],
        founded_on=entry.get("founded_on"),
        ended_on=entry.get("ended_on"),
        contact_name=entry["contact_name"],
        contact_email=mail(entry["contact_mail"]),
        body=body(told(entry["body"], language), f"{code}/body"),
        how_chosen=body(told(entry["how_chosen"], language), f"{code}/how_chosen"),
        annual_clock=stream(clock, f"{code}/clock"),
        **{name: told(entry[name], language) for name in ("title", "slug", "summary", "contact_role")},
    )
    page.seats = [
        _seat(places, code, language, term, seat, number)
        for number, (term, seat) in enumerate(_seats_with_terms(entry))
    ]
    return page


def _seats_with_terms(forum: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(term, seat) for term in forum.get("term", []) for seat in term["seats"]]


def _seat(places: Places, forum: str, language: str, term: dict[str, Any], seat: dict[str, Any], number: int) -> Seat:
    holders = {post: person_key(seat[post]) if post in seat else None for post in ("representative", "deputy")}
    return Seat(
        translation_key=key_of("seat", forum, str(term["start"]), seat.get("network") or seat["representative"]),
        locale=places.locales[language],
        sort_order=number,
        network=places.page_or_none(seat.get("network"), language),
        association=places.page_or_none(seat.get("association"), language),
        organisation=told(seat.get("organisation"), language),
        representative_id=holders["representative"],
        deputy_id=holders["deputy"],
        role=seat.get("role", Seat.Role.MEMBER),
        term_start=seat.get("start", term["start"]),
        term_end=term["end"],
    )


def _meeting_piece(places: Places, entry: dict[str, Any]) -> Piece:
    correction = entry.get("correction")
    first = _replaced(entry, correction["right"], correction["wrong"]) if correction else entry
    return piece_of(
        entry,
        key=entry["key"],
        author="secretary",
        parent=partial(places.page, entry["forum"]),
        draft=partial(_meeting, places, {**first, "correction": None}),
        corrected=partial(_meeting, places, entry, entry["original"]) if correction else None,
        corrected_on=correction["on"] if correction else None,
    )


def _replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {name: _replaced(part, old, new) for name, part in value.items()}
    if isinstance(value, list):
        return [_replaced(part, old, new) for part in value]
    return value.replace(old, new) if isinstance(value, str) else value


def _meeting(places: Places, entry: dict[str, Any], language: str) -> MeetingPage:
    key, day = entry["key"], entry["date"]
    corrections = [entry["correction"]] if entry.get("correction") else []
    page = MeetingPage(
        translation_key=key_of("page", key),
        number=entry["number"],
        mode=entry["mode"],
        chair=entry.get("chair", ""),
        secretary=entry.get("secretary", ""),
        participants_count=entry.get("participants"),
        approved_on=entry.get("approved_on"),
        original_language=entry["original"],
        hide_names_on=entry.get("hide_names_on", NAMES_UNTIL),
        contact_email=mail(entry["contact_mail"]),
        invitation=body(told(entry.get("invitation"), language), f"{key}/invitation"),
        programme=_programme(entry, language),
        corrections=corrections_of(corrections, key, language),
        **{name: told(entry[name], language) for name in ("title", "slug", "summary", "place")},
        **_hours(entry, day),
    )
    sheets = entry.get("attachments", {})
    page.agenda_items = [
        _item(places, key, item, sheets, language, number) for number, item in enumerate(entry.get("item", []))
    ]
    page.attendances = [
        _attendance(places, entry["original"], person, number) for number, person in enumerate(people_of(entry))
    ]
    return page


def _hours(entry: dict[str, Any], day: date) -> dict[str, datetime]:
    names = {"starts_at": "starts", "ends_at": "ends", "opened_at": "opened", "closed_at": "closed"}
    return {field: moment(day, entry[name]) for field, name in names.items() if name in entry}


def _programme(entry: dict[str, Any], language: str) -> str:
    parts = [
        ("entry", {
            "starts": clock_time(part["starts"]), "title": told(part["title"], language),
            "speaker": part.get("speaker", ""), "speaker_role": told(part.get("speaker_role"), language),
        })
        for part in entry.get("programme", [])
    ]  # fmt: skip
    return stream(parts, f"{entry['key']}/programme")


def _item(
    places: Places, meeting: str, item: dict[str, Any], sheets: dict[str, Any], language: str, number: int
) -> AgendaItem:
    identity = f"{meeting}/{item['number']}"
    promises = [
        ("follow_up", {
            "task": told(promise["task"], language), "owner": promise["owner"],
            "due": promise["due"], "done_on": promise.get("done"),
        })
        for promise in item.get("follow_up", [])
    ]  # fmt: skip
    attached = [
        ("attachment", {"document": places.document(name, sheet).pk, "title": told(sheet["title"], language)})
        for name, sheet in sheets.items()
        if name == item.get("attachment")
    ]
    return AgendaItem(
        translation_key=item_key(meeting, item["number"]),
        locale=places.locales[language],
        sort_order=number,
        number=item["number"],
        heading=told(item["heading"], language),
        follow_ups=stream(promises, f"{identity}/follow_ups"),
        attachments=stream(attached, f"{identity}/attachments"),
        goal=places.page_or_none(item.get("goal"), language),
        case_number=case_numbers().get(identity, ""),
        **{part: rich_text(told(item.get(part), language)) for part in ("matter", "discussion", "decision")},
    )


def _attendance(places: Places, language: str, person: dict[str, Any], number: int) -> Attendance:
    network = places.page_or_none(person.get("network"), language)
    return Attendance(
        sort_order=number,
        name=person.get("name") or person["title"],
        person_id=person_key(person["name"]) if "name" in person else None,
        network=network,
        group=network.title if network else person.get("group", ""),
        role=person.get("role", Attendance.Role.MEMBER),
        presence=person.get("presence", Attendance.Presence.PRESENT),
        present_from=clock_time(person["from"]) if "from" in person else None,
        present_to=clock_time(person["to"]) if "to" in person else None,
    )
