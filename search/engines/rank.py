"""What a match counts on PostgreSQL: bm25, of what a word counts in a passage and how rare it is in the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from math import log, prod
from typing import Any

from search.engines.counted import UNITS, WORTH, counting
from search.engines.expressions import RARITY_OF_BEGINNING
from search.engines.lexemes import EXACT, HEADING, PART, all_words, quoted, translated_ways, ways
from search.engines.vocabulary import LENGTH, PASSAGES
from search.query.nodes import And, Everything, Node, Not, Or, Phrase, Term

TRANSLATED = 0.4
"""What a match of a word of the other language counts."""
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""The constants k1 and b of bm25."""
RANK_OF_ONE = 1.64493406685
"""ts_rank divides by this, the sum of all 1/n², and by the number of words asked for; we do not."""


def words_of(asked: Term | Phrase) -> list[str]:
    """The signed words whose numbers a ``Rank`` needs."""
    if isinstance(asked, Phrase):
        return [EXACT + word for word in asked.words]
    return all_words(asked)


class Rank:
    """What a match counts, as expressions of SQL over a row ``e`` of the index; ``counts`` are of the vocabulary."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts
        self.passages = max(counts.get(PASSAGES, 1), 1)
        average = max(counts.get(LENGTH, 1) / self.passages, 1)
        base, slope = SATURATION * (1 - LENGTH_SHARE), SATURATION * LENGTH_SHARE / average
        self.length = f"({base}::float8 + {slope}::float8 * e.length)"

    def pieces(self, asked: Term | Phrase) -> list[tuple[str, list[Any]]]:
        """The summands of a word or phrase, one for each of its forms that anything has, each with its values."""
        if isinstance(asked, Phrase):
            # It cannot be there more often than any of its words.
            words = [EXACT + word for word in asked.words]
            fewest = min(self.counts.get(word, 0) for word in words)
            return [(self._piece(f"LEAST({', '.join(map(counting, words))})", 1 / UNITS, self._rarity(fewest)), [])]
        if asked.is_prefix:
            begun = f"({quoted(EXACT + asked.exact)}:* | {quoted(HEADING + asked.exact)}:*)"
            match = "ts_rank('{1,1,1,1}', e.words, %s::tsquery)"
            return [(self._piece(match, 2 * RANK_OF_ONE * WORTH["exact"], RARITY_OF_BEGINNING), [begun])]
        return [
            (self._piece(_counting(words), 1 / UNITS, share * self._rarity(self._having(words))), [])
            for share, found in ((1.0, ways(asked)), (TRANSLATED, translated_ways(asked)))
            for words in found.values()
            if self._having(words)
        ]

    def share(self, term: Term) -> float:
        """In which part of all passages a word is, from 0 to 1."""
        return max(map(self._having, ways(term).values())) / self.passages

    def matches(self, tree: Node) -> int:
        """At most how many passages match a tree, by the numbers of its words."""
        if isinstance(tree, Term) and not tree.is_prefix:
            return self._any(all_words(tree))
        if isinstance(tree, Phrase):
            return min(self.counts.get(EXACT + word, 0) for word in tree.words)
        if isinstance(tree, Or):
            return min(sum(map(self.matches, tree.nodes)), self.passages)
        return min(map(self.matches, tree.nodes)) if isinstance(tree, And) else self.passages

    def likely(self, tree: Node, filters: Iterable[tuple[str, ...]] = ()) -> float:
        """About how many passages match a tree and have one of each of some words; 0 where nobody can say."""
        shares = [self._likely_share(tree), *(self._any(list(words)) / self.passages for words in filters)]
        return prod(shares) * self.passages

    def _likely_share(self, tree: Node) -> float:
        if isinstance(tree, And):
            return prod(self._likely_share(node) for node in tree.nodes if not isinstance(node, Not | Everything))
        if isinstance(tree, Or):
            return max(map(self._likely_share, tree.nodes))
        # Who can say which of its words stand side by side?
        return 0.0 if isinstance(tree, Phrase) else self.matches(tree) / self.passages

    def _having(self, words: tuple[str, ...]) -> int:
        """How many passages have a form: as a dictionary form, or else as a part of a word; the word itself has it."""
        exact = sum(self.counts.get(word, 0) for word in words if word.startswith(EXACT))
        forms = sum(self.counts.get(word, 0) for word in words if not word.startswith(EXACT))
        return min(max(exact, forms), self.passages)

    def _any(self, words: list[str]) -> int:
        """How many passages have any of some words, as if having one said nothing about having another."""
        without = 1.0
        for word in words:
            # The word itself stands where its dictionary form does.
            if len(words) == 1 or not word.startswith(EXACT):
                without *= 1 - min(self.counts.get(word, 0) / self.passages, 1.0)
        exact = max((self.counts.get(word, 0) for word in words if word.startswith(EXACT)), default=0)
        return max(round((1 - without) * self.passages), exact)

    def _rarity(self, passages: int) -> float:
        others = max(self.passages - passages, 0)
        return max(log((others + 0.5) / (passages + 0.5)), 1e-6)

    def _piece(self, match: str, unit: float, rarity: float) -> str:
        # m / (m + k) written so that the match is asked for once.
        return f"{rarity * (SATURATION + 1)}::float8 * (1 - {self.length} / ({self.length} + {unit}::float8 * {match}))"


def _counting(words: tuple[str, ...]) -> str:
    """What some words count together; a form is counted under one sign, whatever it is in a passage."""
    return f"({' + '.join(counting(word) for word in words if word[0] != PART)})"
