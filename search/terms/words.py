"""Words of the termbase as people write them, one a line, and as a question is compared with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from search.analysis.pipeline import Analysis
from search.analysis.tokens import folded, plain, tokens

LONGEST = 100
MOST_TOKENS = 8
MOST_LINES = 20
PLURAL = "t"
"""The ending of the Finnish plural."""
WITHOUT_DOTS = "~"
"""Before a form without its dots: no word begins so, so that "säät" is not taken for "saat"."""
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

Forms = tuple[tuple[str, ...], ...]
"""Of each word of a phrase the forms under which it is found; one word is a phrase of one."""


def lines(text: str) -> list[str]:
    """The lines of a text without needless spaces, in their order, none empty and none twice."""
    found: dict[str, str] = {}
    for line in (" ".join(line.split()) for line in text.splitlines()):
        if line:
            found.setdefault(same(line) or line, line)
    return list(found.values())


def same(words: str) -> str:
    """What two spellings of one phrase share: neither capitals nor signs between its words."""
    return " ".join(plain(token.surface) for token in tokens(words))


def check(words: Sequence[str]) -> None:
    """Raises ValidationError with a sentence for each phrase that cannot be looked for."""
    problems = [problem for one in words if (problem := _problem(one))]
    if len(words) > MOST_LINES:
        problems.append(_("There can be %(number)s lines at most.") % {"number": MOST_LINES})
    if problems:
        raise ValidationError(problems)


def _problem(words: str) -> str:
    number = sum(1 for _token in tokens(words))
    if UNSEEN.search(words):
        return _("There is a sign in “%(words)s” that cannot be written.") % {"words": UNSEEN.sub("?", words)[:LONGEST]}
    if not number:
        return _("There is no word in “%(words)s”.") % {"words": words[:LONGEST]}
    if number > MOST_TOKENS or len(words) > LONGEST:
        limits = {"words": words[:LONGEST], "number": MOST_TOKENS, "letters": LONGEST}
        return _("“%(words)s” is too long: at most %(number)s words and %(letters)s letters.") % limits
    return ""


def forms_of(words: str, language: str, analysis: Analysis | None = None) -> Forms:
    """A phrase as dictionary forms. Where a word is one itself its other readings are left out: "tuki", not "tukea"."""
    way = analysis or Analysis()
    return tuple(_forms(token.surface, language, way) for token in tokens(words))


def _forms(surface: str, language: str, analysis: Analysis) -> tuple[str, ...]:
    word = analysis.word(surface, language)
    # A plural that stands in the dictionary ("palvelut") is found by its singular too.
    is_one = word.exact in word.lemmas
    own = [form for form in word.lemmas if not is_one or form + PLURAL == word.exact]
    return tuple(dict.fromkeys([word.exact, *own]))


def without_dots(form: str) -> str:
    """What a form is known by to whoever types it without its dots: no other word, but a sign and its letters."""
    return WITHOUT_DOTS + folded(form)


def known_by(forms: Iterable[str]) -> tuple[str, ...]:
    """The forms of a word, and what those with dots are known by without them."""
    own = tuple(forms)
    return tuple(dict.fromkeys((*own, *(without_dots(form) for form in own if folded(form) != form))))


def stand(forms: Forms, asked: Iterable[Iterable[str]]) -> bool:
    """Whether every word of a phrase is, in some form, the word that is asked in its place; ``asked`` are sets.

    A word that may have been typed without its dots is asked by ``without_dots`` too.
    """
    return all(not set(known_by(own)).isdisjoint(other) for own, other in zip(forms, asked, strict=True))
