"""The entry: one file in, structured minutes out, with every source line placed or warned about."""

from dataclasses import replace

from pages.minutes_import.attachments import merged, read_attachment_line
from pages.minutes_import.head import Head, read_head
from pages.minutes_import.items import Items, read_items
from pages.minutes_import.kind import require_minutes
from pages.minutes_import.outline import Outline, outline_of
from pages.minutes_import.proceedings import Proceedings, read_proceedings, with_movements
from pages.minutes_import.roster import People, read_people
from pages.minutes_import.structure import Attachment, Language, Minutes, Participant, SourceLine, Warning, WarningCode
from pages.minutes_import.text import Line, decode, numbered_lines
from pages.minutes_import.vocabulary import FUNCTION_WORDS


def parse_minutes(data: bytes | str) -> Minutes:
    """Read minutes in plain text, Finnish or Swedish.

    Raises UnreadableText where the bytes are not text, NotMinutes where the text is something else than minutes.
    """
    decoded = decode(data)
    lines = numbered_lines(decoded.text)
    outline = outline_of(lines)
    people = read_people(outline.rosters)
    require_minutes(outline, lines, len(people.participants))
    head = read_head(outline.head, lines)
    items = read_items(outline.items, meeting=head.day)
    minutes = _assembled(lines, outline, people, head, items)
    if decoded.is_legacy:
        message = "The file is not Unicode; it was read as Windows-1252 (Western European)."
        minutes = replace(
            minutes, warnings=(Warning(line=1, code="legacy_encoding", message=message), *minutes.warnings)
        )
    return minutes


def language_of(lines: list[Line]) -> Language:
    """Give the language whose function words are more frequent."""
    counts = {"fi": 0, "sv": 0}
    for line in lines:
        for word in line.text.casefold().replace(":", " ").replace(",", " ").split():
            for language, words in FUNCTION_WORDS.items():
                counts[language] += word in words
    return "sv" if counts["sv"] > counts["fi"] else "fi"


def _assembled(lines: list[Line], outline: Outline, people: People, head: Head, items: Items) -> Minutes:
    closing = [line.text.replace("\t", " ") for line in outline.closing]
    found = read_proceedings(items.items, [*head.notes, *closing])
    participants, moved = with_movements(people.participants, items.items)
    placed = _placed(outline, people, head)
    sources = tuple(SourceLine(number=line.number, text=line.text, part=placed.get(line.number, "")) for line in lines)
    chair, officer_warnings = _chair(found, participants)
    start, end, time_warnings = _times(found, head)
    found_warnings = [*people.warnings, *head.warnings, *items.warnings, *moved, *officer_warnings, *time_warnings]
    return Minutes(
        language=language_of(lines),
        date=head.day.isoformat() if head.day else None,
        start=start,
        end=end,
        mode="hybrid" if head.mode == "onsite" and any(person.is_remote for person in participants) else head.mode,
        chair=chair,
        secretary=_holder(participants, "secretary") or found.secretary,
        people=tuple(participants),
        items=tuple(items.items),
        attachments=_attachments(outline, items),
        warnings=_ordered(found_warnings, sources),
        title=head.title,
        number=head.number,
        place=head.place,
        scheduled_start=head.time.start if head.time else None,
        scheduled_end=head.time.end if head.time else None,
        breaks=tuple(found.breaks),
        agenda=tuple(line.text for line in outline.agenda),
        notes=(*head.notes, *closing),
        lines=sources,
    )


def _placed(outline: Outline, people: People, head: Head) -> dict[int, str]:
    placed = dict.fromkeys(people.placed, "people") | head.placed
    for item in outline.items:
        name = f"item {item.number.text}" if item.number else "item"
        placed |= dict.fromkeys([item.opening.number, *(line.number for line in item.lines)], name)
    for name, region in (
        ("agenda", outline.agenda),
        ("attachments", outline.attachments),
        ("closing", outline.closing),
    ):
        placed |= dict.fromkeys((line.number for line in region), name)
    return placed


def _attachments(outline: Outline, items: Items) -> tuple[Attachment, ...]:
    listed = [attachment for line in outline.attachments for attachment in read_attachment_line(line)]
    return merged([*listed, *items.attachments])


def _holder(participants: list[Participant], role: str) -> str | None:
    """Give who holds a role, one who is there before one who is absent."""
    holders = sorted(
        (person for person in participants if person.role == role), key=lambda person: person.attendance == "absent"
    )
    return holders[0].name if holders else None


def _chair(found: Proceedings, participants: list[Participant]) -> tuple[str | None, list[Warning]]:
    chairs = [person for person in participants if person.role == "chair"]
    present = [person for person in chairs if person.attendance != "absent"]
    deputies = [person for person in participants if person.role == "vice_chair" and person.attendance != "absent"]
    if found.chair:
        return found.chair, []
    if chairs and not present and deputies:
        message = f"{chairs[0].name} is absent; {deputies[0].name}, the vice chair, is taken as chair."
        return deputies[0].name, [Warning(line=deputies[0].line, code="chair_guessed", message=message)]
    return _holder(participants, "chair"), []


def _times(found: Proceedings, head: Head) -> tuple[str | None, str | None, list[Warning]]:
    """Give start and end as held; where the prose is silent the head's times stand in, with a warning."""
    planned_start, planned_end = (head.time.start, head.time.end) if head.time else (None, None)
    warnings = [
        *_unsaid("no_start", "start", found.opened, planned_start, head),
        *_unsaid("no_end", "end", found.closed, planned_end, head),
    ]
    start, end = found.opened or planned_start, found.closed or planned_end
    if start and end and end < start:
        message = f"The meeting ends at {end}, before it starts at {start}."
        warnings.append(Warning(line=head.day_line or 1, code="end_before_start", message=message))
    return start, end, warnings


def _unsaid(code: WarningCode, name: str, held: str | None, planned: str | None, head: Head) -> list[Warning]:
    if held:
        return []
    instead = f"{planned} from the head was used." if planned else "it is empty."
    return [Warning(line=head.day_line or 1, code=code, message=f"The text does not say the {name}; {instead}")]


def _ordered(found: list[Warning], sources: tuple[SourceLine, ...]) -> tuple[Warning, ...]:
    """Give the warnings by line, with one for each source line that nothing took."""
    warned = {warning.line for warning in found if warning.code == "not_a_name"}
    unplaced = [
        Warning(line=source.number, code="unplaced", message=source.text)
        for source in sources
        if not source.part and source.number not in warned
    ]
    return tuple(sorted([*found, *unplaced], key=lambda warning: warning.line))
