"""Reads the content files: TOML with Finnish and Swedish side by side."""

import re
import tomllib
import uuid
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from cms.dates import HELSINKI

CONTENT = Path(__file__).resolve().parent / "content"
LANGUAGES = ("fi", "sv")
NAMESPACE = uuid.UUID("6f2c1a54-7d3b-5e0f-9c42-0d5a5e1b7a10")
NO_BREAK_SPACE = "\u00a0"
INSIDE_A_NUMBER = re.compile(r"\b\d{1,3} (?=\d{3}\b)|\d (?=[%€])|\b(?:[Kk]lo|[Kk]l\.) (?=\d)")


def read(name: str) -> dict[str, Any]:
    """One content file, for example ``news`` or ``meetings/2024-09-03``."""
    with (CONTENT / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def read_meetings() -> list[dict[str, Any]]:
    """Every meeting, the oldest first."""
    return [read(f"meetings/{path.stem}") for path in sorted((CONTENT / "meetings").glob("*.toml"))]


def read_captions(name: str, language: str) -> str:
    """The captions of a recording in one language, as WebVTT."""
    return (CONTENT / "captions" / f"{name}.{language}.vtt").read_text(encoding="utf-8")


def told(value: Any, language: str) -> str:
    """The text in ``language``; a plain string is the same in both. Numbers do not break across lines, nor
    does an hour from the word before it.

    Raises KeyError where the text lacks the language and ValueError where something else stands among its languages, so
    that a slip in a file is noticed.
    """
    if value is None:
        return ""
    if isinstance(value, dict) and not value.keys() <= set(LANGUAGES):
        raise ValueError(f"Only {', '.join(LANGUAGES)} may stand here: {', '.join(value)}")
    text: str = value if isinstance(value, str) else value[language]
    return INSIDE_A_NUMBER.sub(lambda found: found[0][:-1] + NO_BREAK_SPACE, text.strip())


def languages_of(entry: dict[str, Any]) -> list[str]:
    """The languages that an entry is written in."""
    title = entry["title"]
    return [language for language in LANGUAGES if language in title]


def key_of(*parts: str) -> uuid.UUID:
    """The identity of a page, a row, a block or a person of the demo: the same at every loading."""
    return uuid.uuid5(NAMESPACE, "/".join(parts))


def moment(day: date, clock: str) -> datetime:
    """A day and a time as the files write it, 13.00, on Finland's clock."""
    return datetime.combine(day, clock_time(clock), tzinfo=HELSINKI)


def clock_time(clock: str) -> time:
    """A time as the files write it, 13.00."""
    hour, minute = clock.split(".")
    return time(int(hour), int(minute))


def seconds(position: str) -> int:
    """A position in a recording as the files write it, 4.20 or 1.14.40, in seconds."""
    total = 0
    for part in position.split("."):
        total = total * 60 + int(part)
    return total
