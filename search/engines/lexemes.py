"""Questions in the language of PostgreSQL's full-text types, with our own words in them.

PostgreSQL has one bag of words for a row where the index of SQLite has seven columns: a sign before each word says what
it is (``vectors.py``). What it counts there stands beside the bag (``counted.py``).
"""

from __future__ import annotations

from collections.abc import Iterable

from search.engines.narrowing import Values, value_word
from search.query.nodes import And, Everything, Node, Not, Or, Phrase, Term

EXACT, LEMMA, PART, FOLDED = "e", "l", "p", "f"
"""A word as it stands, a dictionary form of one, one that only composed words have in them, one without its dots."""
HEADING, IN_HEADING = "h", "t"
"""A word of the title as it stands there, and each form of one; these count nothing and are in no vocabulary."""
VALUE, STRETCH = "=", "#"
"""A value of a passage, and the stretch of keys that its own is in; the first are in the vocabulary, too."""
COUNTED = (EXACT, LEMMA, PART, FOLDED, VALUE)
KEYS_OF_STRETCH = 2_048


def is_word(lexeme: str) -> bool:
    """Whether a lexeme is in the vocabulary."""
    return lexeme[0] in COUNTED


def quoted(word: str) -> str:
    """A word as it stands in a vector or a query: nothing in it is an operator."""
    return f"'{word}'" if word.isalnum() else f"'{escaped(word)}'"


def escaped(word: str) -> str:
    """The same between the quotes."""
    return word.replace("\\", "\\\\").replace("'", "''")


def ways(term: Term) -> dict[str, tuple[str, ...]]:
    """The signed words by which each form of a word is found, without those of the other language."""
    lemmas = {*term.lemmas, *term.corrections}
    forms = dict.fromkeys([term.exact, *term.lemmas, *term.corrections])
    found = {
        form: (*((EXACT + form,) if form == term.exact else ()), *(_inside(form) if form in lemmas else ()))
        for form in forms
    }
    # Who typed the dots means the word that has them, on every engine.
    is_bare = term.folded and term.folded == term.exact
    return found | ({"": (FOLDED + term.folded,)} if is_bare else {})


def translated_ways(term: Term) -> dict[str, tuple[str, ...]]:
    """The same of the other language."""
    return {form: _inside(form) for form in term.translations}


def _inside(form: str) -> tuple[str, ...]:
    return (LEMMA + form, PART + form)


def all_words(term: Term) -> list[str]:
    """Every signed word of which a passage must have one to match."""
    return [word for found in (ways(term), translated_ways(term)) for words in found.values() for word in words]


def any_of(words: Iterable[str]) -> str:
    """The query for any of some signed words."""
    return "(" + " | ".join(map(quoted, words)) + ")"


def stretch_of(key: int) -> str:
    """The stretch of keys that a key is in, as a lexeme."""
    return f"{STRETCH}{key // KEYS_OF_STRETCH}"


def passing(filters: Values) -> dict[str, tuple[str, ...]]:
    """By field the lexemes of which a passage must have one to pass some filters."""
    return {
        field: tuple(VALUE + value_word(field, value) for value in chosen)
        for field, chosen in filters.items()
        if chosen
    }


def in_titles(node: Node) -> str:
    """The query for passages in whose titles all of a node is that must be."""
    if isinstance(node, Term):
        if node.is_prefix:
            return f"({quoted(HEADING + node.exact)}:*)"
        forms = dict.fromkeys([*node.lemmas, *node.corrections, *node.translations])
        return any_of([HEADING + node.exact, *(IN_HEADING + form for form in forms)])
    if isinstance(node, Phrase):
        return "(" + " <-> ".join(quoted(HEADING + word) for word in node.words) + ")"
    if isinstance(node, And):
        return "(" + " & ".join(in_titles(one) for one in node.nodes if not isinstance(one, Everything)) + ")"
    if isinstance(node, Or):
        return "(" + " | ".join(in_titles(one) for one in node.nodes) + ")"
    return matching(node)


def matching(node: Node) -> str:
    """A node as a query; ``Everything`` has none of its own."""
    if isinstance(node, Term):
        return f"({quoted(EXACT + node.exact)}:*)" if node.is_prefix else any_of(all_words(node))
    if isinstance(node, Phrase):
        return "(" + " <-> ".join(quoted(EXACT + word) for word in node.words) + ")"
    if isinstance(node, Not):
        return "!" + matching(node.node)
    if isinstance(node, And):
        return "(" + " & ".join(matching(one) for one in node.nodes if not isinstance(one, Everything)) + ")"
    if isinstance(node, Or):
        return "(" + " | ".join(matching(one) for one in node.nodes) + ")"
    raise ValueError(f"{node!r} has no expression of its own")
