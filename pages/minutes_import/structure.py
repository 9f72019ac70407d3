"""The shape of parsed minutes: plain frozen values and the one JSON object that shows them."""

from dataclasses import dataclass
from typing import Literal

Attendance = Literal["present", "absent", "part"]
Role = Literal["chair", "vice_chair", "member", "expert", "coordinator", "secretary"]
Mode = Literal["onsite", "remote", "hybrid"]
Language = Literal["fi", "sv"]
WarningCode = Literal[
    "attendance_guessed", "chair_guessed", "date_guessed", "doubled_number", "end_before_start", "impossible_date",
    "inner_group", "joined", "legacy_encoding", "listed_twice", "missing_number", "no_date", "no_end", "no_heading",
    "no_start", "not_a_name", "number_order", "part_from_text", "two_dates", "unplaced", "weekday_mismatch",
]  # fmt: skip
Json = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:
    """Something a person should look at: where, which kind, and what, in English."""

    line: int
    code: WarningCode
    message: str

    def as_dict(self) -> Json:
        """Give the warning as it stands in the JSON object."""
        return {"line": self.line, "code": self.code, "message": self.message}


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One listed person; `group` is the label as printed, `inner_group` a second label printed just before the name."""

    name: str
    group: str = ""
    role: Role = "member"
    attendance: Attendance = "present"
    line: int
    inner_group: str = ""
    title: str = ""
    affiliation: str = ""
    arrived: str | None = None
    left: str | None = None
    note: str = ""
    is_remote: bool = False
    is_substitute: bool = False
    substitute_for: str = ""

    def as_dict(self) -> Json:
        """Give the five fields that the JSON object promises."""
        return {
            "name": self.name,
            "group": self.group,
            "role": self.role,
            "attendance": self.attendance,
            "line": self.line,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Work that the meeting left to somebody; `due` is an ISO date or empty."""

    text: str
    owner: str = ""
    due: str = ""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that the minutes name; `item` is the number of the item that names it, `label` the printed "Liite 1"."""

    label: str
    title: str = ""
    item: str = ""
    line: int

    def __str__(self) -> str:
        return f"{self.label} {self.title}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One agenda item; `number` is bare text such as "3" or "3.1", empty where none is printed."""

    number: str
    heading: str = ""
    matter: str = ""
    discussion: str = ""
    decision: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    line: int

    def as_dict(self) -> Json:
        """Give the item with everything but the decision under `matter`.

        `number` is a JSON number where whole ("3"), a string where not ("3.1"), null where none is printed.
        """
        parts = (self.matter, self.discussion, *(follow_up.text for follow_up in self.follow_ups))
        return {
            "number": int(self.number) if self.number.isdecimal() else self.number or None,
            "heading": self.heading,
            "matter": "\n\n".join(part for part in parts if part),
            "decision": self.decision,
            "line": self.line,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """An adjournment: the times as HH:MM, `end` is None where resuming is not stated."""

    start: str
    end: str | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One non-blank line of the file and the part of the structure that took it ("" where none did)."""

    number: int
    text: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Structured minutes of one meeting; times are HH:MM as held, `date` is ISO, line numbers count from 1."""

    language: Language
    date: str | None
    start: str | None
    end: str | None
    mode: Mode | None
    chair: str | None
    secretary: str | None
    people: tuple[Participant, ...]
    items: tuple[Item, ...]
    attachments: tuple[Attachment, ...]
    warnings: tuple[Warning, ...]
    title: str = ""
    number: str = ""
    place: str = ""
    scheduled_start: str | None = None
    scheduled_end: str | None = None
    breaks: tuple[Break, ...] = ()
    agenda: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    lines: tuple[SourceLine, ...] = ()

    @property
    def placed_lines(self) -> frozenset[int]:
        """Numbers of the source lines whose content some part of the structure holds."""
        return frozenset(line.number for line in self.lines if line.part)

    @property
    def lost_lines(self) -> tuple[int, ...]:
        """Numbers of non-blank lines neither placed nor warned about; always empty, and tests hold it to that."""
        warned = {warning.line for warning in self.warnings}
        return tuple(line.number for line in self.lines if not line.part and line.number not in warned)

    def as_dict(self) -> Json:
        """Give exactly the JSON object of `import_minutes --dry-run --json`."""
        return {
            "language": self.language,
            "date": self.date,
            "start": self.start,
            "end": self.end,
            "mode": self.mode,
            "chair": self.chair,
            "secretary": self.secretary,
            "people": [person.as_dict() for person in self.people],
            "items": [item.as_dict() for item in self.items],
            "attachments": [str(attachment) for attachment in self.attachments],
            "warnings": [warning.as_dict() for warning in self.warnings],
        }
