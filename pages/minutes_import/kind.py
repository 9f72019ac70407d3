"""Whether a text is minutes at all, and what it is instead."""

import re

from pages.minutes_import.errors import NotMinutes
from pages.minutes_import.outline import Outline
from pages.minutes_import.text import Line
from pages.minutes_import.vocabulary import TITLE_WORDS

ENOUGH = 4
HEAD_LINES = 12
INVITATION = re.compile(
    r"\btervetuloa\b|\bkutsutaan\b|\bilmoittau|\bosallistumislinkki|\bliity kokoukseen|\btilaisuus toteutetaan|\btervetullut|"
    r"\bvälkomm?en\b|\banmäl (?:dig|er)\b|\banmälan\b|\binbjud|\bmötet hålls\b|\bdeltagarlänk|\bkokous pidetään|\bvi (?:kallar|bjuder)\b",
    re.I,
)
INVITATION_TITLE = re.compile(
    r"^(?:kokous)?kutsu\b|^(?:mötes)?kallelse\b|^inbjudan\b|^esityslista\b|^föredragningslista\b", re.I
)
REPORT = re.compile(
    r"\bsisällysluettelo|\binnehållsförteckning|\.{4,}\s?\d|^\s?(?:kuvio|taulukko|figur|tabell) \d|\b(?:loppu)?raportti|\bslutrapport|"
    r"\btoimeksianto|\btiivistelmä|\bsammanfattning\b|^\d\.\d\.\d|^#",
    re.I,
)
HELD = re.compile(
    r"\bpuheenjohtaja\b.{0,60}\b(?:avasi|päätti)\b|\bkokous (?:avattiin|alkoi|päättyi|päätettiin)|\b(?:avasi|päätti) kokouksen|"
    r"\b(?:mötet|sammanträdet) (?:öppnades|avslutades|började)|\bordföranden?\b.{0,60}\b(?:öppnade|avslutade)\b|"
    r"\b(?:öppnade|avslutade) (?:mötet|sammanträdet)",
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
    invited = sum(INVITATION.search(line) is not None for line in text)
    is_invitation = any(INVITATION_TITLE.search(line) for line in head[:3])
    reported = sum(REPORT.search(line) is not None for line in text)
    held = any(HELD.search(line) for line in text)
    titled = any(_is_titled(line) for line in head)
    decided = sum(DECIDED.search(line) is not None for line in text)
    has_frame = people > 0 or (bool(outline.items) and (titled or held))
    points = 3 * (people > 0) + 2 * titled + 2 * held + (len(outline.items) > 1) + min(decided, 2)
    points -= min(invited, 3) + 3 * (is_invitation and not held) + 2 * min(reported, 4)
    if not has_frame or points < ENOUGH:
        raise _refusal(invited=invited + 2 * is_invitation, reported=reported, lines=text)


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
