"""Words that nobody has used, and what was probably meant by them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from search.analysis.dictionaries import lemma_of
from search.analysis.pipeline import Analysis
from search.analysis.tokens import plain
from search.engines.lookalikes import distance
from search.engines.protocol import Engine
from search.query.nodes import And, Node, Or, Phrase, Term
from search.query.small_words import SMALL_WORDS
from search.query.trees import changed, positive

MOST_WORDS = 4
"""Words of one question that are looked up by their spelling."""
MOST_CORRECTIONS = 3
LONG = 7
"""Letters from which on a word of the dictionary is rather another one mistyped: a shorter one is what is meant."""
Alike = Callable[[str, int], list[str]]
"""Words that are spelled almost like one, at most so many, the nearest first."""


@dataclass(frozen=True)
class Spelled:
    """A question with the words that were probably meant; ``replaced`` are words as typed and what stands for them.

    ``is_known`` says whether any of its words may be in a passage; of a phrase alone nobody asked.
    """

    tree: Node
    replaced: tuple[tuple[str, str], ...] = ()
    is_known: bool = True

    def text(self, typed: str) -> str:
        """What the reader probably meant to type; empty where nothing is to be corrected."""
        meant = typed
        for word, other in self.replaced:
            meant = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", other.replace("\\", r"\\"), meant)
        return meant if meant != typed else ""

    def of(self, tree: Node) -> Node:
        """Another tree of the same question, with the same corrections."""
        known = {one.typed: one for one in positive(self.tree) if isinstance(one, Term) and one.corrections}

        def put_right(term: Term) -> Term:
            like = known.get(term.typed, term)
            return replace(term, corrections=like.corrections, meant=like.meant)

        return changed(tree, put_right)


def spelled(
    tree: Node, engine: Engine, *, language: str, names: Alike | None = None, analysis: Analysis | None = None
) -> Spelled:
    """The tree with corrections for the words that are in no passage in any form, and what they are.

    Words of the index are meant, and what ``names`` gives: words that the termbase knows. A short word of the
    language that no passage has ("simma") is not looked for as another one of it ("samma"), which is only told as what
    may be meant. Costs one look-up where every word is known. Raises EngineDown where the engine does.
    """
    way = analysis or Analysis()
    unknown, is_known = _looked_up(tree, engine, language, way)
    right = {term for term in unknown if _is_right(term.exact, language)}
    alike = {term: _words_first(term.exact, _alike(term.exact, engine, names), language, way) for term in unknown}
    # Who writes a word of her language rightly means none of the other one.
    meant = {
        term: chosen
        for term, words in alike.items()
        if (chosen := [word for word in words if term not in right or lemma_of(word, language)])
    }
    if not meant:
        return Spelled(tree, is_known=is_known)

    def corrected(term: Term) -> Term:
        words = meant.get(term, ()) if term not in right else ()
        forms = [(word, *way.word(word, language).lemmas) for word in words]
        every = dict.fromkeys(form for one in forms for form in one)
        return replace(term, corrections=tuple(every), meant=tuple(dict.fromkeys(forms[0]))) if forms else term

    return Spelled(changed(tree, corrected), tuple((term.typed, words[0]) for term, words in meant.items()))


def is_any_known(tree: Node, engine: Engine, *, language: str, analysis: Analysis | None = None) -> bool:
    """Whether any word of a tree, or of its phrases, may be in a passage. Costs a look-up; raises EngineDown."""
    asked = list(positive(tree))
    if any(isinstance(one, Term) and one.is_prefix for one in asked):
        return True
    forms = {form for one in asked if isinstance(one, Term) for form in _forms(one)}
    return bool(engine.known_words(forms | _of_phrases(tree, language, analysis or Analysis())))


def _of_phrases(tree: Node, language: str, analysis: Analysis) -> set[str]:
    """The words of the phrases of a tree in every form."""
    words = {word for one in positive(tree) if isinstance(one, Phrase) for word in one.words}
    return words.union(*(analysis.word(word, language).lemmas for word in words))


def _looked_up(tree: Node, engine: Engine, language: str, analysis: Analysis) -> tuple[list[Term], bool]:
    """The first words of a tree that no passage has in any form, nor a name of several words that stands for them.

    And whether a passage may have any of the words.
    """
    asked = list(
        dict.fromkeys(one for one in positive(tree) if isinstance(one, Term) and one.exact and not one.is_prefix)
    )
    beside = _beside(tree)
    forms = {form for term in asked for form in _forms(term)}
    forms.update(form for ways in beside.values() for way in ways for word in way for form in word)
    if not asked:
        return [], True
    known = engine.known_words(forms | _of_phrases(tree, language, analysis))
    has_beginnings = any(isinstance(one, Term) and one.is_prefix for one in positive(tree))

    def is_known(term: Term) -> bool:
        ways = beside.get(term, ())
        return bool(known.intersection(_forms(term))) or any(all(map(known.intersection, way)) for way in ways)

    return [term for term in asked if not is_known(term)][:MOST_WORDS], bool(known) or has_beginnings


def _alike(word: str, engine: Engine, names: Alike | None) -> list[str]:
    """The nearest words; of words that are as near those that passages have come first."""
    found = engine.alike(word, MOST_CORRECTIONS)
    others = names(word, MOST_CORRECTIONS) if names is not None else []
    every = [other for other in dict.fromkeys([*found, *others]) if other not in SMALL_WORDS]
    return sorted(every, key=lambda other: distance(word, other))[:MOST_CORRECTIONS] if others else every


def _words_first(word: str, found: list[str], language: str, analysis: Analysis) -> list[str]:
    """The same words; of those that are as near a dictionary form stands before its own forms and stems."""

    def is_form(other: str) -> bool:
        return analysis.word(other, language).lemmas[0] in set(found) - {other}

    return sorted(found, key=lambda other: (distance(word, other), is_form(other)))


def _is_right(word: str, language: str) -> bool:
    return len(word) < LONG and bool(lemma_of(word, language))


def _beside(tree: Node) -> dict[Term, list[list[tuple[str, ...]]]]:
    """The names of several words that stand for single words of a tree; of each of their words the forms."""
    found: dict[Term, list[list[tuple[str, ...]]]] = {}
    for node in tree.nodes if isinstance(tree, And) else (tree,):
        first, *others = node.nodes if isinstance(node, Or) else (node,)
        names = [other for other in others if isinstance(other, And)]
        if isinstance(first, Term) and first.exact:
            ways = [[one.translations for one in positive(name) if isinstance(one, Term)] for name in names]
            found[first] = [way for way in ways if way and all(way)]
    return found


def _forms(term: Term) -> tuple[str, ...]:
    return (term.exact, *term.lemmas, *term.translations, plain(term.folded))
