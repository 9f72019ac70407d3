"""What the prose says of the meeting itself: when it opened, paused and closed, who led it, who came and went."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pages.minutes_import.dates import best_time, find_times
from pages.minutes_import.decisions import is_closing
from pages.minutes_import.labels import normalised
from pages.minutes_import.people import FROM, UNTIL
from pages.minutes_import.structure import Break, Item, Participant, Warning
from pages.minutes_import.text import sentences
from pages.minutes_import.vocabulary import CLOSING_HEADINGS, OPENING_HEADINGS

OPENED = re.compile(
    r"\bava(?:si|ttiin)\b|\b(?:kokous|tilaisuus)\s(?:alkoi|aloitettiin)\b|\böppna(?:de|des)\b|"
    r"\b(?:mötet|sammanträdet)\s(?:började|inleddes)\b",
    re.I,
)
PAUSED = re.compile(r"\bkeskeytettiin|\btauko\b|\btauolla\b|\bkokoustauko|\bajournera|\bpaus\b|\bmötespaus", re.I)
RESUMED = re.compile(r"\b(?:jatkui|jatkettiin|jatkuu|återupptog\w*|fortsatte)\b", re.I)
NAME = r"([A-ZÅÄÖ][\w'’-]{1,40}(?:\s(?:von|af|de))?(?:\s[A-ZÅÄÖ][\w'’-]{1,40}){1,2})"
TITLED = r"(?:[a-zåäö]{1,40}\s)?"
CHAIR = (
    re.compile(rf"\b[Pp]uheenjohtajana\s(?:toimi|toimii)\s{TITLED}{NAME}"),
    re.compile(rf"\b[Pp]uheenjohtajaksi\s(?:valittiin\s|nimettiin\s)?{TITLED}{NAME}"),
    re.compile(rf"{NAME}\s(?:toimi|valittiin)\s(?:kokouksen\s)?puheenjohtaja(?:na|ksi)"),
    re.compile(rf"\b[Pp]uheenjohtaja\s{NAME}\s(?:avasi|päätti|totesi)"),
    re.compile(
        rf"\b(?:[Ss]om|[Tt]ill)\sordförande\s(?:fungerade|valdes|för\smötet\svaldes|verkade|utsågs)\s{TITLED}{NAME}"
    ),
    re.compile(rf"{NAME}\s(?:fungerade\ssom|var|valdes\still)\s(?:mötets\s)?ordförande"),
    re.compile(rf"\b[Oo]rdföranden?\s{NAME}\s(?:öppnade|avslutade|konstaterade)"),
)
SECRETARY = (
    re.compile(rf"\b[Ss]ihteeri(?:nä\stoimi|ksi)\s(?:valittiin\s|nimettiin\s)?{TITLED}{NAME}"),
    re.compile(rf"{NAME}\s(?:toimi|valittiin)\s(?:kokouksen\s)?sihteeri(?:nä|ksi)"),
    re.compile(rf"\b[Mm]uistion\s(?:laati|kirjasi)\s{TITLED}{NAME}"),
    re.compile(
        rf"\b(?:[Ss]om|[Tt]ill)\ssekreterare\s(?:fungerade|valdes|för\smötet\svaldes|verkade|utsågs)?\s?{TITLED}{NAME}"
    ),
    re.compile(rf"{NAME}\s(?:fungerade\ssom|var|valdes\still)\s(?:mötets\s)?sekreterare"),
    re.compile(rf"\b[Vv]id\sprotokollet:?\s{NAME}"),
)
MOVED = re.compile(r"\b(?:saapui|poistui|liittyi|avlägsnade|lämnade|anlände|anslöt|kom)\b", re.I)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an item with the line the item opens on."""

    text: str
    item: Item


@dataclass(slots=True)
class Proceedings:
    """What was found; times are HH:MM."""

    opened: str | None = None
    closed: str | None = None
    chair: str | None = None
    secretary: str | None = None
    breaks: list[Break] = field(default_factory=list)


def read_proceedings(items: list[Item], notes: list[str]) -> Proceedings:
    """Give what the items, and prose outside them such as "Muistion laati …", say of the meeting."""
    found = Proceedings()
    for sentence in _sentences(items):
        _read_times(found, sentence)
        _read_officers(found, sentence.text)
    for note in notes:
        _read_officers(found, note)
    found.opened = found.opened or _only_time(items, OPENING_HEADINGS)
    found.closed = found.closed or _only_time(items, CLOSING_HEADINGS)
    return found


def _sentences(items: list[Item]) -> Iterator[Sentence]:
    for item in items:
        for part in (item.heading, item.matter, item.discussion, item.decision):
            for line in part.split("\n"):
                for text in sentences(line):
                    yield Sentence(text, item)


def _read_times(found: Proceedings, sentence: Sentence) -> None:
    text = sentence.text
    if PAUSED.search(text):
        _read_break(found, sentence)
    elif is_closing(text):
        _, _, after = _around_closing(text)
        time = best_time(after) or best_time(text)
        found.closed = time.start if time else found.closed
    elif RESUMED.search(text) and found.breaks and found.breaks[-1].end is None:
        time = best_time(text)
        found.breaks[-1] = replace(found.breaks[-1], end=time.start if time else None)
    elif found.opened is None and (match := OPENED.search(text)):
        time = best_time(text[match.end() :]) or best_time(text)
        found.opened = time.start if time else None


def _around_closing(text: str) -> tuple[str, str, str]:
    match = re.search(r"\bpäätti\b|\bpäätettiin|\bpäättyi|avslut\w+|slutade", text, re.I)
    return (text[: match.start()], match.group(), text[match.end() :]) if match else (text, "", "")


def _read_break(found: Proceedings, sentence: Sentence) -> None:
    times = find_times(sentence.text)
    if times:
        end = times[0].end or (times[1].start if len(times) > 1 else None)
        found.breaks.append(Break(start=times[0].start, end=end, line=sentence.item.line))


def _read_officers(found: Proceedings, text: str) -> None:
    found.chair = found.chair or _name(CHAIR, text)
    found.secretary = found.secretary or _name(SECRETARY, text)


def _name(patterns: tuple[re.Pattern[str], ...], text: str) -> str | None:
    return next((match.group(1) for pattern in patterns if (match := pattern.search(text))), None)


def _only_time(items: list[Item], headings: tuple[str, ...]) -> str | None:
    """Give the one clock time of the opening or closing item where its verb is missing ("Klo 13.02.")."""
    for item in items:
        if normalised(item.heading).startswith(headings):
            times = find_times(f"{item.matter} {item.decision}")
            return times[0].start if len(times) == 1 and not times[0].end else None
    return None


def with_movements(people: list[Participant], items: list[Item]) -> tuple[list[Participant], list[Warning]]:
    """Mark as part those of whom the items say that they came late or left early."""
    moved: dict[int, Participant] = {}
    warnings: list[Warning] = []
    positions = {normalised(person.name): index for index, person in enumerate(people)}
    for sentence in _sentences(items):
        match = MOVED.search(sentence.text)
        words = sentence.text[: match.start()].replace(",", " ").split() if match else []
        index = (
            _position(positions, words) or _position(positions, sentence.text[match.end() :].split()) if match else None
        )
        time = best_time(sentence.text)
        if index is None or time is None or people[index].attendance == "absent":
            continue
        person = moved.get(index, people[index])
        moved[index] = _moved(person, sentence.text, time.start)
        message = f"{person.name} is marked as there in part: {sentence.text}"
        warnings.append(Warning(line=sentence.item.line, code="part_from_text", message=message))
    return [moved.get(index, person) for index, person in enumerate(people)], warnings


def _position(positions: dict[str, int], words: list[str]) -> int | None:
    for start in range(len(words)):
        for count in (2, 3):
            found = positions.get(normalised(" ".join(words[start : start + count])))
            if found is not None:
                return found
    return None


def _moved(person: Participant, text: str, time: str) -> Participant:
    if UNTIL.search(text) and not re.search(r"\b(?:saapui|liittyi|kom|anlände|anslöt)\b", text, re.I):
        return replace(person, attendance="part", left=time)
    return replace(person, attendance="part", arrived=time) if FROM.search(text) else person
