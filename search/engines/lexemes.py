"""Documents and questions in the language of PostgreSQL's full-text types, with our own words in them.

PostgreSQL has one bag of words for a row where the index of SQLite has seven columns: a sign before each word says what
it is, and the label of its place what a match there counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from search.engines.protocol import IndexDocument
from search.query.nodes import And, Everything, Node, Not, Or, Phrase, Term

EXACT, LEMMA, PART, FOLDED = "e", "l", "p", "f"
TITLE_LABELS = {EXACT: "A", LEMMA: "B"}
WEIGHTS = (0.0625, 0.25, 0.5, 1.0)
"""What the labels D, C, B and A count; eight of them are the weights of the other engine (0.5, 2, 4, 8)."""
SCALE = 8.0
LAST_PLACE = 16_383
MOST_PLACES = 250
AGAIN = "~"
MOST_TIMES = 4
"""How often a form counts in one passage; to PostgreSQL the second time is another word, or it would count less."""
MOST_BYTES = 900_000
"""A vector has room for about a megabyte; what a passage has beyond that is not found."""


def vector_of(document: IndexDocument) -> tuple[str, frozenset[str]]:
    """The vector of a document as text, and the words with their signs that are in it."""
    places = _places(document)
    room, pieces, kept = MOST_BYTES, [], []
    for word, known in places.items():
        del known[MOST_PLACES:]
        room -= len(word.encode()) + 2 * len(known) + 4
        if room < 0:
            break
        pieces.append(f"{quoted(word)}:{','.join(known)}")
        if AGAIN not in word:
            kept.append(word)
    return " ".join(pieces), frozenset(kept)


def _places(document: IndexDocument) -> dict[str, list[str]]:
    """Each signed word with its places; only those of plain words are true, for phrases."""
    places: dict[str, list[str]] = defaultdict(list)
    for label, words, first in (("A", document.title_exact, 1), ("B", document.exact, len(document.title_exact) + 2)):
        for place, word in enumerate(words, first):
            places[EXACT + word].append(f"{min(place, LAST_PLACE)}{label}")
    times: Counter[str] = Counter()
    bags = (
        (LEMMA, "B", document.title_lemmas),
        (LEMMA, "C", document.lemmas),
        (PART, "", (*document.title_parts, *document.parts)),
        (FOLDED, "", document.folded),
    )
    for sign, label, words in bags:
        for word in words:
            times[sign + word] += 1
            if times[sign + word] <= MOST_TIMES:
                places[again(sign + word, times[sign + word])] = [f"1{label}"]
    return places


def again(word: str, times: int) -> str:
    """The signed word that says that another is there for the second time, or the third."""
    return word if times == 1 else f"{word}{AGAIN}{times}"


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
    return found | ({"": (FOLDED + term.folded,)} if term.folded else {})


def translated_ways(term: Term) -> dict[str, tuple[str, ...]]:
    """The same of the other language."""
    return {form: _inside(form) for form in term.translations}


def _inside(form: str) -> tuple[str, ...]:
    return (LEMMA + form, PART + form)


def every_time(words: Iterable[str]) -> list[str]:
    """Some signed words, and the same as often as they count."""
    return [
        again(word, time)
        for word in words
        for time in range(1, (MOST_TIMES if word.startswith((LEMMA, PART)) else 1) + 1)
    ]


def all_words(term: Term) -> list[str]:
    """Every signed word of which a passage must have one to match."""
    return [word for found in (ways(term), translated_ways(term)) for words in found.values() for word in words]


def any_of(words: Iterable[str]) -> str:
    """The query for any of some signed words."""
    return "(" + " | ".join(map(quoted, words)) + ")"


def in_titles(node: Node) -> str:
    """The query for passages in whose titles all of a node is that must be; parts of words have no label to tell."""
    if isinstance(node, Term):
        labels = {EXACT: "A", LEMMA: "B"}
        return (
            "(" + " | ".join(f"{quoted(word)}:{labels[word[0]]}" for word in all_words(node) if word[0] in labels) + ")"
        )
    if isinstance(node, Phrase):
        return "(" + " <-> ".join(f"{quoted(EXACT + word)}:A" for word in node.words) + ")"
    if isinstance(node, And):
        return "(" + " & ".join(in_titles(one) for one in node.nodes if not isinstance(one, Everything)) + ")"
    if isinstance(node, Or):
        return "(" + " | ".join(in_titles(one) for one in node.nodes) + ")"
    return matching(node)


def matching(node: Node) -> str:
    """A node as a query; ``Everything`` has none of its own."""
    if isinstance(node, Term):
        return any_of(all_words(node))
    if isinstance(node, Phrase):
        return "(" + " <-> ".join(quoted(EXACT + word) for word in node.words) + ")"
    if isinstance(node, Not):
        return "!" + matching(node.node)
    if isinstance(node, And):
        return "(" + " & ".join(matching(one) for one in node.nodes if not isinstance(one, Everything)) + ")"
    if isinstance(node, Or):
        return "(" + " | ".join(matching(one) for one in node.nodes) + ")"
    raise ValueError(f"{node!r} has no expression of its own")
