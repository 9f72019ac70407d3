"""What is known of one word."""

from sys import intern
from typing import NamedTuple


class Word(NamedTuple):
    """The forms under which a word is found, each plain (lower case, å ä ö kept).

    ``exact`` is the word itself, ``lemmas`` its dictionary forms (at least one; its stem where no dictionary knows it),
    ``parts`` the words of which it is composed, by twos and more too: "järjestö", "avustus".
    """

    exact: str
    lemmas: tuple[str, ...]
    parts: tuple[str, ...]


def distinct(words: list[str], without: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Words in their order, each once, none of those left out; equal ones of many calls share their memory."""
    return tuple([intern(word) for word in dict.fromkeys(words) if word and word not in without])
