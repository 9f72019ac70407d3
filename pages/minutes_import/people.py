"""From the words after a label to persons: names, roles, attendance, times and substitutes."""

import re
from dataclasses import dataclass, field

from pages.minutes_import.dates import find_times
from pages.minutes_import.labels import normalised
from pages.minutes_import.names import find_name, is_group_word, is_organisation
from pages.minutes_import.structure import Attendance, Role
from pages.minutes_import.vocabulary import MARKS, ROLE_WORDS, SUBSTITUTE_WORDS

LONGEST_GROUP = 60
REMOTE_MARK = re.compile(r"etä|teams|via|på distans")
BRACKETS = re.compile(r"[(\[]([^()\[\]]{0,200})[)\]]")
DELIMITER = re.compile(r"[,;\t]|\s(?:ja|och|sekä|samt|&|/)\s|\s[-–—]\s(?=\S)")
FROM = re.compile(r"\b(?:saapui|tuli|liittyi|alkaen|lähtien|kom|anlände|anslöt|från|fr\.?\s?o\.?\s?m)\b", re.I)
UNTIL = re.compile(r"\b(?:poistui|lähti|asti|saakka|avlägsnade|lämnade|gick|till|t\.?\s?o\.?\s?m)\b", re.I)
ITEMS = re.compile(
    r"\b(?:kohda\w{0,4}|kohta\w{0,3}|asiakohda\w{0,4}|punkt\w{0,5}|asian? \d|ärende \d)|§|"
    r"\bosan (?:aikaa|ajasta)|\bdelvis",
    re.I,
)
TAIL = re.compile(
    r"\s(?=(?:saapui|tuli|liittyi|poistui|lähti|klo|kello|kohda\w{1,4}|kl\.|fr\.?\s?o\.?\s?m|t\.?\s?o\.?\s?m|"
    r"kom|anlände|avlägsnade|osan|delvis|punkt\w{0,5}|från|efter)\b)",
    re.I,
)
INSTEAD_FI = re.compile(
    r"\b(\w[\w-]{0,40}\s\w[\w-]{0,40})\s(?:sijasta|sijaan|sijalla|sijaisena|tilalla|varalla)\b", re.I
)
INSTEAD_SV = re.compile(
    r"\b(?:som\s)?(?:ersättare|suppleant|suppl\.?)\sför\s(.{1,80})|\bi\sstället\sför\s(.{1,80})", re.I
)
INSTEAD_SV_SPLIT = re.compile(r"\bi\s(\w[\w-]{0,40}\s\w[\w-]{0,40})\sställe\b", re.I)


@dataclass(slots=True)
class Entry:
    """One person as printed in a list, before the list says what is true of all its people."""

    name: str
    inner_group: str = ""
    title: str = ""
    affiliation: str = ""
    role: Role | None = None
    attendance: Attendance | None = None
    arrived: str | None = None
    left: str | None = None
    is_remote: bool = False
    is_substitute: bool = False
    substitute_for: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        """Tell whether nothing but one word stands here, as where a line broke inside a name."""
        return " " not in self.name and self.attendance is None and not self.title and not self.affiliation


@dataclass(slots=True)
class Listing:
    """The persons of one line, and the pieces that are neither a person nor said of one."""

    entries: list[Entry] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)


def parse_people(text: str) -> Listing:
    """Read "pj. Virpi Veijanen paikalla ja Omaishoitajat Katri Ignatius poissa", or names between commas."""
    notes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        notes.append(match.group(1).strip())
        return f" \x01{len(notes) - 1}\x01 "

    listing = Listing()
    for piece in _pieces(BRACKETS.sub(keep, text)):
        remarks = [notes[int(index)] for index in re.findall(r"\x01(\d+)\x01", piece)]
        _read_piece(listing, " ".join(re.sub(r"\x01\d+\x01", " ", piece).split()), remarks)
    return listing


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in DELIMITER.split(text):
        bare = piece.strip(" \t.*•·")
        if pieces and bare and bare[0].islower() and _is_half_group(pieces[-1]):
            pieces[-1] = f"{pieces[-1]} ja {bare}"
        elif bare:
            pieces.append(bare)
    return pieces


def _is_half_group(piece: str) -> bool:
    """Tell whether a piece is the first half of a group such as "Lapset ja perheet"."""
    return len(piece) <= LONGEST_GROUP and is_group_word(piece.rsplit(" ", 1)[-1])


def _read_piece(listing: Listing, piece: str, remarks: list[str]) -> None:
    target = listing.entries[-1] if listing.entries else None
    if piece and not (target and _belongs(target, piece)):
        entry = _person(piece)
        if entry:
            listing.entries.append(entry)
            target = entry
        elif target and piece[0].islower():
            target.title = f"{target.title}, {piece}".strip(", ")
        else:
            listing.leftovers.append(piece)
    for remark in remarks:
        if target is None:
            listing.leftovers.append(remark)
        elif not _apply(target, remark):
            target.affiliation = target.affiliation or remark


def _belongs(entry: Entry, piece: str) -> bool:
    """Take what stands after a person's comma and is not another person; an organisation is where they come from."""
    if _apply(entry, piece):
        return True
    if is_organisation(piece):
        entry.affiliation = f"{entry.affiliation}, {piece}".strip(", ")
        return True
    return False


def _person(piece: str) -> Entry | None:
    text, substitute_for = _without_substitution(piece)
    text, tail = _cut_tail(text)
    text, mark = _strip_mark(text)
    text, role = _strip_role(text)
    parts = find_name(text)
    if parts is None:
        return None
    entry = Entry(
        parts.name, role=role, attendance=mark, substitute_for=substitute_for, is_substitute=bool(substitute_for)
    )
    if parts.before[:1].islower():
        entry.title = parts.before
    else:
        entry.inner_group = parts.before.rstrip(":")
    for remark in (parts.after, tail):
        if remark and not _apply(entry, remark):
            if " " not in entry.name:
                return None
            entry.title = f"{entry.title} {remark}".strip()
    return entry


def _without_substitution(text: str) -> tuple[str, str]:
    for pattern in (INSTEAD_FI, INSTEAD_SV, INSTEAD_SV_SPLIT):
        match = pattern.search(text)
        if match:
            name = next(group for group in match.groups() if group)
            return f"{text[: match.start()]} {text[match.end() :]}".strip(), name.strip()
    return text, ""


def _cut_tail(text: str) -> tuple[str, str]:
    match = TAIL.search(text)
    return (text[: match.start()], text[match.end() :]) if match else (text, "")


def _strip_mark(text: str) -> tuple[str, Attendance | None]:
    words = text.split()
    for count in (3, 2, 1):
        phrase = " ".join(words[-count:]).casefold().strip(".:")
        if len(words) > count and phrase in MARKS:
            return " ".join(words[:-count]).rstrip(" :"), MARKS[phrase]
    if len(words) > 1 and words[0] in {"x", "X"}:
        return " ".join(words[1:]), "present"
    return text, None


def _strip_role(text: str) -> tuple[str, Role | None]:
    words = text.split()
    for count in (3, 2, 1):
        head, tail = normalised(" ".join(words[:count])), normalised(" ".join(words[-count:]))
        if len(words) > count and head in ROLE_WORDS:
            return " ".join(words[count:]).lstrip(": "), ROLE_WORDS[head]
        if len(words) > count and tail in ROLE_WORDS:
            return " ".join(words[:-count]).rstrip(": "), ROLE_WORDS[tail]
    return text, None


def _apply(entry: Entry, remark: str) -> bool:
    """Take a remark that says something known of a person, and tell whether it did."""
    folded = remark.casefold().strip(" .:")
    rest, name = _without_substitution(remark)
    if folded in MARKS:
        entry.attendance = MARKS[folded]
        entry.is_remote = entry.is_remote or REMOTE_MARK.match(folded) is not None
    elif normalised(remark) in ROLE_WORDS:
        entry.role = ROLE_WORDS[normalised(remark)]
    elif folded in SUBSTITUTE_WORDS:
        entry.is_substitute = True
    elif name and not find_name(rest):
        entry.is_substitute, entry.substitute_for = True, name
    elif remark[:1].islower() or remark[:1].isdigit() or remark[:1] == "§":
        return _apply_part(entry, remark)
    else:
        return False
    return True


def _apply_part(entry: Entry, remark: str) -> bool:
    first, _, rest = remark.partition(" ")
    spans = find_times(remark)
    if spans and (FROM.search(remark) or UNTIL.search(remark) or spans[0].end):
        set_times(entry, remark)
    elif ITEMS.search(remark):
        entry.attendance = "part"
    elif first.casefold().strip(",:") in MARKS and rest:
        entry.attendance = MARKS[first.casefold().strip(",:")]
    else:
        return False
    entry.notes.append(remark)
    return True


def set_times(entry: Entry, remark: str) -> None:
    """Set from when until when a person was there: "saapui klo 13.20", "t.o.m. kl. 14", "13.00–14.10"."""
    spans = find_times(remark)
    entry.attendance = "part"
    until, since = UNTIL.search(remark), FROM.search(remark)
    if spans[0].end:
        entry.arrived, entry.left = spans[0].start, spans[0].end
    elif since and until and len(spans) > 1:
        entry.arrived, entry.left = spans[0].start, spans[1].start
    elif until:
        entry.left = spans[0].start
    else:
        entry.arrived = spans[0].start
