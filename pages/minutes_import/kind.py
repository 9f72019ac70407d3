"""Whether a text is minutes at all, and what it is instead."""

import re

from pages.minutes_import.errors import NotMinutes
from pages.minutes_import.outline import Outline
from pages.minutes_import.text import Line
from pages.minutes_import.vocabulary import TITLE_WORDS

ENOUGH = 4
HEAD_LINES = 12
LONGEST_CHAPTER = 80
INVITATION = re.compile(
    r"\btervetuloa\b|\bkutsutaan\b|\bilmoittau|\bosallistumislinkki|\bliity kokoukseen|\btilaisuus toteutetaan|"
    r"\btervetullut|\bkokous pidetään|\bvälkomm?en\b|\banmäl (?:dig|er)\b|\banmälan\b|\binbjud|\bmötet hålls\b|"
    r"\bdeltagarlänk|\bvi (?:kallar|bjuder)\b",
    re.I,
)
INVITATION_TITLE = re.compile(
    r"\bkutsu\b|\bkokouskutsu\b|\b(?:mötes)?kallelse\b|\binbjudan\b|\besityslista\b|\bföredragningslista\b", re.I
)
REPORT_PAGE = re.compile(r"\.{4}\s?\d|^(?:kuvio|taulukko|figur|tabell) \d|^\d\.\d\.\d", re.I)
REPORT_CHAPTER = re.compile(
    r"\bsisällysluettelo|\binnehållsförteckning|\braport|\bloppuraport|\bslutrapport|\btoimeksianto|\btiivistelmä|"
    r"\bsammanfattning\b|\b(?:toiminta|vuosi)kertomus\b|\bverksamhetsberättelse\b|\btulokset\b",
    re.I,
)
HELD = re.compile(
    r"\bpuheenjohtaja\b.{0,60}\b(?:avasi|päätti)\b|\bkokous (?:avattiin|alkoi|päättyi|päätettiin)|"
    r"\b(?:avasi|päätti) kokouksen|\b(?:mötet|sammanträdet) (?:öppnades|avslutades|började)|"
    r"\bordföranden?\b.{0,60}\b(?:öppnade|avslutade)\b|\b(?:öppnade|avslutade) (?:mötet|sammanträdet)",
    re.I,
)
DECIDED = re.compile(
    r"^(?:päätös|päätettiin|sovittiin|hyväksyttiin|merkittiin|beslut|beslöts|mötet beslöt|godkändes|antecknades)\b|"
    r"\b(?:päätettiin|sovittiin|keskusteltiin|todettiin|beslöts|diskuterades|konstaterades)\b",
    re.I,
)


def require_minutes(outline: Outline, lines: list[Line], people: int) -> None:
    """Raise NotMinutes unless the text reads as minutes of a meeting that was held.

    `people` is the number of persons listed with their attendance.
    """
    text = [line.text for line in lines]
    head = text[:HEAD_LINES]
    held = any(HELD.search(line) for line in text)
    if people and held:
        return
    invited = sum(INVITATION.search(line) is not None for line in text)
    invited += 3 * any(INVITATION_TITLE.search(line) and len(line) <= LONGEST_CHAPTER for line in head[:3])
    reported = sum(_is_of_report(line) for line in text)
    titled = any(_is_titled(line) for line in head)
    decided = sum(DECIDED.search(line) is not None for line in text)
    has_frame = people > 0 or (bool(outline.items) and (titled or held))
    points = 3 * (people > 0) + 2 * titled + 2 * held + (len(outline.items) > 1) + min(decided, 2)
    if not has_frame or points - min(invited, 4) - 2 * min(reported, 4) < ENOUGH:
        raise _refusal(invited=invited, reported=reported, lines=text)


def _is_of_report(line: str) -> bool:
    if REPORT_PAGE.search(line):
        return True
    return len(line) <= LONGEST_CHAPTER and REPORT_CHAPTER.search(line) is not None


def _is_titled(line: str) -> bool:
    words = line.casefold().replace("-", " ").split()
    return len(line) <= 120 and any(word.strip(".,:()").endswith(TITLE_WORDS) for word in words)


def _refusal(*, invited: int, reported: int, lines: list[str]) -> NotMinutes:
    if reported >= 2:
        return NotMinutes("report", "This reads as a report, with contents and chapters, not as minutes of a meeting.")
    if invited >= 2:
        return NotMinutes(
            "invitation", "This reads as an invitation to a meeting, not as minutes of one that was held."
        )
    if sum(len(line) > 120 for line in lines) >= 2:
        return NotMinutes(
            "news", "This reads as an article: nobody is listed as present and no agenda items are numbered."
        )
    return NotMinutes("unknown", "No participants, agenda items or title of minutes were found.")
