"""Makes passages of Finnish civic words in any number, the same ones for the same seed.

The words are those of the demo's region in the forms and as often as they stand there, and others that are composed of
them. What they say is nothing.

Beside the 680 Finnish passages of the region, as many of these: 47 words a passage with its title, half have at most
28 (44 and 25 there); 2,418, 3,682 and 5,469 different words among the first 5,000, 10,000 and 20,000 (2,173, 3,362
and 4,931); the 10th, 100th and 1,000th most frequent word, dictionary form or part stands in 38, 12 and 1.8 % of them
(27, 9 and 1.6 %).
"""

import random
import re
import tomllib
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple
from uuid import NAMESPACE_OID, uuid5

from search.query.small_words import SMALL_WORDS

SEED = 5
CONTENT = Path(__file__).parents[2] / "demo" / "content"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
FIRST_PARTS = tomllib.loads((Path(__file__).parent / "words.toml").read_text())["first_parts"].split()
"""What words are composed with, the most frequent first."""
SHARE_COMPOSED = 0.07
"""Of the words of a text, those that are composed here; the region's own compounds stand among its words."""
SHORTEST_ASKED = 5
"""Letters of a word that readers ask for, and that others are composed of."""
KINDS = ("item", "decision", "attachment", "speech", "news", "page")
MEDIAN_WORDS, SPREAD, FEWEST_WORDS, MOST_WORDS = 26, 1.1, 3, 450
"""Words a passage: half of the region's passages have at most 26, one of ten more than 120; by a log-normal curve."""
WORDS_A_TITLE = (1, 2, 3, 4, 5)
SHARE_OF_SPEAKERS = 0.3
KEPT = 50
"""Of so many passages one is what somebody looks for."""
VALUES = {"body": 40, "network": 60, "group": 120}
PASSAGES_OF_A_SETTING, GROUPS_OF_A_SETTING = 8, 6
"""In the region 1,231 passages have 154 settings, and 6.3 groups each that were there or were not."""
SPEAKERS = [f"Puhuja {number}" for number in range(200)]


class Setting(NamedTuple):
    """What the passages of one meeting have in common; the last of the groups was not there."""

    body: str
    network: str
    date: date
    groups: tuple[str, ...]


class Made(NamedTuple):
    """A passage as it is entered: what it says and the values of its fields."""

    title: str
    text: str
    kind: str
    language: str
    speaker: str
    setting: Setting


class Weighted:
    """Words of which each comes as often as its weight says."""

    def __init__(self, words: Iterable[tuple[str, float]]) -> None:
        self.words, weights = zip(*words, strict=True)
        self._steps = list(accumulate(weights))

    def one(self, chance: random.Random) -> str:
        """A word by chance."""
        found: str = self.words[bisect(self._steps, chance.random() * self._steps[-1])]
        return found


class Corpus:
    """The passages of a seed."""

    def __init__(self, seed: int = SEED) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - nothing is secret
        counts = region_words()
        self._words = Weighted(counts.items())
        self._telling = Weighted((one, number) for one, number in counts.items() if _tells(one))
        self._firsts = Weighted((one, 1 / (place + 5)) for place, one in enumerate(FIRST_PARTS))
        self._some: list[list[str]] = []
        self._keys = {name: [self._key(name, number) for number in range(size)] for name, size in VALUES.items()}

    def _key(self, name: str, number: int) -> str:
        return str(uuid5(NAMESPACE_OID, f"{name} {number}"))

    def word(self) -> str:
        """A word as it stands in a text."""
        return self._composed() if self._chance.random() < SHARE_COMPOSED else self._words.one(self._chance)

    def telling(self) -> str:
        """A word that somebody would ask for, as it stands in a text."""
        return self._composed() if self._chance.random() < SHARE_COMPOSED else self._telling.one(self._chance)

    def _composed(self) -> str:
        return self._firsts.one(self._chance) + self._telling.one(self._chance)

    def passages(self, number: int) -> Iterator[Made]:
        """That many passages."""
        setting = self._setting()
        for place in range(number):
            if place % PASSAGES_OF_A_SETTING == 0:
                setting = self._setting()
            made = self._passage(setting)
            if place % KEPT == 0:
                self._some.append(list(dict.fromkeys(filter(_tells, f"{made.title} {made.text}".lower().split()))))
            yield made

    def _setting(self) -> Setting:
        chance = self._chance
        return Setting(
            body=chance.choice(self._keys["body"]),
            network=chance.choice(self._keys["network"]),
            date=date(2015, 1, 1) + timedelta(days=chance.randrange(4_300)),
            groups=tuple(chance.sample(self._keys["group"], GROUPS_OF_A_SETTING)),
        )

    def _passage(self, setting: Setting) -> Made:
        chance = self._chance
        length = round(MEDIAN_WORDS * chance.lognormvariate(0, SPREAD))
        words = (self.word() for _ in range(min(max(length, FEWEST_WORDS), MOST_WORDS)))
        text = " ".join(words)
        return Made(
            title=" ".join(self.telling() for _ in range(chance.choice(WORDS_A_TITLE))).capitalize(),
            text=f"{text.capitalize()}.",
            kind=chance.choice(KINDS),
            language="fi",
            speaker=chance.choice(SPEAKERS) if chance.random() < SHARE_OF_SPEAKERS else "",
            setting=setting,
        )

    def questions(self, number: int) -> Iterator[str]:
        """What readers ask who look for a passage: one to three of its words that tell something, as they stand there.

        The passage is one of those made before, if any were.
        """
        some = [words for words in self._some if words]
        for _ in range(number):
            count = self._chance.choice((1, 1, 2, 2, 3))
            words = self._chance.choice(some) if some else [self.telling() for _ in range(count)]
            yield " ".join(self._chance.sample(words, min(count, len(words))))


def _tells(word: str) -> bool:
    return len(word) >= SHORTEST_ASKED and word.isalpha() and word not in SMALL_WORDS


@cache
def region_words() -> dict[str, int]:
    """The Finnish words of the demo's region in small letters, as they stand there, and how often."""
    texts = [path.read_text() for path in sorted(CONTENT.rglob("*.fi.txt"))]
    for path in sorted(CONTENT.rglob("*.toml")):
        texts += _finnish(tomllib.loads(path.read_text()))
    return dict(Counter(word for text in texts for word in WORD.findall(text.lower())))


def _finnish(value: Any) -> Iterator[str]:
    """The Finnish texts anywhere in a piece of content."""
    pieces = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inside in pieces:
        if isinstance(inside, str):
            if key == "fi":
                yield inside
        else:
            yield from _finnish(inside)
