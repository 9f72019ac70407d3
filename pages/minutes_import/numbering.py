"""Numbers that open agenda items: "1.", "1)", "1 §", "§ 1", "1.1", "Kohta 1", "Punkt 1"."""

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal["dot", "bracket", "section", "word", "sub", "bare"]

PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    ("section", re.compile(r"(?:§\s?(?P<a>\d{1,3})|(?P<b>\d{1,3})\.?\s?§)(?:\s?[.:–-])?(?=\s|$)")),
    ("word", re.compile(r"(?:kohta|asia|asiakohta|punkt|ärende)\s(?P<a>\d{1,3})(?:\s?[.:)–-])?(?=\s|$)", re.I)),
    ("sub", re.compile(r"(?P<a>\d{1,2}\.\d{1,2})[.)]?\s(?=\D)")),
    ("dot", re.compile(r"(?P<a>\d{1,3})\.(?:(?=\s)|(?=[^\W\d_])|$)")),
    ("bracket", re.compile(r"(?P<a>\d{1,3})\)(?!\w{0,1}\))")),
    ("bare", re.compile(r"(?P<a>\d{1,2})\s(?=[A-ZÅÄÖ])")),
)
FURTHEST_GAP = 3


@dataclass(frozen=True, slots=True)
class Number:
    """A number printed at the start of a line and the text after it."""

    text: str
    style: Style
    rest: str

    @property
    def main(self) -> int:
        """Give the whole number, of "3.1" the 3."""
        return int(self.text.partition(".")[0])


def read_number(text: str) -> Number | None:
    """Give the item number that opens a line, or None."""
    for style, pattern in PATTERNS:
        match = pattern.match(text)
        if match:
            printed = next(group for group in match.groups() if group)
            return Number(printed, style, text[match.end() :].strip())
    return None


@dataclass(slots=True)
class Sequence:
    """Which numbers so far opened items; decides whether the next one does, or belongs to a list inside an item."""

    style: Style | None = None
    current: int = 0
    inner: int = 0

    def accepts(self, number: Number, *, after_blank: bool) -> bool:
        """Tell whether a number opens an item; call `advance` when it is taken as one."""
        opens_with_capital = number.rest[:1].isupper() or not number.rest or not number.rest[0].isalpha()
        if number.style == "sub":
            return self.style not in {None, "sub"} and number.main == self.current and opens_with_capital
        if self.style is None:
            return self._opens_first(number) and opens_with_capital
        if self._continues_inner_list(number, after_blank=after_blank):
            return False
        step = number.main - self.current
        if number.style != self.style:
            return step == 1 and number.style != "bare"
        return step == 1 or (opens_with_capital and (step == 0 or 1 < step <= FURTHEST_GAP or self._restarts(step)))

    def _opens_first(self, number: Number) -> bool:
        return number.style in {"section", "word"} or number.main <= (1 if number.style == "bare" else FURTHEST_GAP)

    def _restarts(self, step: int) -> bool:
        return self.style == "section" and step < 0

    def _continues_inner_list(self, number: Number, *, after_blank: bool) -> bool:
        starts = (
            number.main == 1 and self.current >= 1 and number.style in {"dot", "bracket"} and self.style != "section"
        )
        if starts and not (self.current == 1 and after_blank):
            self.inner = 1
            return True
        if self.inner and not after_blank and number.main == self.inner + 1:
            self.inner += 1
            return True
        return False

    def advance(self, number: Number) -> None:
        """Take a number as that of the newest item."""
        self.style = self.style or number.style
        self.current, self.inner = number.main, 0
