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
    """Which numbers so far opened items; decides whether the next one does, or belongs to a list inside an item.

    `is_spaced` tells whether blank lines stand before items, and a list inside one therefore ends at a blank line;
    `unnumbered` counts the items since the last number that had none of their own.
    """

    style: Style | None = None
    current: int = 0
    inner: int = 0
    unnumbered: int = 0
    is_spaced: bool = False

    def accepts(self, number: Number, *, after_blank: bool, is_known: bool) -> bool:
        """Tell whether a number opens an item; `is_known` where a usual heading follows it. Then call `advance`."""
        stands_out = is_known or number.rest[:1].isupper() or not number.rest[:1].isalpha()
        if self.style is None:
            return stands_out and self._opens_first(number)
        if number.style == "sub":
            return stands_out and number.main == self.current
        if not is_known and self._continues_inner_list(number, after_blank=after_blank):
            return False
        return self._follows(number, is_known=is_known, stands_out=stands_out)

    def _opens_first(self, number: Number) -> bool:
        if number.style == "sub":
            return False
        return number.style in {"section", "word"} or number.main <= (1 if number.style == "bare" else FURTHEST_GAP)

    def _follows(self, number: Number, *, is_known: bool, stands_out: bool) -> bool:
        step = number.main - self.current
        if 1 <= step <= 1 + self.unnumbered:
            return number.style == self.style or number.style != "bare"
        if number.style not in {self.style, "section", "word"} and not is_known:
            return False
        return stands_out and (0 <= step <= FURTHEST_GAP or self.style == "section")

    def _continues_inner_list(self, number: Number, *, after_blank: bool) -> bool:
        is_listed = number.style in {"dot", "bracket"} and self.style != "section"
        if number.main == 1 and is_listed and not (self.current == 1 and after_blank):
            self.inner = 1
            return True
        if not self.inner or after_blank or number.main != self.inner + 1:
            return False
        if number.main == self.current + 1 and not self.is_spaced:
            return False
        self.inner += 1
        return True

    def gap_before(self, number: Number) -> int:
        """Give how many numbers are skipped: 0 where it follows, -1 where it repeats, less where it goes back."""
        if number.style == "sub" or (self.style is None and number.style == "section"):
            return 0
        gap = number.main - self.current - 1
        return 0 if 0 <= gap <= self.unnumbered else gap

    def advance(self, number: Number, *, after_blank: bool) -> None:
        """Take a number as that of the newest item."""
        self.is_spaced = after_blank if self.current else self.is_spaced
        self.unnumbered = self.unnumbered + 1 if number.main == self.current and number.style != "sub" else 0
        self.style = self.style if number.style == "sub" else number.style
        self.current, self.inner = number.main, 0
