"""A question widened by what means the same: words and phrases of the other language, and others of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cms.chrome import OTHER_LANGUAGE
from search.analysis.pipeline import Analysis
from search.query.nodes import And, Node, Not, Or, Phrase, Term
from search.query.small_words import SMALL_WORDS
from search.query.trees import positive
from search.terms.queries import Concept, concepts
from search.terms.words import Forms, stand, without_dots

MOST_FORMS = 8
MOST_PHRASES = 4
"""Forms that a word is widened by in each language, and phrases that stand beside words; the rest is left out."""

Known = Callable[[Iterable[str]], list[Concept]]
Words = Sequence[frozenset[str]]
"""The forms of each of some words that stand side by side in a question."""


@dataclass(frozen=True)
class Match:
    """A name in a question, ``length`` words from ``start``; what else the thing is called there and elsewhere.

    ``is_foreign`` says that the name is of the other language than the page.
    """

    start: int
    length: int
    translations: tuple[Forms, ...]
    synonyms: tuple[Forms, ...]
    is_foreign: bool = False

    @property
    def end(self) -> int:
        """The place after its last word."""
        return self.start + self.length


def expanded(tree: Node, language: str, *, known: Known = concepts, analysis: Analysis | None = None) -> Node:
    """The tree of a question on a page in ``language`` with what means the same; one query where it has words.

    Small words ("ja", "och") are left out beside others: the other language does not have them in the same place.
    What must not be in a passage, and what stands beside a quoted phrase, stays as it is.
    """
    way = _Expansion(language, analysis or Analysis())
    way.concepts = known(form for words in way.asked(tree) for word in words for form in word)
    return way.widened(tree)


class _Expansion:
    """One widening of one tree."""

    def __init__(self, language: str, analysis: Analysis) -> None:
        self.language, self.analysis = language, analysis
        self.concepts: list[Concept] = []

    def asked(self, tree: Node) -> Iterator[Words]:
        """The words of every term and phrase of a tree."""
        for one in positive(tree):
            yield [forms_asked(one)] if isinstance(one, Term) else self._of_phrase(one)

    def _of_phrase(self, phrase: Phrase) -> Words:
        return [frozenset((word, *self.analysis.word(word, self.language).lemmas)) for word in phrase.words]

    def widened(self, node: Node) -> Node:
        """A node with what means the same as its words."""
        if isinstance(node, And):
            return self._side_by_side(node)
        if isinstance(node, Or):
            return Or(tuple(self.widened(one) for one in node.nodes))
        if isinstance(node, Term):
            return self._run([node])[0]
        if isinstance(node, Phrase):
            return self._phrase(node)
        return node

    def _side_by_side(self, node: And) -> Node:
        found: list[Node] = []
        run: list[Term] = []
        for one in node.nodes:
            if isinstance(one, Term):
                run.append(one)
                continue
            found += self._run(run)
            run = []
            found.append(self.widened(one) if not isinstance(one, Not) else one)
        found += self._run(run)
        kept = [one for one in found if not _is_small(one)]
        kept = kept if any(not isinstance(one, Not) for one in kept) else found
        return kept[0] if len(kept) == 1 else And(tuple(kept))

    def _run(self, run: Sequence[Term]) -> list[Node]:
        """Words side by side: names of several words first, the longest before others, then each word by itself."""
        matches = self._matches([forms_asked(term) for term in run])
        taken: dict[int, list[Match]] = {}
        for match in sorted(matches, key=lambda match: (-match.length, match.start)):
            others = [known for spans in taken.values() for known in spans]
            if match.length > 1 and all(_is_apart(match, other) or _is_same(match, other) for other in others):
                taken.setdefault(match.start, []).append(match)
        found, place = [], 0
        singles = {start: [m for m in matches if m.length == 1 and m.start == start] for start in range(len(run))}
        while place < len(run):
            spans = taken.get(place, [])
            end = spans[0].end if spans else place + 1
            words = [_word(run[number], singles[number]) for number in range(place, end)]
            found.append(_beside(And(tuple(words)) if len(words) > 1 else words[0], spans))
            place = end
        return found

    def _phrase(self, phrase: Phrase) -> Node:
        words = self._of_phrase(phrase)
        whole = [match for match in self._matches(words) if match.length == len(words)]
        return _beside(phrase, [replace(match, synonyms=()) for match in whole])

    def _matches(self, words: Words) -> list[Match]:
        """Names of the reader's language; those of the other one where no word of them is one of these."""
        own = list(self._in(self.language, words))
        foreign = self._in(OTHER_LANGUAGE[self.language], words)
        return own + [match for match in foreign if all(_is_apart(match, other) for other in own)]

    def _in(self, language: str, words: Words) -> Iterator[Match]:
        for concept in self.concepts:
            names = concept.names.get(language, [])
            for name in names:
                for start in range(len(words) - len(name) + 1):
                    if stand(name, words[start : start + len(name)]):
                        others = tuple(other for other in names if other != name)
                        elsewhere = tuple(concept.names.get(OTHER_LANGUAGE[language], ()))
                        yield Match(start, len(name), elsewhere, others, is_foreign=language != self.language)


def forms_asked(term: Term) -> frozenset[str]:
    """The forms by which a name is known that a word of a question may be; none of a beginning."""
    if term.is_prefix:
        return frozenset()
    dotless = (without_dots(term.folded),) if term.folded else ()
    return frozenset((term.exact, *term.lemmas, *term.meant, *dotless))


def _is_apart(one: Match, other: Match) -> bool:
    return one.end <= other.start or other.end <= one.start


def _is_same(one: Match, other: Match) -> bool:
    return (one.start, one.length) == (other.start, other.length)


def _is_small(node: Node) -> bool:
    return isinstance(node, Term) and node.exact in SMALL_WORDS and not node.translations


def _word(term: Term, matches: Sequence[Match]) -> Node:
    """A word with the single words that mean the same, and beside it the phrases."""
    own = forms_asked(term)
    translations = _single((name for match in matches for name in match.translations), own)
    synonyms = _single((name for match in matches for name in match.synonyms), own)
    every = tuple(dict.fromkeys((*translations, *synonyms)))
    is_foreign = any(match.is_foreign for match in matches)
    wider = replace(term, translations=every, synonyms=synonyms, is_foreign=is_foreign)
    long = [replace(one, translations=_long(one.translations), synonyms=_long(one.synonyms)) for one in matches]
    return _beside(wider, long)


def _single(names: Iterable[Forms], own: frozenset[str]) -> tuple[str, ...]:
    forms = dict.fromkeys(form for name in names if len(name) == 1 for form in name[0] if form not in own)
    return tuple(forms)[:MOST_FORMS]


def _long(names: Iterable[Forms]) -> tuple[Forms, ...]:
    return tuple(name for name in names if len(name) > 1)


def _beside(node: Node, matches: Sequence[Match]) -> Node:
    """A node, or what means the same as all of it."""
    ways = [_standing(name, match) for match in matches for name in match.translations]
    ways += [_standing(name, match, is_synonym=True) for match in matches for name in match.synonyms]
    others = list(dict.fromkeys(ways))[:MOST_PHRASES]
    return Or((node, *others)) if others else node


def _standing(name: Forms, match: Match, *, is_synonym: bool = False) -> Node:
    """A name that stands for words of a question: all of its words that say something, in whatever form."""
    telling = [one for one in dict.fromkeys(name) if SMALL_WORDS.isdisjoint(one)]
    words = [
        Term("", "", (), translations=one, synonyms=one if is_synonym else (), is_foreign=match.is_foreign)
        for one in telling or dict.fromkeys(name)
    ]
    return And(tuple(words)) if len(words) > 1 else words[0]
