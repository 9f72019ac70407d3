"""What is made of a form of a word, made once: a passage has some hundred of them, nearly all of which came before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

MOST_REMEMBERED = 100_000
Made = TypeVar("Made")


class Forms(dict[str, Made], Generic[Made]):
    """By form what ``make`` makes of it, when it is asked for; any number of threads may ask at once.

    After some hundred thousand forms all are forgotten, so that no process grows for ever.
    """

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, form: str) -> Made:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        made = self[form] = self.make(form)
        return made
