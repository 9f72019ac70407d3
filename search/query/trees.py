"""What is done with the tree of a question: its words, changes of them, and wider questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from search.query.nodes import And, Everything, Node, Not, Or, Phrase, Term


def positive(tree: Node) -> Iterator[Term | Phrase]:
    """The words and phrases that a passage is found by, in their order; none of those that it must not have."""
    if isinstance(tree, Term | Phrase):
        yield tree
    elif isinstance(tree, And | Or):
        for node in tree.nodes:
            yield from positive(node)


def terms(tree: Node) -> Iterator[Term]:
    """Every word of a tree, also of those that a passage must not have."""
    if isinstance(tree, Term):
        yield tree
    elif isinstance(tree, And | Or):
        for node in tree.nodes:
            yield from terms(node)
    elif isinstance(tree, Not):
        yield from terms(tree.node)


def changed(tree: Node, change: Callable[[Term], Term]) -> Node:
    """The same tree with every word changed that a passage is found by."""
    if isinstance(tree, Term):
        return change(tree)
    if isinstance(tree, And | Or):
        return type(tree)(tuple(changed(node, change) for node in tree.nodes))
    return tree


def together(wanted: Iterable[Node], unwanted: Iterable[Node] = ()) -> Node:
    """All of some nodes and none of others, in the simplest tree that says so; each is asked once."""
    some = list(dict.fromkeys(wanted))
    others = [Not(node) for node in dict.fromkeys(unwanted)]
    if not others and len(some) < 2:
        return some[0] if some else Everything()
    return And((*(some or [Everything()]), *others))


def widened(tree: Node) -> Node | None:
    """A tree that asks for any of the words instead of all of them; None where that is no wider question."""
    if not isinstance(tree, And):
        return None
    wanted = [node for node in tree.nodes if not isinstance(node, Not | Everything)]
    if len(wanted) < 2:
        return None
    return together([Or(tuple(wanted))], [node.node for node in tree.nodes if isinstance(node, Not)])


def untranslated(tree: Node) -> Node:
    """The tree of what was typed, without what means the same."""
    if isinstance(tree, Term):
        return replace(tree, translations=(), synonyms=(), is_foreign=False) if tree.translations else tree
    if isinstance(tree, And):
        return And(tuple(map(untranslated, tree.nodes)))
    if isinstance(tree, Or):
        kept = tuple(untranslated(node) for node in tree.nodes if _is_typed(node))
        return kept[0] if len(kept) == 1 else Or(kept)
    return tree


def _is_typed(tree: Node) -> bool:
    """Whether a passage can be found by what was typed of a tree."""
    if isinstance(tree, Term):
        return bool(tree.exact)
    if isinstance(tree, And | Or):
        return (all if isinstance(tree, And) else any)(map(_is_typed, tree.nodes))
    return True


def is_translated(tree: Node) -> bool:
    """Whether a word that a passage is found by has others that mean the same."""
    return any(isinstance(one, Term) and one.translations for one in positive(tree))
