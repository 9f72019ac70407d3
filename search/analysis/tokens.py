"""Text to words with their places; what is one word here is one word in every index."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_WORD = 100
"""Letters of a word that are looked at: what is longer is no word that anybody asks for."""

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
SEEN_THROUGH = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
# A word may hold marks that combine with its letters, soft hyphens, and one of these signs between two letters.
LETTERS = r"(?:[^\W_][\u0300-\u036f\u00ad\u200b-\u200d\u2060]*)+"
WORD = re.compile(rf"{LETTERS}(?:[-‐‑'’:.]{LETTERS})*")

MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
# What may combine beside those marks: letters after the Latin ones, but not the dashes, quotation marks and currencies.
OTHER_LETTERS = re.compile("[\u0370-\u1fff\u20d0-\U0010ffff]")


class Token(NamedTuple):
    """A word as it stands in a text, and where: ``text[start:end]`` is its surface."""

    surface: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Token]:
    """The words of a text, or of ``text[start:end]``, in their order: letters and digits of any script.

    A hyphen, an apostrophe, a colon or a full stop between letters is inside the word ("EU:n", "5.11.2026",
    "hyvinvointi-ilta"); a full stop between letters is not, so that a missing space after a sentence joins nothing.
    Raises nothing, whatever the text.
    """
    for match in WORD.finditer(text, start, end):
        start = match.start()
        for piece in pieces(match.group()):
            yield Token(piece, start, start + len(piece))
            start += len(piece) + 1


def surfaces(text: str) -> list[str]:
    """The same words without their places, in a fraction of the time."""
    found: list[str] = WORD.findall(text)
    if "." not in "".join(found):
        return found
    return [piece for word in found for piece in pieces(word)]


def pieces(word: str) -> list[str]:
    """A word at its full stops, unless they stand between digits."""
    if "." not in word:
        return [word]
    return re.split(r"(?<!\d)\.|\.(?!\d)", word)


def plain(surface: str) -> str:
    """A word without capitals and what cannot be seen, its marks in their letters (NFC), at most 100 letters."""
    if surface.isascii():
        return surface[:LONGEST_WORD].lower()
    visible = unicodedata.normalize("NFC", surface[: 4 * LONGEST_WORD].translate(INVISIBLE))
    return visible.casefold().replace("ß", "ss")[:LONGEST_WORD].replace("‐", "-").replace("‑", "-").replace("’", "'")


def plain_in_place(text: str) -> str | None:
    """A text in which each word is plain and stands where it stood; None where one has not as many letters then."""
    if text.isascii():
        return text.lower()
    small = text.casefold()
    if len(small) != len(text) or not unicodedata.is_normalized("NFC", text) or SEEN_THROUGH.search(text):
        return None
    return small.replace("‐", "-").replace("‑", "-").replace("’", "'")


def folded(word: str) -> str:
    """A plain word, or a text, without dots and accents, as it is typed on a keyboard that lacks them."""
    if word.isascii():
        return word
    apart = MARKS.sub("", unicodedata.normalize("NFD", word))
    if not OTHER_LETTERS.search(apart):
        return apart
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
