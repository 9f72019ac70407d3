"""Attachments that the minutes name: in a list of their own, on a line of an item, or in passing."""

import re
from collections.abc import Iterable

from pages.minutes_import.labels import split_label
from pages.minutes_import.paragraphs import BULLET
from pages.minutes_import.structure import Attachment
from pages.minutes_import.text import Line

LABEL = re.compile(r"\b(?P<word>liite|bilaga|bil\.)\s?(?P<number>\d{1,3}[a-z]?)\b\s?[.:–-]?\s?", re.I)
MENTION = re.compile(
    r"\b(?P<word>liite|liitteenä|liitteessä|liitteet|liitteen|bilaga|bilagor|bil\.)\s(?P<number>\d{1,3})\b", re.I
)
FIRST_FORM = {
    "liitteenä": "Liite",
    "liitteessä": "Liite",
    "liitteet": "Liite",
    "liitteen": "Liite",
    "bilagor": "Bilaga",
    "bil.": "Bil.",
}


def opens_attachment(text: str) -> bool:
    """Tell whether a line starts with the number of an attachment ("Liite 1 Talousarvio")."""
    return LABEL.match(BULLET.sub("", text, count=1)) is not None


def read_attachment_line(line: Line, item: str = "") -> list[Attachment]:
    """Give the attachments that a line lists; a line without a number is one attachment by its title."""
    found = split_label(line.text)
    text = found.rest if found and found.kind == "attachments" else line.text
    text = BULLET.sub("", text, count=1).replace("\t", " ")
    starts = list(LABEL.finditer(text))
    if not starts:
        titles = [title.strip(" .") for title in re.split(r";|,\s(?=[A-ZÅÄÖ])", text)]
        return [Attachment(label="", title=title, item=item, line=line.number) for title in titles if title]
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return [
        Attachment(label=_label(match), title=text[match.end() : end].strip(" ,;."), item=item, line=line.number)
        for match, end in zip(starts, ends, strict=True)
    ]


def mentioned(text: str, *, item: str, line: int) -> list[Attachment]:
    """Give the attachments that prose names in passing: "(Liite 2)", "liitteenä 3", "enligt bilaga 1"."""
    return [Attachment(label=_label(match), item=item, line=line) for match in MENTION.finditer(text)]


def _label(match: re.Match[str]) -> str:
    word = match["word"].casefold()
    return f"{FIRST_FORM.get(word, word.capitalize())} {match['number']}"


def merged(found: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """Give each attachment once: titles from its list, the item from where it is mentioned."""
    attachments: dict[str, Attachment] = {}
    for attachment in found:
        key = (attachment.label or attachment.title).casefold().replace("bil. ", "bilaga ")
        known = attachments.get(key)
        if known is None:
            attachments[key] = attachment
            continue
        titled = known if known.title else attachment
        item = known.item or attachment.item
        attachments[key] = Attachment(label=titled.label, title=titled.title, item=item, line=titled.line)
    return tuple(attachments.values())
