"""What each word counts in a passage, as PostgreSQL finds it quickly: a row of sorted numbers.

The high bits of a number say which word it is of, the low ones what that counts there. Where one is found by halving,
nothing else of a passage need be read to rank it. Of 32 bits that two words have in common their high ones is as rare
as a passage in 100,000 of those that are ranked: then one of them counts what the other does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import add
from zlib import crc32

from search.engines.expressions import COLUMNS, WEIGHTS

UNITS = 10
"""The numbers are told in tenths."""
TENTHS = {column: round(weight * UNITS) for column, weight in zip(COLUMNS, WEIGHTS, strict=True)}
"""What a word counts in each column, of the weights that every engine has."""
BITS = 8
MOST = 2**BITS - 1
"""What counts more than this hardly counts more: bm25 gives nine tenths of all there is to give."""
HIGHEST = 2 ** (32 - BITS) - 1
LEAST = -(2**31)
CARRIER = 2.0**52 + 2**32
"""With this a number is a float that has its very bits in the lower half: floats are sorted and sent sooner."""


def counted(carried: Iterable[float], tenths: Sequence[int]) -> list[float]:
    """What some words count as it stands in a row, of the number of each and of what it counts in tenths.

    The numbers have ``CARRIER`` with them, before and after.
    """
    if max(tenths, default=0) > MOST:
        tenths = [min(units, MOST) for units in tenths]
    return sorted(map(add, carried, tenths))


def counting(word: str) -> str:
    """What a word with its sign counts in a row ``e``, in tenths, as an expression of SQL; nothing where it is not."""
    first = number_of(word)
    # The greater of both first: two numbers may be farther apart than a number can be.
    return f"(GREATEST(e.counted[width_bucket({first + MOST}, e.counted)], {first}) - ({first}))"


def number_of(word: str) -> int:
    """Under which number a word with its sign counts, if it counts nothing."""
    number: int = crc32(word.encode(errors="replace")) & HIGHEST
    return (number << BITS) + LEAST
