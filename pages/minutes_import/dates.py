"""Finnish and Swedish dates and clock times in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pages.minutes_import.vocabulary import MONTHS, WEEKDAYS

_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_LEAD = rf"(?:\b(?P<weekday>{_WEEKDAY})\b\.?,?\s?)?(?:\b(?:den|na)\s)?"
NUMERIC = re.compile(
    rf"{_LEAD}(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>\d{{4}}|\d{{2}})(?!\d|[.:]\d)", re.I
)
WORDED = re.compile(rf"{_LEAD}(?<![\d.])(?P<day>\d{{1,2}})\.?\s(?P<month>{_MONTH})\b\.?(?:\s(?P<year>\d{{4}}))?", re.I)
ISO = re.compile(rf"{_LEAD}(?<!\d)(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)", re.I)
YEARLESS = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY})\b\.?,?\s(?:den\s)?|\b(?P<article>den)\s|(?<![\d.:/\w])(?=\d{{1,2}}\.\d{{1,2}}\.))"
    r"(?<!klo )(?<!kello )(?<!kl\. )(?<!kl )(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?!\d|[.:]\d)\.?",
    re.I,
)
CLOCK = re.compile(
    r"(?:\b(?P<mark>klo|kello|kl|klockan|klokka)\b\.?:?\s?|(?<![\d.,:/§\w-]))"
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?(?!\d|[.:,/]\d)"
    r"(?:\s?[-–—]\s?(?:(?:klo|kl)\b\.?\s?)?(?P<end_hour>\d{1,2})(?:[.:](?P<end_minute>\d{2}))?(?!\d|[.:,]\d))?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text; `value` is None where no such day exists, `has_year` is False where the year was filled in."""

    value: date | None
    text: str
    start: int
    end: int
    weekday: int | None = None
    has_year: bool = True

    @property
    def is_certain(self) -> bool:
        """Tell whether this cannot be a clock time: it has a year, a weekday, a month's name or the article "den"."""
        return self.has_year or self.weekday is not None or not self.text.replace(".", "").isdecimal()

    @property
    def has_wrong_weekday(self) -> bool:
        """Tell whether the printed weekday is another than the calendar's."""
        return self.weekday is not None and self.value is not None and self.value.weekday() != self.weekday


@dataclass(frozen=True, slots=True)
class Span:
    """A clock time, or a range of two, as HH:MM; `is_marked` where "klo" or "kl." stands before it."""

    start: str
    end: str | None
    position: int
    is_marked: bool


def find_dates(text: str, *, year: int | None = None) -> list[DateMention]:
    """Give the dates of a text in order; those without a year are given only where `year` says which to use."""
    found = [_mention(match, year) for pattern in (NUMERIC, WORDED, ISO) for match in pattern.finditer(text)]
    taken = [(mention.start, mention.end) for mention in found if mention]
    yearless = [] if year is None else [_mention(match, year) for match in YEARLESS.finditer(_mask(text, taken))]
    return sorted((mention for mention in [*found, *yearless] if mention), key=lambda mention: mention.start)


def _mention(match: re.Match[str], year: int | None) -> DateMention | None:
    parts = match.groupdict()
    printed = parts.get("year")
    if printed is None and year is None:
        return None
    month = MONTHS.get(parts["month"].casefold()) or int(parts["month"])
    weekday = WEEKDAYS.get((parts.get("weekday") or "").casefold())
    value = _calendar_day(_full_year(printed, year), month, int(parts["day"]))
    return DateMention(value, match.group().strip(), match.start(), match.end(), weekday, printed is not None)


def _full_year(printed: str | None, fallback: int | None) -> int:
    if printed is None:
        return fallback or 0
    return int(printed) + 2000 if len(printed) == 2 else int(printed)


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def without_dates(text: str) -> str:
    """Give the text with its certain dates blanked out, so that "ma 2.11." is not read as a clock time."""
    dates = find_dates(text, year=2000)
    return _mask(text, [(mention.start, mention.end) for mention in dates if mention.is_certain])


def _mask(text: str, ranges: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in sorted(ranges):
        if start >= position:
            pieces += [text[position:start], "\x00" * (end - start)]
            position = end
    return "".join(pieces) + text[position:]


def find_times(text: str, *, bare_hours: bool = False) -> list[Span]:
    """Give the clock times of a text in order: marked ones ("klo 13") and bare ones with minutes ("14.50").

    With `bare_hours` a range of hours counts too ("14-16", as in a title that lacks its "klo").
    """
    return list(_times(without_dates(text), bare_hours=bare_hours))


def _times(text: str, *, bare_hours: bool) -> Iterator[Span]:
    for match in CLOCK.finditer(text):
        marked, minute = match["mark"] is not None, match["minute"]
        start = _clock(match["hour"], minute)
        end = _clock(match["end_hour"], match["end_minute"])
        if start and (marked or minute or match["end_minute"] or (bare_hours and end)):
            yield Span(start, end, match.start(), marked)


def _clock(hour: str | None, minute: str | None) -> str | None:
    if hour is None or int(hour) > 23 or int(minute or 0) > 59:
        return None
    return f"{int(hour):02}:{int(minute or 0):02}"


def best_time(text: str, *, bare_hours: bool = False) -> Span | None:
    """Give the time a sentence most plainly states: the first marked one, else the first bare one."""
    times = find_times(text, bare_hours=bare_hours)
    return next((span for span in times if span.is_marked), times[0] if times else None)
