"""Makes passages of Finnish civic words in any number, the same ones for the same seed.

Words come by Zipf's law, many of them composed and all inflected, so that the vocabulary grows with the text as it does
in minutes; what they say is nothing.
"""

import random
import tomllib
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_OID, uuid5

SEED = 5
WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text())
NOUNS, VERBS, SMALL = (WORDS[group].split() for group in ("nouns", "verbs", "small"))
ENDINGS = WORDS["endings"]
SMALL_WORDS = [*SMALL, *VERBS]
KINDS = ("item", "decision", "attachment", "speech", "news", "page")
WORDS_A_PASSAGE = (20, 100)
SHARE_OF_SMALL = 0.35
LARGEST_VOCABULARY = 200_000


class Made(NamedTuple):
    """A passage as it is entered: what it says and the values of its fields."""

    title: str
    text: str
    kind: str
    language: str
    body: str
    network: str
    speaker: str
    date: date
    groups: tuple[str, ...]


class Corpus:
    """The passages of a seed; ``words`` are its words by frequency, the most frequent first."""

    def __init__(self, seed: int = SEED) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - nothing is secret
        self.words = self._vocabulary()
        self._steps = list(accumulate(1 / (place + 20) for place in range(len(self.words))))
        self._keys = {name: [self._key(name, number) for number in range(size)] for name, size in VALUES.items()}

    def _key(self, name: str, number: int) -> str:
        return str(uuid5(NAMESPACE_OID, f"{name} {number}"))

    def _vocabulary(self) -> list[str]:
        pairs = [first + second for first in NOUNS for second in NOUNS if first != second]
        triples = [self._chance.choice(pairs) + self._chance.choice(NOUNS) for _ in range(LARGEST_VOCABULARY)]
        self._chance.shuffle(pairs)
        simple = [*NOUNS]
        self._chance.shuffle(simple)
        return list(dict.fromkeys([*simple, *pairs, *triples]))[:LARGEST_VOCABULARY]

    def word(self) -> str:
        """A word of the vocabulary by chance, the frequent ones more often."""
        return self.words[bisect(self._steps, self._chance.random() * self._steps[-1])]

    def form(self) -> str:
        """A word in one of its forms."""
        word = self.word()
        back = max(map(word.rfind, "aou")) > max(map(word.rfind, "äöy"))
        return word + self._chance.choice(ENDINGS).replace("A", "a" if back else "ä")

    def passages(self, number: int) -> Iterator[Made]:
        """That many passages."""
        for _ in range(number):
            yield self._passage()

    def _passage(self) -> Made:
        chance = self._chance
        length = chance.randint(*WORDS_A_PASSAGE)
        words = (chance.choice(SMALL_WORDS) if chance.random() < SHARE_OF_SMALL else self.form() for _ in range(length))
        text = " ".join(words)
        return Made(
            title=" ".join(self.word() for _ in range(4)).capitalize(),
            text=f"{text.capitalize()}.",
            kind=chance.choice(KINDS),
            language="fi",
            body=chance.choice(self._keys["body"]),
            network=chance.choice(self._keys["network"]),
            speaker=chance.choice(SPEAKERS) if chance.random() < 0.3 else "",
            date=date(2015, 1, 1) + timedelta(days=chance.randrange(4_300)),
            groups=tuple(chance.sample(self._keys["group"], 3)),
        )

    def questions(self, number: int) -> Iterator[str]:
        """What readers ask: one to three words, frequent and rare ones, as they stand in the passages."""
        for _ in range(number):
            count = self._chance.choice((1, 1, 2, 2, 3))
            yield " ".join(self.form() for _ in range(count))


VALUES = {"body": 40, "network": 60, "group": 120}
SPEAKERS = [f"Puhuja {number}" for number in range(200)]
