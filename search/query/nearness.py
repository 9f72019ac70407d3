"""What is nearest to a question of which hardly anything has all the words: some of them, their parts, words alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from search.analysis.pipeline import Analysis
from search.engines.protocol import Answer, Hit
from search.query.nodes import And, Everything, Node, Not, Or, Phrase, Question, Term
from search.query.trees import positive, together

ENOUGH = 10
"""Passages with all the words from which on nobody needs others, and others that are shown at most."""
LOOKED_AT = 20
"""Others of which those that say something are chosen."""
MOST_WORDS = 8
"""Words, parts and beginnings that are asked for together, those of the question first: each costs time."""
SHORTEST_PART = 4
SHORTEST_BEGINNING, LONGEST_ENDING = 6, 4
"""Letters that a beginning has at least, and letters that what follows it in the word has at most."""


@dataclass(frozen=True)
class Nearest:
    """Passages that come near, the best first, and the tree that they were found by."""

    tree: Node = field(default_factory=Everything)
    hits: tuple[Hit, ...] = ()


def nearest(
    question: Question, found: Answer, ask: Callable[[Question], Answer], analysis: Analysis | None = None
) -> Nearest:
    """The passages that come nearest to a question that has fewer than ten hits, without those hits; the best first.

    At most twenty, and none for a later page or another order than by relevance. Costs one more question where there
    are any to be looked for. Raises EngineDown as ``ask`` does.
    """
    if found.total >= ENOUGH or question.offset or question.sort != "relevance":
        return Nearest()
    tree = near(question.tree, question.language, analysis)
    if tree is None:
        return Nearest()
    known = {hit.id for hit in found.hits}
    answer = ask(replace(question, tree=tree, facets=(), is_wide=True, limit=LOOKED_AT + len(known)))
    return Nearest(tree, tuple(hit for hit in answer.hits if hit.id not in known)[:LOOKED_AT])


def near(tree: Node, language: str, analysis: Analysis | None = None) -> Node | None:
    """A tree that asks for any word of another one, for the parts of composed words and for words that begin alike.

    So a composed word that nobody has used leads to what its parts name, and a verb to the noun beside it
    (Lovins 1968: relatives of a word share its beginning). What must not be in a passage stays out. None where nothing
    wider can be asked, as of beginnings and lone phrases.
    """
    way = analysis or Analysis()
    # Single words of names that nobody typed are near to nothing.
    typed = (word for word in positive(tree) if isinstance(word, Phrase) or word.exact)
    asked = list(dict.fromkeys(typed))[:MOST_WORDS]
    relatives = [one for word in asked for one in _relatives(word, language, way)]
    wider = list(dict.fromkeys([*asked, *relatives]))[:MOST_WORDS]
    if len(wider) < 2 or (isinstance(tree, Or) and len(wider) == len(asked)):
        return None
    unwanted = [node.node for node in tree.nodes if isinstance(node, Not)] if isinstance(tree, And) else []
    return together([Or(tuple(wider))], unwanted)


def _relatives(word: Term | Phrase, language: str, analysis: Analysis) -> Iterator[Term]:
    if isinstance(word, Phrase) or word.is_prefix or not word.exact:
        return
    own = {word.exact, *word.lemmas}
    for part in analysis.word(word.typed, language).parts:
        if len(part) >= SHORTEST_PART and part not in own:
            yield Term(part, part, (part,))
    for form in dict.fromkeys([word.exact, *word.lemmas]):
        if len(form) >= SHORTEST_BEGINNING:
            beginning = form[: max(SHORTEST_BEGINNING, len(form) - LONGEST_ENDING)]
            yield Term(beginning, beginning, (), is_prefix=True)
