"""The text of a question to its tree: words, phrases, what is left out, either-or, and field words.

``parse`` raises nothing, whatever the text: what it cannot understand it leaves out and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from search.analysis import finnish, swedish, voikko
from search.analysis.pipeline import Analysis
from search.analysis.tokens import Token, folded, plain, tokens
from search.query.days import days_of
from search.query.nodes import Node, Or, Phrase, Term
from search.query.numbers import NUMBER, apart
from search.query.problems import Problem
from search.query.small_words import SMALL_WORDS
from search.query.trees import positive, together
from search.query.words import FIELD_BY_WORD, OR, field_of

LONGEST_TEXT = 1_000
MOST_WORDS = 24
SHORTEST_BEGINNING = 3
"""Letters before a star: fewer begin too many words."""
STAR = "*"
QUOTES = dict.fromkeys(map(ord, "“”„‟«»″＂"), '"')
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
FIELD_WORDS = "|".join(sorted(map(re.escape, FIELD_BY_WORD), key=len, reverse=True))
PIECE = re.compile(
    rf'(?P<minus>[-−–](?=[\w"]))?'
    rf'(?:(?P<field>{FIELD_WORDS}):\s*(?P<value>"[^"]*"|[^\s"]+)|"(?P<phrase>[^"]*)"|(?P<number>{NUMBER})|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Parsed:
    """A question understood.

    ``text`` is what of it was looked at. ``fields`` are values by field of ``FIELDS`` as they were typed (see
    ``search.query.choices`` for the keys that they name), ``date_from`` and ``date_to`` ISO days or empty.
    ``words`` are the words that a passage is found by, as they were typed. ``whole`` is the tree with its small words,
    which stand in names ("sosiaali- ja terveysministeriö").
    """

    text: str
    tree: Node
    whole: Node
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: str = ""
    date_to: str = ""
    problems: tuple[Problem, ...] = ()
    words: tuple[str, ...] = ()


def parse(text: str, *, language: str, analysis: Analysis | None = None) -> Parsed:
    """The question in a text that somebody typed on a page in ``language``."""
    return _Parser(language, analysis or Analysis()).parsed(text)


def term_of(word: str, language: str, analysis: Analysis) -> Term:
    """One word as it is asked for, on a page in ``language``.

    A word that only the other language knows is read in that one too; one that neither knows and that has no dots may
    be one with dots, typed without them.
    """
    known = languages_of(plain(word), analysis)
    found = analysis.word(word, "" if known and language not in known else language)
    is_bare = not known and folded(found.exact) == found.exact
    return Term(
        typed=word,
        exact=found.exact,
        lemmas=found.lemmas,
        folded=found.exact if is_bare else "",
    )


def languages_of(word: str, analysis: Analysis) -> tuple[str, ...]:
    """The languages whose dictionary knows a plain word."""
    is_finnish = finnish.known(word) or (analysis.with_voikko and voikko.readings(word))
    return tuple(name for name, knows in (("fi", is_finnish), ("sv", swedish.known(word))) if knows)


def beginning_of(surface: str) -> Term:
    """Every word that begins so, as it stands in the texts."""
    return Term(typed=surface + STAR, exact=plain(surface), lemmas=(), is_prefix=True)


def _telling(wanted: list[Node]) -> list[Node]:
    """The nodes without words that only hold others together; as they are where there is nothing else."""
    return [one for one in wanted if not (isinstance(one, Term) and one.exact in SMALL_WORDS)] or wanted


def _is_beginning(text: str, token: Token) -> bool:
    """Whether a star ends a word that is long enough for it."""
    is_last = not text[token.end + len(STAR) :][:1].isalnum()
    return is_last and text.startswith(STAR, token.end) and len(plain(token.surface)) >= SHORTEST_BEGINNING


class _Parser:
    """One reading of one text, from left to right."""

    def __init__(self, language: str, analysis: Analysis) -> None:
        self.language, self.analysis = language, analysis
        self.wanted: list[list[Node]] = []
        self.unwanted: list[Node] = []
        self.fields: dict[str, list[str]] = {}
        self.days = ["", ""]
        self.problems: list[Problem] = []
        self.left = MOST_WORDS
        self.after_or = False

    def parsed(self, text: str) -> Parsed:
        shown = self._cleaned(text)
        for match in PIECE.finditer(shown):
            self._read(match)
        if self.after_or:
            self._tell("nothing_either_side")
        wanted = [Or(tuple(group)) if len(group) > 1 else group[0] for group in self.wanted]
        tree, whole = together(_telling(wanted), self.unwanted), together(wanted, self.unwanted)
        found = [one.typed if isinstance(one, Term) else " ".join(one.words) for one in positive(tree)]
        if shown and not (self.wanted or self.unwanted or self.fields or any(self.days) or self.problems):
            self._tell("no_words")
        fields = {name: tuple(dict.fromkeys(values)) for name, values in self.fields.items()}
        problems = tuple(dict.fromkeys(self.problems))
        first, last = self.days
        return Parsed(shown, tree, whole, fields, first, last, problems, tuple(dict.fromkeys(found)))

    def _cleaned(self, text: str) -> str:
        shown = CONTROLS.sub(" ", text[: 4 * LONGEST_TEXT].translate(QUOTES)).strip()
        if len(shown) > LONGEST_TEXT:
            self._tell("too_long")
            shown = shown[:LONGEST_TEXT].strip()
        if shown.count('"') % 2:
            self._tell("unclosed_quote")
            before, _quote, after = shown.rpartition('"')
            shown = f"{before} {after}".strip()
        return shown

    def _tell(self, code: str, typed: str = "", number: int = 0) -> None:
        self.problems.append(Problem(code, typed, number))

    def _read(self, match: re.Match[str]) -> None:
        if match["word"] in OR and not match["minus"]:
            self._either()
        elif match["field"]:
            self._narrow(match)
        elif match["number"]:
            self._add(self._number(match["number"]), bool(match["minus"]))
        elif match["phrase"] is not None:
            self._add(self._phrase(match["phrase"]), bool(match["minus"]))
        else:
            self._add(self._words(match["word"]), bool(match["minus"]))

    def _either(self) -> None:
        if not self.wanted or self.after_or:
            self._tell("nothing_either_side")
        self.after_or = bool(self.wanted)

    def _add(self, node: Node | None, is_excluded: bool) -> None:
        if node is None:
            return
        if self.after_or and is_excluded:
            self._tell("nothing_either_side")
            self.after_or = False
        if is_excluded:
            self.unwanted.append(node)
        elif self.after_or:
            self.wanted[-1].append(node)
        else:
            self.wanted.append([node])
        self.after_or = False

    def _taken(self, text: str) -> Iterator[Token]:
        """The words of a piece of text while the question may have more of them."""
        for token in tokens(text):
            if not self.left:
                self._tell("too_many_words", number=MOST_WORDS)
                return
            self.left -= 1
            yield token

    def _phrase(self, text: str) -> Node | None:
        words = tuple(plain(token.surface) for token in self._taken(text))
        if STAR in text and words:
            self._tell("star")
        return Phrase(words) if words else None

    def _number(self, text: str) -> Node | None:
        """A number with spaces, as it stands there and without them."""
        phrase = self._phrase(text)
        return Or((phrase, self._term("".join(phrase.words)))) if isinstance(phrase, Phrase) else None

    def _words(self, text: str) -> Node | None:
        taken = list(self._taken(text))
        beginnings = {token for token in taken if _is_beginning(text, token)}
        if taken and text.count(STAR) > len(beginnings):
            self._tell("star")
        found = [beginning_of(token.surface) if token in beginnings else self._word(token.surface) for token in taken]
        return together(found) if found else None

    def _word(self, surface: str) -> Node:
        term, phrase = self._term(surface), apart(surface)
        return Or((term, phrase)) if phrase else term

    def _term(self, surface: str) -> Term:
        return term_of(surface, self.language, self.analysis)

    def _narrow(self, match: re.Match[str]) -> None:
        name, typed = field_of(match["field"]), match["value"].strip('" ')
        if match["minus"]:
            self._tell("field_excluded", match.group())
        elif name in ("from", "until", "day"):
            self._of_days(name, typed)
        elif name == "year":
            self._of_years(typed)
        elif typed:
            values = [typed] if match["value"].startswith('"') else typed.split(",")
            self._choose(name, [value.strip() for value in values if value.strip()])

    def _choose(self, field: str, values: list[str]) -> None:
        """Names count as words do: each is looked for among all that there are."""
        if len(values) > self.left:
            self._tell("too_many_words", number=MOST_WORDS)
        self.fields.setdefault(field, []).extend(values[: self.left])
        self.left -= min(len(values), self.left)

    def _of_years(self, typed: str) -> None:
        for value in typed.split(","):
            if value.isascii() and value.isdecimal() and len(value) == 4:
                self.fields.setdefault("year", []).append(value)
            else:
                self._of_days("day", value)

    def _of_days(self, name: str, typed: str) -> None:
        found = days_of(typed)
        if found is None:
            self._tell("unknown_date", typed)
            return
        first, last = found
        if name != "until" and first:
            self.days[0] = max(self.days[0], first)
        if name != "from" and last:
            self.days[1] = min(self.days[1] or last, last)
