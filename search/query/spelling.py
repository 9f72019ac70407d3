"""Words that nobody has used, and what was probably meant by them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from search.analysis.pipeline import Analysis
from search.analysis.tokens import plain
from search.engines.protocol import Engine
from search.query.nodes import Node, Term
from search.query.trees import changed, positive

MOST_WORDS = 4
"""Words of one question that are looked up by their spelling."""
MOST_CORRECTIONS = 3


@dataclass(frozen=True)
class Spelled:
    """A question with the words that were probably meant; ``replaced`` are words as typed and what stands for them."""

    tree: Node
    replaced: tuple[tuple[str, str], ...] = ()

    def text(self, typed: str) -> str:
        """What the reader probably meant to type; empty where nothing is to be corrected."""
        meant = typed
        for word, other in self.replaced:
            meant = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", other.replace("\\", r"\\"), meant)
        return meant if meant != typed else ""


def spelled(tree: Node, engine: Engine, *, language: str, analysis: Analysis | None = None) -> Spelled:
    """The tree with corrections for the words that are in no passage in any form, and what they are.

    Costs one look-up where every word is known. Raises EngineDown where the engine does.
    """
    asked = list(dict.fromkeys(one for one in positive(tree) if isinstance(one, Term) and not one.is_prefix))
    forms = {form for term in asked for form in _forms(term)}
    known = engine.known_words(forms) if forms else set()
    unknown = [term for term in asked if not known.intersection(_forms(term))][:MOST_WORDS]
    meant = {term: words for term in unknown if (words := engine.alike(term.exact, MOST_CORRECTIONS))}
    if not meant:
        return Spelled(tree)
    way = analysis or Analysis()
    corrections = {
        term: tuple(dict.fromkeys(form for word in words for form in (word, *way.word(word, language).lemmas)))
        for term, words in meant.items()
    }
    corrected = changed(tree, lambda term: replace(term, corrections=corrections.get(term, ())))
    return Spelled(corrected, tuple((term.typed, words[0]) for term, words in meant.items()))


def _forms(term: Term) -> tuple[str, ...]:
    return (term.exact, *term.lemmas, *term.translations, plain(term.folded))
