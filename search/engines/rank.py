"""What a match counts on PostgreSQL: bm25, of what a word counts in a passage and how rare it is in the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log, prod

from search.engines.counted import UNITS, counting
from search.engines.expressions import RARITY_OF_BEGINNING
from search.engines.lexemes import EXACT, PART, all_words, translated_ways, ways
from search.engines.vocabulary import LENGTH, PASSAGES
from search.query.nodes import And, Everything, Node, Not, Or, Phrase, Term

TRANSLATED = 0.4
"""What a match of a word of the other language counts."""
SATURATION, LENGTH_SHARE = 1.2, 0.75
"""The constants k1 and b of bm25."""
MOST_BEGUN, COUNTED, SHORTEST_BEGINNING = 10, 5, 4
"""Words of a beginning that are looked up, the most frequent, and of which the first count; none of a shorter one."""


def words_of(asked: Term | Phrase) -> list[str]:
    """The signed words whose numbers a ``Rank`` needs."""
    if isinstance(asked, Phrase):
        return [EXACT + word for word in asked.words]
    return [] if asked.is_prefix else all_words(asked)


def beginning_of(asked: Term | Phrase) -> str | None:
    """The signed beginning whose words a ``Rank`` needs; None where it needs none."""
    if isinstance(asked, Phrase) or not asked.is_prefix or len(asked.exact) < SHORTEST_BEGINNING:
        return None
    return EXACT + asked.exact


class Rank:
    """What a match counts, as expressions of SQL over a row ``e`` of the index.

    ``counts`` are of the vocabulary, ``begun`` has the ten most frequent words of each beginning.
    """

    def __init__(self, counts: Mapping[str, int], begun: Mapping[str, Mapping[str, int]] | None = None) -> None:
        self.counts = counts
        self.begun = begun or {}
        self.passages = max(counts.get(PASSAGES, 1), 1)
        average = max(counts.get(LENGTH, 1) / self.passages, 1)
        base, slope = SATURATION * (1 - LENGTH_SHARE), SATURATION * LENGTH_SHARE / average
        self.length = f"({base * UNITS}::float8 + {slope * UNITS}::float8 * e.length)"

    def score(self, asked: Iterable[Term | Phrase]) -> str:
        """What a match counts for some words and phrases, in few digits: many numbers are told sooner so."""
        pieces = [piece for one in dict.fromkeys(asked) for piece in self.pieces(one)]
        if not pieces:
            return "0::float8"
        # m / (m + k) is 1 - k / (m + k), and k is the same for all: so it is asked for once, and each m is.
        most = sum(rarity for rarity, _match in pieces)
        missed = " + ".join(f"{rarity}::float8 / ({self.length} + {match})" for rarity, match in pieces)
        return f"({SATURATION + 1}::float8 * ({most}::float8 - {self.length} * ({missed})))::float4"

    def pieces(self, asked: Term | Phrase) -> list[tuple[float, str]]:
        """How rare each form is that anything has of a word or phrase, and what it counts in a row, in tenths."""
        if isinstance(asked, Phrase):
            # It cannot be there more often than any of its words.
            words = [EXACT + word for word in asked.words]
            fewest = min(self.counts.get(word, 0) for word in words)
            return [(self._rarity(fewest), f"LEAST({', '.join(map(counting, words))})")]
        if asked.is_prefix:
            begun = tuple(self.begun.get(EXACT + asked.exact, ()))[:COUNTED]
            return [(RARITY_OF_BEGINNING, _counting(begun))] if begun else []
        return [
            (share * self._rarity(self._having(words)), _counting(words))
            for share, found in ((1.0, ways(asked)), (TRANSLATED, translated_ways(asked)))
            for words in found.values()
            if self._having(words)
        ]

    def share(self, term: Term) -> float:
        """In which part of all passages a word is, from 0 to 1."""
        return max(map(self._having, ways(term).values())) / self.passages

    def matches(self, tree: Node) -> int:
        """At most how many passages match a tree, by the numbers of its words."""
        if isinstance(tree, Term):
            return self._begun(tree) if tree.is_prefix else self._any(all_words(tree))
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

    def _begun(self, beginning: Term) -> int:
        words = self.begun.get(EXACT + beginning.exact)
        # Of more words nobody knows how many there are.
        return min(sum(words.values()), self.passages) if words and len(words) < MOST_BEGUN else self.passages

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


def _counting(words: tuple[str, ...]) -> str:
    """What some words count together; a form is counted under one sign, whatever it is in a passage."""
    return f"({' + '.join(counting(word) for word in words if word[0] != PART)})"
