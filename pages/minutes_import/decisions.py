"""Which sentences of an item are its decision: "Päätettiin …", "Mötet beslöt …", but not that the meeting closed."""

import re

from pages.minutes_import.text import sentences

DECIDED = re.compile(
    r"\b(?:päätettiin|sovittiin|hyväksyttiin|valittiin|nimettiin|vahvistettiin|merkittiin tiedoksi|"
    r"beslöts|beslutades|beslutade|beslöt|beslutas|godkändes|godkände|valdes|utsågs|fastställdes|överenskoms|"
    r"antecknades|kom(?: man)? överens)\b",
    re.I,
)
DECIDED_BY_MEETING = re.compile(
    r"^(?:kokous|\w{0,40}foorumi|\w{0,40}neuvottelukunta|\w{0,40}työryhmä|toimikunta|hallitus)\s(?:yksimielisesti\s)?"
    r"(?:päätti|hyväksyi|valitsi|nimesi|sopi|merkitsi tiedoksi)\b|^merkitään tiedoksi\b",
    re.I,
)
CLOSED = re.compile(
    r"\b(?:kokous|tilaisuus|istunto)\s(?:päätettiin|päättyi)\b(?!\s\w+(?:ää|aa|dä|da|ta|tä)\b)|"
    r"\bpäätti\s(?:kokouksen|tilaisuuden)\b|\bpäätettiin\s(?:kokous|tilaisuus)(?=\s?(?:klo|kello|\d|\.|$))|"
    r"\b(?:mötet|sammanträdet|tillfället)\s(?:avslutades|avslutas|slutade|förklarades avslutat)\b|"
    r"\bavslutade\s(?:mötet|sammanträdet|tillfället)\b|\bförklarade\s(?:mötet|sammanträdet)\savslutat\b",
    re.I,
)
EARLIER = re.compile(
    r"\b(?:edellise\w{1,4}|viime|aiemmin|aikaisemmin|kuten|niin kuin|jossa|jolloin|jonka|jotka|joka|jos|mikäli|"
    r"föregående|förra|tidigare|såsom|som|där|då|om)\b",
    re.I,
)
NEGATED = re.compile(r"\b(?:ei|eivät|inte)\b", re.I)


def is_closing(sentence: str) -> bool:
    """Tell whether a sentence says that the meeting ended; "päätettiin" is both "decided" and "closed"."""
    return CLOSED.search(sentence) is not None


def is_decision(sentence: str) -> bool:
    """Tell whether a sentence states what this meeting decided."""
    if is_closing(sentence):
        return False
    match = DECIDED.search(sentence) or DECIDED_BY_MEETING.search(sentence)
    if match is None:
        return False
    head = sentence[: match.end()]
    return not EARLIER.search(head) and not NEGATED.search(head)


def split_decisions(text: str) -> tuple[str, str]:
    """Give the text without its decisions, and the decisions."""
    matter: list[str] = []
    decided: list[str] = []
    for line in text.split("\n"):
        parts = list(sentences(line))
        decided += [part for part in parts if is_decision(part)]
        matter.append(" ".join(part for part in parts if not is_decision(part)))
    return "\n".join(line for line in matter if line), " ".join(decided)
