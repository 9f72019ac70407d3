"""What a match counts on PostgreSQL: bm25, of what ``ts_rank`` tells of a passage and the vocabulary of a word."""

from __future__ import annotations

from math import log
from typing import Any

from search.engines.expressions import RARITY_OF_BEGINNING
from search.engines.labels import SCALE, VALUES, WEIGHTS
from search.engines.lexemes import EXACT, FOLDED, WORTH, all_words, any_of, counting, matching, translated_ways, ways
from search.engines.vocabulary import LENGTH, PASSAGES
from search.query.nodes import And, Node, Or, Phrase, Term

TRANSLATED = 0.4
"""What a match of a word of the other language counts."""
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""The constants k1 and b of bm25."""
RANK_OF_ONE = 1.64493406685
"""ts_rank divides by this (the sum of all 1/n²) and by the number of words asked for; we do not."""


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
            fewest = min(self.counts.get(EXACT + word, 0) for word in asked.words)
            return [self._piece(matching(asked), 1.0, self._rarity(fewest))]
        if asked.is_prefix:
            return [self._piece(matching(asked), 1.0, RARITY_OF_BEGINNING)]
        return [
            self._piece(any_of(counting(words)), _worth(words), share * self._rarity(self._having(words)))
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

    def _piece(self, query: str, worth: float, rarity: float) -> tuple[str, list[Any]]:
        # m / (m + k) written so that the match is asked for once.
        weights = "{" + ",".join(map(str, WEIGHTS)) + "}"
        factor = SCALE * RANK_OF_ONE * worth
        match = f"{factor}::float8 * ts_rank('{weights}', e.words, %s::tsquery)"
        return f"{rarity * (SATURATION + 1)}::float8 * (1 - {self.length} / ({self.length} + {match}))", [query]


def _worth(words: tuple[str, ...]) -> float:
    """What the rank of some words together is to be multiplied by."""
    # What has lost its dots is written as the least that there is.
    share = WORTH["folded"] / VALUES["D"] if words[0].startswith(FOLDED) else 1.0
    return share * len(counting(words))
