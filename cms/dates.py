"""How a moment, a date and a range read in Finnish and in Finland-Swedish.

Every function is pure and takes the language as a code; a code that is not Swedish reads as Finnish.
Moments are aware and are told in Finland's time. Spaces are ordinary ones: who sets them in a page
decides where a line may not break.
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")

WEEKDAYS = {
    "fi": ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"),
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
}
SHORT_WEEKDAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("må", "ti", "on", "to", "fr", "lö", "sö"),
}
MONTHS = {
    "fi": (
        "tammikuu",
        "helmikuu",
        "maaliskuu",
        "huhtikuu",
        "toukokuu",
        "kesäkuu",
        "heinäkuu",
        "elokuu",
        "syyskuu",
        "lokakuu",
        "marraskuu",
        "joulukuu",
    ),
    "sv": (
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ),
}
HOUR_WORD = {"fi": "klo", "sv": "kl."}


def local(moment: datetime) -> datetime:
    """The moment on Finland's clock; a naive moment is refused, because it could mean any zone."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    return moment.astimezone(HELSINKI)


def short_date(day: date, language: str, *, year: bool = True) -> str:
    """``6.8.2026``; without the year ``6.8.`` in Finnish and ``6.8`` in Swedish."""
    if year:
        return f"{day.day}.{day.month}.{day.year}"
    return f"{day.day}.{day.month}{_after_month(language)}"


def long_date(day: date, language: str) -> str:
    """``6. elokuuta 2026`` or ``6 augusti 2026``."""
    month = MONTHS[_code(language)][day.month - 1]
    if _code(language) == "sv":
        return f"{day.day} {month} {day.year}"
    return f"{day.day}. {month}ta {day.year}"


def running_date(day: date, language: str) -> str:
    """A date inside a sentence: ``torstaina 6. elokuuta 2026``, ``torsdagen den 6 augusti 2026``."""
    weekday = weekday_name(day, language)
    if _code(language) == "sv":
        return f"{weekday}en den {long_date(day, language)}"
    return f"{weekday}na {long_date(day, language)}"


def heading_date(day: date, language: str) -> str:
    """``torstai 6.8.2026`` or ``torsdag 6.8.2026``."""
    return f"{weekday_name(day, language)} {short_date(day, language)}"


def dateline(day: date, language: str) -> str:
    """The day at the head of a front page: ``lauantai 21. marraskuuta 2026``, ``lördag 21 november 2026``."""
    return f"{weekday_name(day, language)} {long_date(day, language)}"


def date_range(first: date, last: date, language: str, *, year: bool = True) -> str:
    """The shortest unmistakable range: ``6.–8.8.2026``, ``30.11.–2.12.2026``, ``30.12.2026–2.1.2027``.

    Swedish has no dot after the day or the month of the first date: ``6–8.8``, ``30.11–2.12.2026``.
    A range of one day reads as that day. Without the year, a range over New Year still names both years.
    """
    if last < first:
        raise ValueError("A range ends before it starts.")
    if first == last:
        return short_date(first, language, year=year)
    if first.year != last.year:
        return f"{short_date(first, language)}–{short_date(last, language)}"
    end = short_date(last, language, year=year)
    if first.month == last.month:
        return f"{first.day}{_after_month(language)}–{end}"
    return f"{short_date(first, language, year=False)}–{end}"


def clock(start: datetime, language: str, end: datetime | None = None) -> str:
    """``klo 13``, ``klo 13–15``, ``klo 13.00–14.50``: minutes in either end are shown in both."""
    begins = local(start)
    ends = local(end) if end is not None else None
    minutes = bool(begins.minute or (ends is not None and ends.minute))
    text = f"{HOUR_WORD[_code(language)]} {_hour(begins.time(), minutes)}"
    return text if ends is None else f"{text}–{_hour(ends.time(), minutes)}"


def heading_moment(start: datetime, end: datetime | None, language: str) -> str:
    """``torstai 6.8.2026 klo 13.00–14.50``; over days ``torstai 6.8. klo 18 – perjantai 7.8.2026 klo 2``."""
    first = local(start).date()
    if end is None or local(end).date() == first:
        return f"{heading_date(first, language)} {clock(start, language, end)}"
    last = local(end).date()
    begins = short_date(first, language, year=first.year != last.year)
    return (
        f"{weekday_name(first, language)} {begins} {clock(start, language)}"
        f" – {heading_date(last, language)} {clock(end, language)}"
    )


def list_moment(start: datetime, end: datetime | None, language: str, *, year: bool = False) -> str:
    """One line of a list: ``to 6.8. klo 13–15``; over days ``6.8. klo 18 – 7.8. klo 2``."""
    first = local(start).date()
    if end is None or local(end).date() == first:
        day = short_date(first, language, year=year)
        return f"{short_weekday(first, language)} {day} {clock(start, language, end)}"
    last = local(end).date()
    over_new_year = first.year != last.year
    begins = short_date(first, language, year=over_new_year)
    ends = short_date(last, language, year=year or over_new_year)
    return f"{begins} {clock(start, language)} – {ends} {clock(end, language)}"


def weekday_name(day: date, language: str) -> str:
    """``torstai``, ``torsdag``: lower case, as both languages write it."""
    return WEEKDAYS[_code(language)][day.weekday()]


def short_weekday(day: date, language: str) -> str:
    """``ma ti ke to pe la su`` or ``må ti on to fr lö sö``."""
    return SHORT_WEEKDAYS[_code(language)][day.weekday()]


def month_name(month: int, language: str) -> str:
    """``elokuu``, ``augusti`` for the month's number from 1 to 12."""
    return MONTHS[_code(language)][month - 1]


def short_month(month: int, language: str) -> str:
    """``elo``, ``aug``: for a drawing or a narrow column."""
    name = month_name(month, language)
    return name[:3] if _code(language) == "sv" else name.removesuffix("kuu")


def month_range(first: int, last: int, language: str) -> str:
    """``tammikuu``, ``maalis–huhtikuu``, ``mars–april``; a range may run over New Year."""
    if first == last:
        return month_name(first, language)
    begins = month_name(first, language) if _code(language) == "sv" else short_month(first, language)
    return f"{begins}–{month_name(last, language)}"


def length(seconds: int, language: str) -> str:
    """How long a recording is: ``1 t 50 min`` or ``1 h 50 min``, ``58 min``; under a minute is one minute."""
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    hour_sign = "h" if _code(language) == "sv" else "t"
    parts = [f"{hours} {hour_sign}"] if hours else []
    if minutes:
        parts.append(f"{minutes} min")
    return " ".join(parts)


def timecode(seconds: float) -> str:
    """A place in a recording: ``0.00``, ``12.41``, ``1.28.02``."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}.{minutes:02}.{rest:02}" if hours else f"{minutes}.{rest:02}"


def _code(language: str) -> str:
    return "sv" if language.startswith("sv") else "fi"


def _after_month(language: str) -> str:
    return "" if _code(language) == "sv" else "."


def _hour(clock_time: time, minutes: bool) -> str:
    return f"{clock_time.hour}.{clock_time.minute:02}" if minutes else str(clock_time.hour)
