"""The order of names: å, ä and ö stand after z in both languages of the site, whatever the database thinks."""

from __future__ import annotations

import unicodedata

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"
OTHER = "#"
AFTER_Z = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}
"""Signs that stand after z in ASCII, in the order of the letters that they stand for."""
LIKE = {"ü": "y", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "ß": "ss", "þ": "th"}
SHOWN_AS = {"{": "Å", "|": "Ä", "}": "Ö"}


def sort_key(name: str) -> str:
    """What a name is sorted by: without case, quotation marks and foreign accents."""
    text = unicodedata.normalize("NFC", name).casefold()
    return "".join(_part(character) for character in text).strip()


def first_letter(name: str) -> str:
    """The letter of LETTERS under which a name stands; OTHER for one that begins with a digit or another script."""
    first = sort_key(name)[:1]
    letter = SHOWN_AS.get(first, first.upper())
    return letter if letter and letter in LETTERS else OTHER


def _part(character: str) -> str:
    known = AFTER_Z.get(character) or LIKE.get(character)
    if known is not None:
        return known
    plain = unicodedata.normalize("NFD", character)[0]
    return plain if plain.isalnum() else " " if plain.isspace() or plain == "-" else ""
