"""What is made of a word, made once: a passage has some hundred of them, nearly all of which came before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Memory(dict[str, Made], Generic[Made]):
    """By text what ``make`` makes of it, when it is asked for; any number of threads may ask at once.

    What was asked for lately is remembered: at least the last ``most`` texts, and never more than twice as many, so
    that no process grows for ever. A text that is remembered costs one look into a dict, a third of what ``lru_cache``
    costs where there are a hundred thousand.
    """

    def __init__(self, make: Callable[[str], Made], most: int) -> None:
        super().__init__()
        self.make = make
        self.most = most
        self._before: dict[str, Made] = {}

    def __missing__(self, text: str) -> Made:
        if len(self) >= self.most:
            self._before = dict(self)
            self.clear()
        before = self._before
        made = self[text] = before[text] if text in before else self.make(text)
        return made
