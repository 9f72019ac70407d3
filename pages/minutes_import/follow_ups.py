"""Work left to somebody: "Toimenpiteet: …", "Vastuu: …", "Aikataulu: …", "31.1.2025 mennessä"."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from pages.minutes_import.dates import find_dates
from pages.minutes_import.names import is_name_word, is_title_word
from pages.minutes_import.structure import FollowUp

INNER_LABEL = re.compile(
    r"[\s(;,]*\b(?P<owner>vastuu(?:henkilöt?|taho)?|ansvarig[a]?|ansvarsperson)\s?:\s*|"
    r"[\s(;,]*\b(?P<due>aikataulu|määräaika|tidtabell|tidsfrist|senast|klart(?: senast)?)\s?:\s*",
    re.I,
)
DEADLINE = re.compile(r"\b(?:mennessä|viimeistään|senast|före|innan|till den)\b", re.I)


@dataclass(slots=True)
class FollowUps:
    """The follow-ups of one item while its lines are read; `year` fills in dates without one."""

    meeting: date | None = None
    found: list[FollowUp] = field(default_factory=list)

    def add(self, kind: str, text: str, line: int) -> None:
        """Take one labelled block: kind is `follow_up`, `owner` or `due`."""
        if kind == "follow_up":
            self.found += [self._read(part, line) for part in text.split("\n") if part.strip()]
            return
        latest = self._open_one(kind, line)
        first, _, rest = text.partition(",") if kind == "owner" else (text, "", "")
        owner = latest.owner if kind == "due" else first.strip(" .")
        due = self._due(rest if kind == "owner" else text, is_deadline=True) or latest.due
        words = f"{latest.text}\n{kind_label(kind)}{text}" if latest.text else text
        self.found.append(replace(latest, text=words, owner=owner, due=due))

    def _open_one(self, kind: str, line: int) -> FollowUp:
        """Take back the newest follow-up unless its owner or date is already said; then a new one starts."""
        if not self.found or (kind == "owner" and self.found[-1].owner and "→" in self.found[-1].text):
            return FollowUp(text="", line=line)
        if kind == "due" and self.found[-1].text.count("→") > 1:
            return FollowUp(text="", line=line)
        return self.found.pop()

    def _read(self, text: str, line: int) -> FollowUp:
        pieces = INNER_LABEL.split(text)
        owner, due = "", ""
        for match, after in zip(INNER_LABEL.finditer(text), pieces[3::3], strict=True):
            if match["owner"]:
                owner = after.strip(" .,;)")
            else:
                due = self._due(after, is_deadline=True)
        due = due or self._due(text, is_deadline=DEADLINE.search(text) is not None)
        return FollowUp(text=text.strip(), owner=owner or _subject(text), due=due, line=line)

    def _due(self, text: str, *, is_deadline: bool) -> str:
        if not is_deadline:
            return ""
        mentions = find_dates(text, year=self.meeting.year if self.meeting else None)
        mention = next((found for found in mentions if found.value), None)
        if mention is None or mention.value is None:
            return ""
        day = mention.value
        if not mention.has_year and self.meeting and day < self.meeting and (day.month, day.day) != (2, 29):
            day = day.replace(year=day.year + 1)
        return day.isoformat()


def kind_label(kind: str) -> str:
    """Give the words that keep an owner or a date readable inside the text of the follow-up."""
    return "→ " if kind in {"owner", "due"} else ""


def _subject(text: str) -> str:
    """Give the name at the start of "Marjut Ollinsaari lähettää kalenterin", titles left out."""
    words = text.lstrip("-–• ").split()
    while words and words[0][0].islower() and is_title_word(words[0]):
        words = words[1:]
    count = next((index for index, word in enumerate(words) if not is_name_word(word)), len(words))
    return " ".join(words[:count]) if 2 <= count <= 4 and count < len(words) else ""
