"""Documents and questions in the language of PostgreSQL's full-text types, with our own words in them.

PostgreSQL has one bag of words for a row where the index of SQLite has seven columns: a sign before each word says what
it is, and the labels of its places what it counts there (``labels.py``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from search.engines.expressions import COLUMNS, WEIGHTS
from search.engines.labels import MOST_PLACES, labels_of
from search.engines.protocol import IndexDocument
from search.query.nodes import And, Everything, Node, Not, Or, Phrase, Term

EXACT, LEMMA, PART, FOLDED = "e", "l", "p", "f"
"""A word as it stands, a dictionary form of one, one that only composed words have in them, one without its dots."""
WORDS = (EXACT, LEMMA, PART, FOLDED)
HEADING, IN_HEADING = "h", "t"
"""A word of the title as it stands there, and each form of one; these count nothing and are in no vocabulary."""
MORE = "~"
"""After a word: a lexeme that only counts, together with the word itself."""
LAST_PLACE = 16_383
MOST_BYTES = 900_000
"""A vector has room for about a megabyte; what a passage has beyond that is not found."""
WORTH = dict(zip(COLUMNS, WEIGHTS, strict=True))


def vector_of(document: IndexDocument) -> tuple[str, frozenset[str]]:
    """The vector of a document as text, and the words with their signs that are in it."""
    room, pieces, kept = MOST_BYTES, [], []
    for word, known in _lexemes(document).items():
        room -= (len(word) if word.isascii() else len(word.encode())) + 2 * _number(known) + 4
        if room < 0:
            break
        pieces.append(f"{quoted(word)}:{known}" if known else quoted(word))
        if is_word(word):
            kept.append(word)
    return " ".join(pieces), frozenset(kept)


def is_word(lexeme: str) -> bool:
    """Whether a lexeme is a word of the vocabulary."""
    return lexeme[0] in WORDS and MORE not in lexeme


def _number(places: str) -> int:
    return places.count(",") + 1 if places else 0


def _lexemes(document: IndexDocument) -> dict[str, str]:
    """Each lexeme with its places and their labels; only those of words as they stand are true, for phrases."""
    found: dict[str, str] = {}
    places: dict[str, list[int]] = defaultdict(list)
    for words, first in ((document.title_exact, 1), (document.exact, len(document.title_exact) + 2)):
        for place, word in enumerate(words, first):
            places[word].append(min(place, LAST_PLACE))
    for word, worth in _worth(document, "title_exact", "exact").items():
        true = sorted(set(places[word]))[:MOST_PLACES]
        _count(found, EXACT + word, worth, true)
    lemmas = {*document.title_lemmas, *document.lemmas}
    for word, worth in _worth(document, "title_lemmas", "title_parts", "lemmas", "parts").items():
        _count(found, (LEMMA if word in lemmas else PART) + word, worth)
    for word in document.folded:
        found[FOLDED + word] = "1"
    for place, word in enumerate(document.title_exact, 1):
        before = found.get(HEADING + word)
        found[HEADING + word] = f"{before},{min(place, LAST_PLACE)}" if before else str(min(place, LAST_PLACE))
    for word in (*document.title_lemmas, *document.title_parts):
        found[IN_HEADING + word] = ""
    return found


def _worth(document: IndexDocument, *columns: str) -> dict[str, float]:
    """What each word of some columns counts in them together."""
    found: dict[str, float] = {}
    for column in columns:
        worth = WORTH[column]
        for word, times in Counter(getattr(document, column)).items():
            found[word] = found.get(word, 0.0) + worth * times
    return found


def _count(found: dict[str, str], word: str, worth: float, places: list[int] | None = None) -> None:
    """Writes a word with its places, and what else it takes to count so much."""
    first, second = labels_of(worth, len(places or ()))
    found[word] = _labelled(places, first) if places else _in_a_row(first)
    if second:
        found[word + MORE] = _in_a_row(second)


def _labelled(places: Iterable[int], labels: str) -> str:
    return ",".join([f"{place}{label}" for place, label in zip(places, labels, strict=True)])


@lru_cache(maxsize=5_000)
def _in_a_row(labels: str) -> str:
    return _labelled(range(1, len(labels) + 1), labels)


def length_of(document: IndexDocument) -> int:
    """How many words a document has, all its forms counted: a match in a long one tells less."""
    texts = (document.exact, document.lemmas, document.parts, document.folded)
    titles = (document.title_exact, document.title_lemmas, document.title_parts)
    return sum(map(len, (*texts, *titles)))


def quoted(word: str) -> str:
    """A word as it stands in a vector or a query: nothing in it is an operator."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


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


def counting(words: Iterable[str]) -> list[str]:
    """Some signed words, and what counts with them."""
    return [one for word in words for one in ((word,) if word.startswith(FOLDED) else (word, word + MORE))]


def all_words(term: Term) -> list[str]:
    """Every signed word of which a passage must have one to match."""
    return [word for found in (ways(term), translated_ways(term)) for words in found.values() for word in words]


def any_of(words: Iterable[str]) -> str:
    """The query for any of some signed words."""
    return "(" + " | ".join(map(quoted, words)) + ")"


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
