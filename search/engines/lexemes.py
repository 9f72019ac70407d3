"""Documents and questions in the language of PostgreSQL's full-text types, with our own words in them.

PostgreSQL has one bag of words for a row where the index of SQLite has seven columns: a sign before each word says what
it is. What it counts there stands beside the bag (``counted.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate, islice
from typing import NamedTuple

from search.engines.counted import counted, worths
from search.engines.narrowing import Values, value_word, value_words
from search.engines.protocol import IndexDocument
from search.query.nodes import And, Everything, Node, Not, Or, Phrase, Term

EXACT, LEMMA, PART, FOLDED = "e", "l", "p", "f"
"""A word as it stands, a dictionary form of one, one that only composed words have in them, one without its dots."""
HEADING, IN_HEADING = "h", "t"
"""A word of the title as it stands there, and each form of one; these count nothing and are in no vocabulary."""
VALUE, STRETCH = "=", "#"
"""A value of a passage, and the stretch of keys that its own is in; the first are in the vocabulary, too."""
COUNTED = (EXACT, LEMMA, PART, FOLDED, VALUE)
KEYS_OF_STRETCH = 2_048
MOST_PLACES, LAST_PLACE = 250, 16_383
MOST_BYTES = 900_000
"""A vector has room for about a megabyte; what a passage has beyond that is not found."""
MOST_LETTERS = MOST_BYTES // 5
"""So many letters have room, whatever they are."""


class Vector(NamedTuple):
    """A document as it is written: its vector and what its words count, as text, and its words in the vocabulary."""

    text: str
    counted: str
    words: frozenset[str]


def vector_of(document: IndexDocument) -> Vector:
    """A document as it is written."""
    lexemes = _lexemes(document)
    pieces = [f"'{word}':{places}" if places else f"'{word}'" for word, places in _escaped(lexemes).items()]
    if sum(map(len, pieces)) > MOST_LETTERS:
        lexemes, pieces = _with_room(lexemes, pieces)
    words = frozenset([word for word in lexemes if word[0] in COUNTED])
    return Vector(" ".join(pieces), counted(_worths(document)), words)


def _escaped(lexemes: dict[str, str]) -> dict[str, str]:
    """Lexemes as they stand between quotes; nearly always they are what they are."""
    text = "".join(lexemes)
    return {escaped(word): places for word, places in lexemes.items()} if "'" in text or "\\" in text else lexemes


def is_word(lexeme: str) -> bool:
    """Whether a lexeme is in the vocabulary."""
    return lexeme[0] in COUNTED


def _with_room(lexemes: dict[str, str], pieces: list[str]) -> tuple[dict[str, str], list[str]]:
    """As many lexemes as there is room for, the first first."""
    sizes = accumulate(len(piece.encode(errors="replace")) + 4 for piece in pieces)
    number = sum(size <= MOST_BYTES for size in sizes)
    return dict(islice(lexemes.items(), number)), pieces[:number]


def _lexemes(document: IndexDocument) -> dict[str, str]:
    """Each lexeme with its places; only words as they stand have any, for phrases."""
    found = dict.fromkeys([stretch_of(document.id), *(VALUE + word for word in value_words(document.values))], "")
    places: dict[str, list[int]] = defaultdict(list)
    for words, first in ((document.title_exact, 1), (document.exact, len(document.title_exact) + 2)):
        for place, word in enumerate(words, first):
            places[EXACT + word].append(place)
    for place, word in enumerate(document.title_exact, 1):
        places[HEADING + word].append(place)
    for word, true in places.items():
        found[word] = str(true[0]) if len(true) == 1 and true[0] < LAST_PLACE else _told(true)
    lemmas = {*document.title_lemmas, *document.lemmas}
    parts = {*document.title_parts, *document.parts} - lemmas
    headings = {*document.title_lemmas, *document.title_parts}
    for sign, some in ((LEMMA, lemmas), (PART, parts), (FOLDED, document.folded), (IN_HEADING, headings)):
        found |= dict.fromkeys([sign + word for word in some], "")
    return found


def _told(places: list[int]) -> str:
    return ",".join([str(min(place, LAST_PLACE)) for place in places[:MOST_PLACES]])


def _worths(document: IndexDocument) -> dict[str, float]:
    """What each word counts; a form does whether it stands alone or in a composed word."""
    return {
        **worths(EXACT, title_exact=document.title_exact, exact=document.exact),
        **worths(
            LEMMA, title_lemmas=document.title_lemmas, title_parts=document.title_parts, lemmas=document.lemmas,
            parts=document.parts,
        ),
        **worths(FOLDED, folded=document.folded),
    }  # fmt: skip


def length_of(document: IndexDocument) -> int:
    """How many words a document has, all its forms counted: a match in a long one tells less."""
    texts = (document.exact, document.lemmas, document.parts, document.folded)
    titles = (document.title_exact, document.title_lemmas, document.title_parts)
    return sum(map(len, (*texts, *titles)))


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
