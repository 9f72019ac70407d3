"""The head of the minutes: title, number, date, scheduled time, place and mode."""

import re
from dataclasses import dataclass, field
from datetime import date

from pages.minutes_import.dates import DateMention, Span, best_time, find_dates, find_times
from pages.minutes_import.labels import open_label, split_label
from pages.minutes_import.structure import Mode, Warning, WarningCode
from pages.minutes_import.text import Line
from pages.minutes_import.vocabulary import FORUM_WORDS, HEAD_KINDS, NOT_ROOMS, TITLE_WORDS, WEEKDAYS

OPENING_LINES = 40
MEETING = re.compile(
    r"\b(?:kokous|kokoukse\w{1,3}|möte|mötet|sammanträde|sammanträdet)\b.{0,80}"
    r"\b(?:pidettiin|järjestettiin|hölls|ordnades)\b",
    re.I,
)
LONGEST_TITLE = 12
NUMBER = re.compile(r"(?<![\d.])(\d{1,3}/(?:19|20)\d{2})(?!\d)|\b(?:nro|nr|n:o|no)\.?\s?(\d{1,3}(?:/\d{2,4})?)", re.I)
REMOTE = re.compile(
    r"etäyhte|\betänä|etäkoko|teams|zoom|\bgoogle meet|på distans|distansmöte|distansförbindelse|\bverkkokoko|webbmöte",
    re.I,
)
HYBRID = re.compile(r"hybrid", re.I)
ONSITE = re.compile(r"paikan päällä|lähikoko|läsnäkoko|på plats|närmöte", re.I)
OTHER_DATE = re.compile(
    r"hyväksyt|tarkastet|laadittu|laati\b|päivitet|tulostet|julkaistu|seuraava|kutsu|edelli|godkänd|"
    r"justera|uppgjord|uppdatera|publicera|nästa|föregående|kallelse",
    re.I,
)


@dataclass(slots=True)
class Head:
    """What the head says; `title_lines` is prose kept as notes, `placed` the numbers of the lines used."""

    title: str = ""
    number: str = ""
    day: date | None = None
    day_line: int = 0
    time: Span | None = None
    place: str = ""
    mode: Mode | None = None
    notes: list[str] = field(default_factory=list)
    placed: dict[int, str] = field(default_factory=dict)
    warnings: list[Warning] = field(default_factory=list)

    def warn(self, line: int, code: WarningCode, message: str) -> None:
        """Add a warning."""
        self.warnings.append(Warning(line=line, code=code, message=message))


def read_head(lines: list[Line], body: list[Line]) -> Head:
    """Read the lines before the people and items; `body` is looked at for a date where the head has none."""
    head = Head()
    for line in lines:
        _read_labelled(head, line)
    free = [line for line in lines if line.number not in head.placed]
    for position, line in enumerate(free):
        _read_title(head, line, position)
    _read_day(head, lines, body)
    _read_mode(head, lines, body)
    return head


def _read_labelled(head: Head, line: Line) -> None:
    found = split_label(line.text)
    if found is None or found.kind is None:
        found = open_label(line.text)
    if found is None or found.kind not in HEAD_KINDS:
        return
    head.placed[line.number] = found.kind
    head.time = head.time or (best_time(found.rest, bare_hours=True) if found.kind != "place" else None)
    if found.kind == "number":
        _read_number(head, found.rest)
    elif found.kind != "time":
        head.place = _place_part(found.rest, is_title=False)
    if found.kind == "time" and find_dates(found.rest, year=2000) and not head.place:
        head.place = _place_part(found.rest, is_title=True)


def _read_number(head: Head, text: str) -> None:
    match = NUMBER.search(text)
    if match and not head.number:
        head.number = match[1] or match[2]


def _read_title(head: Head, line: Line, position: int) -> None:
    text = line.text.replace("\t", " ")
    if position >= LONGEST_TITLE or not _is_title(line.text, position):
        head.placed[line.number] = "note"
        head.notes.append(text)
        return
    head.placed[line.number] = "title"
    head.title = f"{head.title} {text}".strip()
    _read_number(head, text)
    if not OTHER_DATE.search(text):
        head.time = head.time or best_time(text, bare_hours=bool(find_dates(text)))
        head.place = head.place or _place_part(line.text, is_title=True)


def _is_title(text: str, position: int) -> bool:
    """Tell whether a line of the head is its title: the first, or one with a word for minutes, a forum or a date."""
    folded = text.casefold()
    if position == 0 or any(word in folded for word in (*TITLE_WORDS, *FORUM_WORDS)):
        return len(text) <= 200
    return len(text) <= 200 and bool(find_dates(text) or find_times(text))


def _place_part(text: str, *, is_title: bool) -> str:
    """Give what is left of a line when dates, times and numbers are taken out; of a title only what follows a date."""
    dates = find_dates(text, year=2000)
    if is_title and not dates:
        return ""
    kept = text[dates[-1].end :] if is_title else _without(text, dates)
    kept = re.sub(r"\b(?:klo|kello|kl|klockan)\b\.?\s?", "", kept, flags=re.I)
    kept = re.sub(r"\d{1,2}(?:[.:]\d{2})?\s?[-–—]\s?\d{1,2}(?:[.:]\d{2})?|\b\d{1,2}[.:]\d{2}\b", "", kept)
    pieces = [piece.strip(" .–-\t") for piece in re.split(r"[,;\t]", kept)]
    words = [piece for piece in pieces if piece and piece.casefold() not in WEEKDAYS and not piece.isdecimal()]
    return ", ".join(words)


def _without(text: str, dates: list[DateMention]) -> str:
    for mention in reversed(dates):
        text = text[: mention.start] + text[mention.end :]
    return text


def _read_day(head: Head, lines: list[Line], body: list[Line]) -> None:
    """Find the day of the meeting: a time label first, then the title, then the head, then the prose with a warning."""
    ranked = sorted(lines, key=lambda line: head.placed.get(line.number) not in {"time", "time_place"})
    stated = [
        (line, mention) for line in ranked if not OTHER_DATE.search(line.text) for mention in find_dates(line.text)
    ]
    if not stated:
        stated = _guessed_days(head, ranked, body)
    if not stated:
        head.warn(lines[0].number if lines else 1, "no_date", "No date of the meeting was found.")
        return
    line, mention = stated[0]
    head.day, head.day_line = mention.value, line.number
    if mention.value is None:
        head.warn(line.number, "impossible_date", f"There is no such day: {mention.text}")
    if mention.has_wrong_weekday:
        head.warn(line.number, "weekday_mismatch", f"The weekday and the date disagree: {mention.text}")
    for other_line, other in stated[1:]:
        if other.value and other.value != mention.value and other_line.number in head.placed:
            head.warn(
                other_line.number, "two_dates", f"The head also has the date {other.text}; {mention.text} was used."
            )


def _guessed_days(head: Head, ranked: list[Line], body: list[Line]) -> list[tuple[Line, DateMention]]:
    anywhere = [(line, mention) for line in body for mention in find_dates(line.text) if mention.value]
    year = next((int(part) for part in [head.number.partition("/")[2]] if len(part) == 4), None)
    if year is None and anywhere and anywhere[0][1].value:
        year = anywhere[0][1].value.year
    yearless = [(line, mention) for line in ranked for mention in find_dates(line.text, year=year) if mention.value]
    found = yearless or anywhere[:1]
    if found:
        line, mention = found[0]
        head.warn(
            line.number,
            "date_guessed",
            f"The head has no full date; {mention.value} was inferred from “{mention.text}”.",
        )
    return found


def _read_mode(head: Head, lines: list[Line], body: list[Line]) -> None:
    text = " ".join(line.text for line in lines if len(line.text) <= 300)
    opening = " ".join(
        line.text for line in body[:OPENING_LINES] if MEETING.search(line.text) and len(line.text) <= 300
    )
    head.mode = _mode(text, head.place) or _mode(opening, "")
    if not _names_room(head.place):
        head.place = ""


def _mode(text: str, place: str) -> Mode | None:
    is_onsite = _names_room(place) or ONSITE.search(text) is not None
    if HYBRID.search(text) or (REMOTE.search(text) and is_onsite):
        return "hybrid"
    if REMOTE.search(text):
        return "remote"
    return "onsite" if is_onsite else None


def _names_room(place: str) -> bool:
    words = re.split(r"[\s,()]+", place.casefold())
    return any(word[:1].isalpha() and word not in NOT_ROOMS and not REMOTE.search(word) for word in words)
