"""The order of the hits of a page: passages of hardly more than a heading count less; the same on every engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp

from search.engines.protocol import Hit

LOSS, LETTERS = 0.3, 800
"""What an empty passage loses of its score, and how many letters make it lose a third of that."""


def weighed(hits: Iterable[Hit], letters: Mapping[int, int]) -> list[Hit]:
    """Hits by their score and by how much their passages say; ``letters`` has the length of each that is known.

    bm25 prefers what is short, and a cover or a chapter has the heading of what it leads to: between passages of one
    heading the one that says something stands first (Singhal, Buckley and Mitra 1996: length is normalised too much).
    """
    return sorted(hits, key=lambda hit: -hit.score * (1 - LOSS * exp(-letters.get(hit.id, 0) / LETTERS)))
