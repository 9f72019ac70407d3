"""What each word counts in a passage, as PostgreSQL finds it quickly: a row of sorted numbers.

The high bits of a number say which word it is of, the low ones what that counts there. Where one is found by halving,
nothing else of a passage need be read to rank it. Of 32 bits that two words have in common their high ones is as rare
as a passage in 100,000 of those that are ranked: then one of them counts what the other does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from zlib import crc32

from search.engines.expressions import COLUMNS, WEIGHTS

WORTH = dict(zip(COLUMNS, WEIGHTS, strict=True))
UNITS = 10
"""The numbers are told in tenths."""
BITS = 8
MOST = 2**BITS - 1
"""What counts more than this hardly counts more: bm25 gives nine tenths of all there is to give."""
HIGHEST = 2 ** (32 - BITS) - 1
LEAST = -(2**31)


def worths(sign: str, **columns: Iterable[str]) -> dict[str, float]:
    """What each word of some columns counts in them together, by the word with its sign."""
    found: dict[str, float] = {}
    for column, words in columns.items():
        worth = WORTH[column]
        for word in words:
            found[word] = found.get(word, 0.0) + worth
    return {sign + word: worth for word, worth in found.items()}


def counted(worths: Mapping[str, float]) -> str:
    """What words with their signs count, as the text of an array."""
    numbers = [
        _number(word) + (int(units) if (units := worth * UNITS + 0.5) < MOST else MOST)
        for word, worth in worths.items()
    ]
    return "{" + ",".join(map(str, sorted(numbers))) + "}"


def counting(word: str) -> str:
    """What a word with its sign counts in a row ``e``, in tenths, as an expression of SQL; nothing where it is not."""
    first = _number(word)
    # The greater of both first: two numbers may be farther apart than a number can be.
    return f"(GREATEST(e.counted[width_bucket({first + MOST}, e.counted)], {first}) - ({first}))"


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    number: int = crc32(word.encode(errors="replace")) & HIGHEST
    return (number << BITS) + LEAST
