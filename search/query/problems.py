"""What could not be understood of a question, as sentences for the one who asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

MOST_OF_A_KIND = 3
SENTENCES = {
    "too_long": _("The search was very long. Only its beginning was used."),
    "too_many_words": _("There were many words. Only the first %(number)s were used."),
    "unclosed_quote": _("A quotation mark has no pair. It was left out."),
    "nothing_either_side": _("There must be a word on both sides of OR. OR was left out."),
    "unknown_date": _("“%(typed)s” is not a date. Write 2026, 11/2026 or 5.11.2026."),
    "unknown_value": _("Nothing is called “%(typed)s”. The search was not narrowed by it."),
    "field_excluded": _("“%(typed)s” cannot be left out with a minus sign."),
    "no_words": _("There were no words in the search."),
    "star": _("A star stands for the end of a word of at least three letters, as in grant*. Others were left out."),
    "days_turned": _("The first day is after the last one, so that nothing lies between them."),
    "others": _("The same is true of %(number)s more."),
}


@dataclass(frozen=True)
class Problem:
    """Something in a question that was left out; ``typed`` is what, ``number`` a limit where there is one."""

    code: str
    typed: str = ""
    number: int = 0

    @property
    def sentence(self) -> str:
        """The sentence to show, in the language of the moment; ``typed`` stands in it as it is, not escaped."""
        return str(SENTENCES[self.code]) % {"typed": self.typed, "number": self.number}


def in_few_words(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, of those that say the same of different words the first three and how many more there are.

    What is told of others stands after the last of its kind that is shown.
    """
    told = list(dict.fromkeys(problems))
    numbers = Counter(problem.code for problem in told)
    shown: list[Problem] = []
    seen: Counter[str] = Counter()
    for problem in told:
        seen[problem.code] += 1
        if seen[problem.code] <= MOST_OF_A_KIND:
            shown.append(problem)
        elif seen[problem.code] == numbers[problem.code]:
            last = max(place for place, one in enumerate(shown) if one.code == problem.code)
            shown.insert(last + 1, Problem("others", number=numbers[problem.code] - MOST_OF_A_KIND))
    return tuple(shown)
