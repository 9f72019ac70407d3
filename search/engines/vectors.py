"""Documents as PostgreSQL keeps them: their words as it reads them without looking for quotes, and what each counts.

A vector is sent as the database sends one: each word with a zero behind it, the number of its places, and those.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, chain
from struct import pack
from typing import NamedTuple

from search.analysis.memory import Memory
from search.engines.counted import CARRIER, TENTHS, counted, number_of
from search.engines.lexemes import EXACT, FOLDED, HEADING, IN_HEADING, LEMMA, PART, VALUE, is_word, stretch_of
from search.engines.narrowing import value_words
from search.engines.protocol import IndexDocument

MOST_PLACES, LAST_PLACE = 250, 16_383
MOST_REMEMBERED = 30_000
"""Forms of each kind, or up to twice as many."""
MOST_BYTES = 900_000
"""A vector has room for about a megabyte; what a passage has beyond that is not found."""
END, NO_PLACES, BYTES = b"\0", b"\0\0", 2
PLACES = tuple(pack(">H", place) for place in range(LAST_PLACE + 1))
NUMBERS, MOST_TOLD, ONCE = PLACES[: MOST_PLACES + 1], MOST_PLACES * BYTES, PLACES[1]


class Vector(NamedTuple):
    """A document as it is written: its vector, what its words count (with ``CARRIER``), and what the vocabulary has.

    Of that ``words`` have their signs; ``forms`` have none, and stand there under each of ``SIGNS`` in turn.
    """

    data: bytes
    counted: list[float]
    words: tuple[str, ...]
    forms: tuple[Iterable[str], ...]


def _known(sign: str, counted_as: str, places: bytes = NO_PLACES) -> Memory[tuple[bytes, float]]:
    """Forms as a vector begins them, and with the number under which they count."""
    return Memory(lambda form: (_begun(sign + form) + places, CARRIER + number_of(counted_as + form)), MOST_REMEMBERED)


def _begun(word: str) -> bytes:
    return word.encode(errors="replace") + END


# What a form counts it does whether it stands alone or in a composed word.
SIGNS = (EXACT, LEMMA, PART, FOLDED)
KNOWN = (_known(EXACT, EXACT, b""), _known(LEMMA, LEMMA), _known(PART, LEMMA), _known(FOLDED, FOLDED))
HEADINGS = Memory(lambda form: _begun(HEADING + form), MOST_REMEMBERED)
IN_HEADINGS = Memory(lambda form: _begun(IN_HEADING + form) + NO_PLACES, MOST_REMEMBERED)


def vector_of(document: IndexDocument) -> Vector:
    """A document as it is written. Only words as they stand have places, for phrases."""
    title, worths = document.title_exact, _worths(document)
    known = chain.from_iterable(map(forms.__getitem__, some) for forms, some in zip(KNOWN, worths, strict=True))
    begun, carried = tuple(zip(*known, strict=True)) or ((), ())
    places = _places(document.exact, len(title) + 2, _places(title, 1, {}))
    heading = _places(title, 1, {})
    values, words = _values(tuple(document.values.items()))
    pieces = [
        _begun(stretch_of(document.id)) + NO_PLACES,
        *values,
        *_placed(begun, places.values()),
        *_placed(map(HEADINGS.__getitem__, heading), heading.values()),
        *begun[len(places) :],
        *map(IN_HEADINGS.__getitem__, {*document.title_lemmas, *document.title_parts}),
    ]
    data, forms = b"".join(pieces), tuple(worths)
    if len(data) > MOST_BYTES:
        pieces, words = _with_room(pieces)
        data, forms = b"".join(pieces), ()
    units = [*chain.from_iterable(map(dict.values, worths))]
    return Vector(pack(">i", len(pieces)) + data, counted(carried, units), words, forms)


@lru_cache(maxsize=10_000)
def _values(values: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """The values of a passage, as a vector and as the vocabulary has them; passages of a meeting have the same."""
    words = tuple(VALUE + word for word in dict.fromkeys(value_words(dict(values))))
    return tuple(_begun(word) + NO_PLACES for word in words), words


def _worths(document: IndexDocument) -> list[dict[str, int]]:
    """What counts in a document, in tenths, under each sign of ``KNOWN``: what stands alone is no part."""
    exact = _added({}, document.title_exact, TENTHS["title_exact"])
    lemmas = _added({}, document.title_lemmas, TENTHS["title_lemmas"])
    _added(exact, document.exact, TENTHS["exact"])
    _added(lemmas, document.lemmas, TENTHS["lemmas"])
    parts: dict[str, int] = {}
    for words, worth in ((document.title_parts, TENTHS["title_parts"]), (document.parts, TENTHS["parts"])):
        for word in words:
            some = lemmas if word in lemmas else parts
            some[word] = some.get(word, 0) + worth
    return [exact, lemmas, parts, dict.fromkeys(document.folded, TENTHS["folded"])]


def _added(found: dict[str, int], words: Iterable[str], worth: int) -> dict[str, int]:
    for word in words:
        found[word] = found.get(word, 0) + worth
    return found


def _places(words: tuple[str, ...], first: int, found: dict[str, bytes]) -> dict[str, bytes]:
    """Adds the places of words, of which the first has the place ``first``, to those found before."""
    for place, word in zip(PLACES[first : first + len(words)], words, strict=False):
        found[word] = found.get(word, b"") + place
    for word in words[max(LAST_PLACE + 1 - first, 0) :]:
        found.setdefault(word, PLACES[LAST_PLACE])
    return found


def _placed(begun: Iterable[bytes], places: Iterable[bytes]) -> list[bytes]:
    return [
        word + (ONCE + told if len(told) == BYTES else NUMBERS[min(len(told) // BYTES, MOST_PLACES)] + told[:MOST_TOLD])
        for word, told in zip(begun, places, strict=False)
    ]


def _with_room(pieces: list[bytes]) -> tuple[list[bytes], tuple[str, ...]]:
    """As many words as there is room for, the first first, and which of them the vocabulary has."""
    sizes = accumulate(len(piece) + 1 for piece in pieces)
    inside = [piece for piece, size in zip(pieces, sizes, strict=True) if size <= MOST_BYTES]
    words = [piece[: piece.index(END)].decode() for piece in inside]
    return inside, tuple(filter(is_word, words))


def length_of(document: IndexDocument) -> int:
    """How many words a document has, all its forms counted: a match in a long one tells less."""
    texts = (document.exact, document.lemmas, document.parts, document.folded)
    titles = (document.title_exact, document.title_lemmas, document.title_parts)
    return sum(map(len, (*texts, *titles)))
