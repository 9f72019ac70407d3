"""Minutes in plain text become structured minutes; pure parsing, nothing of Django below this package's services."""

from pages.minutes_import.errors import MinutesError, NotMinutes, UnreadableText
from pages.minutes_import.parser import parse_minutes
from pages.minutes_import.structure import (
    Attachment,
    Break,
    FollowUp,
    Item,
    Minutes,
    Participant,
    SourceLine,
    Warning,
    WarningCode,
)

__all__ = [
    "Attachment",
    "Break",
    "FollowUp",
    "Item",
    "Minutes",
    "MinutesError",
    "NotMinutes",
    "Participant",
    "SourceLine",
    "UnreadableText",
    "Warning",
    "WarningCode",
    "parse_minutes",
]
