"""Where a long word may break: soft hyphens for headings, put in on the server.

Browsers hyphenate Finnish badly or not at all, and a compound such as "järjestöneuvottelukunta" is wider
than a phone. The hyphens are invisible (U+00AD) until a line needs one; visible text never changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from threading import Lock
from typing import Any

import pyphen

SOFT_HYPHEN = "\u00ad"
LONGEST_WHOLE_WORD = 14
SHORTEST_PIECE = 3

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(rf"[^\W\d_]{{{LONGEST_WHOLE_WORD + 1},}}")
_ADDRESS = re.compile(r"@|://|^www\.|\w\.\w|/\w+/", re.IGNORECASE)

_VOWELS = "aeiouyåäöü"
_CONSONANT_BEFORE_VOWEL = re.compile(rf"[^{_VOWELS}](?=[{_VOWELS}])")
_HAS_VOWEL = re.compile(rf"[{_VOWELS}]")

# Later halves of the compounds that this field is full of: a break before one reads better than a break
# between two syllables. Stems, so that inflected forms match.
_FINNISH_PARTS = re.compile(
    "aikais|alue|avustu|edusta|foorum|hakemu|hallit|hanke|hankke|hankki|hoitaj|johtaj|järjestä|järjestö|kaupun|"
    "keskuks|keskus|kirjas|kokou|koordina|koulutu|kumppan|kunna|kunta|kuntie|kysely|käsittel|luettel|maakun|"
    "neuvottel|ohjelm|oppila|osallist|palvel|perust|puhelin|puhelim|päivä|päätt|päätö|raport|rahoitu|sairaa|"
    "sairau|seloste|selosti|seminaar|sopimu|strategi|suunnitel|tapaami|tapahtum|tavoit|tiedot|tilaisuu|toimenpi|"
    "toimija|toimijo|toimikun|toiminna|toiminta|turvalli|tutkimu|työryhm|vaikutta|valiokun|valmist|vapaaeht|"
    "verkosto|viestin|viranomai|vointi|yhdisty|yhteis|yhteyd|yhteyks|yhteys|yhteyt|yritty|yritys"
)
_SWEDISH_PARTS = re.compile(
    "ansvar|ansök|avgift|bidrag|delegation|evenemang|forum|främjand|förening|förteckning|grupp|handikapp|"
    "hindr|insats|invån|koordinat|kommun|kontakt|kriteri|kvall|kväll|lokal|mottagar|möte|nätverk|område|"
    "ordnar|ordning|organisation|person|plan|program|promemori|projekt|protokoll|rapport|representant|sakkunn|"
    "samarbet|samhäll|samordn|strategi|styrels|språk|utlåtand|utskott|utveckl|understöd|vård|välfärd"
)
# What ends the first half of a Swedish compound: its second half starts after the s, but -lingskap is one ending.
_SWEDISH_LINK = re.compile(r"(?:ings|ions|tets|hets)(?!kap(?:et|en|ets|ens|er|s)?$)(?=\w)")


def soft_hyphens(text: str, language: str) -> str:
    """The text with U+00AD in its words of more than 14 letters.

    Taking U+00AD out again gives the text back. Web and e-mail addresses stay as they are, and so does a
    word in which somebody has already placed a soft hyphen.
    """
    if len(text) <= LONGEST_WHOLE_WORD:
        return text
    breaks = _swedish_breaks if language.startswith("sv") else _finnish_breaks
    return _TOKEN.sub(lambda match: _hyphenate_token(match.group(), breaks), text)


def soft_hyphens_apart(pieces: Sequence[str], language: str) -> list[str]:
    """The same of a text that comes in pieces, which may end inside a word; as many pieces as were given."""
    whole = iter(soft_hyphens("".join(pieces), language))
    found = []
    for piece in pieces:
        left, letters = len(piece) - piece.count(SOFT_HYPHEN), []
        while left:
            letters.append(next(whole))
            left -= letters[-1] != SOFT_HYPHEN
        found.append("".join(letters))
    return [*found[:-1], found[-1] + "".join(whole)] if found else []


def _hyphenate_token(token: str, breaks: Callable[[str], tuple[int, ...]]) -> str:
    if SOFT_HYPHEN in token or _ADDRESS.search(token):
        return token
    return _WORD.sub(lambda match: _join(match.group(), breaks(match.group())), token)


def _join(word: str, breaks: Iterable[int]) -> str:
    cuts = [cut for cut in breaks if SHORTEST_PIECE <= cut <= len(word) - SHORTEST_PIECE]
    pieces = [word[start:end] for start, end in zip([0, *cuts], [*cuts, len(word)], strict=True)]
    return SOFT_HYPHEN.join(pieces)


@lru_cache(maxsize=4096)
def _swedish_breaks(word: str) -> tuple[int, ...]:
    lowered = word.lower()
    if len(lowered) != len(word):
        return ()
    cuts = [int(position) for position in _swedish_patterns().positions(lowered)]
    ends = [*cuts[1:], len(word)]
    # The patterns know no compounds: of "mellanut-" they leave the n alone.
    syllables = [cut for cut, end in zip(cuts, ends, strict=False) if _HAS_VOWEL.search(lowered, cut, end)]
    borders = {cut for cut in syllables if _SWEDISH_PARTS.match(lowered, cut)}
    borders.update(match.end() for match in _SWEDISH_LINK.finditer(lowered))
    return _parts_then_syllables(word, sorted(borders), syllables)


@lru_cache(maxsize=4096)
def _finnish_breaks(word: str) -> tuple[int, ...]:
    lowered = word.lower()
    if len(lowered) != len(word):
        return ()
    syllables = _syllable_starts(lowered)
    return _parts_then_syllables(word, _compound_borders(word) or _likely_borders(lowered, syllables), syllables)


def _parts_then_syllables(word: str, borders: list[int], syllables: list[int]) -> tuple[int, ...]:
    """Borders of the parts where they are known; syllables inside a part that is still too long."""
    kept = _spaced(borders, word)
    cuts = set(kept)
    for start, end in zip([0, *kept], [*kept, len(word)], strict=True):
        if end - start > LONGEST_WHOLE_WORD or not kept:
            cuts.update(cut for cut in syllables if start + SHORTEST_PIECE <= cut <= end - SHORTEST_PIECE)
    return tuple(sorted(cuts))


def _spaced(borders: Iterable[int], word: str) -> list[int]:
    """The borders that leave a readable piece on each side, in order."""
    kept: list[int] = []
    for border in sorted(borders):
        if SHORTEST_PIECE <= border <= len(word) - SHORTEST_PIECE and border - (kept or [0])[-1] >= SHORTEST_PIECE:
            kept.append(border)
    return kept


def _likely_borders(lowered: str, syllables: list[int]) -> list[int]:
    """Where a well-known part starts: at a syllable, or at a vowel, which only a compound has after a vowel."""
    found = (match.start() for match in _FINNISH_PARTS.finditer(lowered))
    return [start for start in found if start in syllables or lowered[start] in _VOWELS]


def _syllable_starts(lowered: str) -> list[int]:
    """A Finnish syllable starts at the last consonant before a vowel; vowels in a row stay together."""
    starts = (match.start() for match in _CONSONANT_BEFORE_VOWEL.finditer(lowered))
    return [start for start in starts if _HAS_VOWEL.search(lowered, 0, start)]


def _compound_borders(word: str) -> list[int]:
    """The borders that the Finnish dictionary knows; none without it, or for a word it does not know."""
    analyse = _dictionary()
    structure = next((str(found.get("STRUCTURE", "")) for found in analyse(word)), "") if analyse else ""
    if len(structure.replace("=", "")) != len(word):
        return []
    borders, letters = [], 0
    for sign in structure:
        if sign == "=":
            borders.append(letters)
        else:
            letters += 1
    return [border for border in borders if border]


@cache
def _swedish_patterns() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="sv", left=SHORTEST_PIECE, right=SHORTEST_PIECE)


@cache
def _dictionary() -> Callable[[str], list[dict[str, str]]] | None:
    """The analyser of libvoikko, which is an optional system package: absent or broken, it is done without."""
    try:
        from libvoikko import Voikko

        analyser = Voikko("fi")
    except Exception:  # noqa: BLE001 (the binding raises its own classes when the dictionary is missing)
        return None
    return partial(_analyse, analyser, Lock())


def _analyse(analyser: Any, lock: Lock, word: str) -> list[dict[str, str]]:
    """One handle of libvoikko serves one thread at a time."""
    with lock:
        return list(analyser.analyze(word))
