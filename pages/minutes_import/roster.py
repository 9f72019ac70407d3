"""From the lists of people to participants: groups, the attendance a heading gives, names broken over lines."""

from dataclasses import dataclass, field, replace

from pages.minutes_import.columns import Columns, is_column_heading, read_columns
from pages.minutes_import.labels import normalised, open_label, split_label
from pages.minutes_import.outline import Roster
from pages.minutes_import.people import Entry, parse_people
from pages.minutes_import.structure import Attendance, Participant, Role, Warning
from pages.minutes_import.text import Line

OFFICES = frozenset({"chair", "vice_chair", "secretary"})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: its group as printed, the role its label gives, and its persons."""

    line: Line
    group: str
    role: Role | None
    entries: list[Entry]
    leftovers: list[str]


@dataclass(slots=True)
class People:
    """All participants with what there is to say about them."""

    participants: list[Participant] = field(default_factory=list)
    index: dict[str, int] = field(default_factory=dict)
    warnings: list[Warning] = field(default_factory=list)
    placed: set[int] = field(default_factory=set)


def read_people(rosters: list[Roster]) -> People:
    """Give the participants of all lists, each person once per group."""
    people = People()
    for roster in rosters:
        rows = _rows(roster, people)
        has_groups = any(row.group and row.role not in OFFICES for row in rows)
        for row in rows:
            group = row.group if has_groups or row.role not in OFFICES else ""
            _add_row(people, roster, replace(row, group=group))
    return people


def _rows(roster: Roster, people: People) -> list[Row]:
    rows: list[Row] = []
    group, carried = "", ""
    contents = _contents(roster, people)
    for (line, text), following in zip(contents, [*contents, None][1:], strict=True):
        columns = Columns("", None, text) if line is roster.heading else read_columns(text)
        if is_column_heading(text) or not columns.content:
            group = "" if is_column_heading(text) else columns.group
            people.placed.add(line.number)
            continue
        content = f"{carried} {columns.content}" if carried and not columns.group else columns.content
        listing = parse_people(content)
        carried = listing.entries.pop().name if _is_cut(listing.entries, line, following and following[0]) else ""
        rows.append(Row(line, columns.group or group, columns.role, listing.entries, listing.leftovers))
        if carried:
            people.placed.add(line.number)
    return rows


def _contents(roster: Roster, people: People) -> list[tuple[Line, str]]:
    contents = [(line, line.text) for line in roster.lines]
    if roster.heading is None:
        return contents
    found = split_label(roster.heading.text) or open_label(roster.heading.text)
    if found and found.rest:
        return [(roster.heading, found.rest), *contents]
    people.placed.add(roster.heading.number)
    return contents


def _is_cut(entries: list[Entry], line: Line, following: Line | None) -> bool:
    """Tell whether the line ends inside a name ("…, Eetu" / "Pihlajisto, …")."""
    if following is None or following.number != line.number + 1 or split_label(following.text):
        return False
    return len(entries) > 1 and entries[-1].is_bare and " " in entries[0].name


def _add_row(people: People, roster: Roster, row: Row) -> None:
    number = row.line.number
    if row.entries:
        people.placed.add(number)
    for index, entry in enumerate(row.entries):
        attendance = entry.attendance or _implied(people, roster, row, index)
        _add(people, _participant(entry, row, attendance))
        if entry.inner_group and row.group:
            message = f"“{entry.inner_group}” stands before {entry.name} on the line of “{row.group}”, which is kept."
            people.warnings.append(Warning(line=number, code="inner_group", message=message))
    for leftover in row.leftovers:
        people.warnings.append(Warning(line=number, code="not_a_name", message=f"Not read as a person: {leftover}"))
    if not row.entries and number not in people.placed and not row.leftovers:
        people.warnings.append(Warning(line=number, code="not_a_name", message=f"No person found: {row.line.text}"))


def _implied(people: People, roster: Roster, row: Row, index: int) -> Attendance:
    if roster.kind == "absent":
        return "absent"
    if roster.kind == "present":
        return "present"
    marked = next((entry.attendance for entry in row.entries[index + 1 :] if entry.attendance), None)
    message = f"{row.entries[index].name} has no mark of attendance; taken as {marked or 'present'}."
    people.warnings.append(Warning(line=row.line.number, code="attendance_guessed", message=message))
    return marked or "present"


def _participant(entry: Entry, row: Row, attendance: Attendance) -> Participant:
    return Participant(
        name=entry.name,
        group=row.group or entry.inner_group,
        inner_group=entry.inner_group if row.group else "",
        role=entry.role or row.role or "member",
        attendance=attendance,
        line=row.line.number,
        title=entry.title,
        affiliation=entry.affiliation,
        arrived=entry.arrived,
        left=entry.left,
        note="; ".join(entry.notes),
        is_remote=entry.is_remote,
        is_substitute=entry.is_substitute,
        substitute_for=entry.substitute_for,
    )


def _add(people: People, person: Participant) -> None:
    position = people.index.setdefault(normalised(person.name), len(people.participants))
    known = people.participants[position] if position < len(people.participants) else None
    if known is None:
        people.participants.append(person)
    elif known.group and person.group and known.group != person.group:
        people.participants.append(person)
        people.warnings.append(_twice(person, f"{person.name} is also listed on line {known.line}."))
    else:
        people.participants[position] = _merged(people, known, person)


def _merged(people: People, known: Participant, person: Participant) -> Participant:
    if known.attendance != person.attendance:
        message = (
            f"{person.name} is {known.attendance} on line {known.line}, {person.attendance} here; the first was kept."
        )
        people.warnings.append(_twice(person, message))
    return replace(
        known,
        role=person.role if known.role == "member" else known.role,
        group=known.group or person.group,
        title=known.title or person.title,
        affiliation=known.affiliation or person.affiliation,
        note=known.note or person.note,
    )


def _twice(person: Participant, message: str) -> Warning:
    return Warning(line=person.line, code="listed_twice", message=message)
