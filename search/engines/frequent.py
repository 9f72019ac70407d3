"""Words that nearly every passage has: they tell nothing apart, and cost the most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from search.query.nodes import And, Node, Not, Or, Term
from search.query.trees import together

MOST = 0.3
"""The share of passages from which on a word is too frequent to be asked for beside others."""
MOST_OF_MANY = 0.05
"""The same, beside words of which any may be missing: what has the frequent ones alone is not near to anything."""
FEWEST_PASSAGES = 1_000
"""Below so many passages every word tells something."""


def without_frequent(tree: Node, share: Callable[[Term], float]) -> Node:
    """The tree without the words that more than 30 % of passages have, unless it asks for nothing else.

    ``share`` says in which part of all passages a word is, from 0 to 1.
    """
    if not isinstance(tree, And):
        return tree
    wanted = [node for node in tree.nodes if not isinstance(node, Not)]
    rare = [node for node in wanted if not isinstance(node, Term) or share(node) <= MOST]
    if not rare or len(rare) == len(wanted):
        return tree
    return together(rare, [node.node for node in tree.nodes if isinstance(node, Not)])


def without_frequent_of_many(tree: Node, share: Callable[[Term], float]) -> Node:
    """A tree of words of which any may be missing, without those that more than 5 % of passages have.

    As it is where there are no others.
    """
    if isinstance(tree, And):
        return replace(tree, nodes=tuple(without_frequent_of_many(node, share) for node in tree.nodes))
    if not isinstance(tree, Or):
        return tree
    rare = tuple(node for node in tree.nodes if not isinstance(node, Term) or share(node) <= MOST_OF_MANY)
    return replace(tree, nodes=rare) if rare else tree
