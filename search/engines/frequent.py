"""Words that nearly every passage has: they tell nothing apart, and cost the most."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import accumulate

from search.query.nodes import And, Node, Not, Or, Term
from search.query.trees import together

MOST = 0.3
"""The share of passages from which on a word is too frequent to be asked for beside others."""
MOST_TOGETHER = 2_000
"""Passages that words have together of which any may be missing: what has frequent ones alone is near to nothing."""
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


def rarest(tree: Node, shares: Mapping[Term, float], passages: int) -> Node:
    """A tree of words of which any may be missing with those that tell the most: the rarest, of 2,000 passages at most.

    The rarest of all stays. ``shares`` says in which part of all ``passages`` a word is, from 0 to 1.
    """
    if isinstance(tree, And):
        return replace(tree, nodes=tuple(rarest(node, shares, passages) for node in tree.nodes))
    if not isinstance(tree, Or):
        return tree
    words = sorted((node for node in tree.nodes if isinstance(node, Term)), key=lambda term: _share(term, shares))
    together = list(accumulate(_share(term, shares) * passages for term in words))
    kept = words[: max(1, bisect_right(together, MOST_TOGETHER))]
    return replace(tree, nodes=tuple(node for node in tree.nodes if not isinstance(node, Term) or node in kept))


def _share(term: Term, shares: Mapping[Term, float]) -> float:
    """A beginning is in as many passages as the words that are asked for and begin so, or in more."""
    if not term.is_prefix:
        return shares.get(term, 0.0)
    begun = (share for word, share in shares.items() if any(form.startswith(term.exact) for form in _forms(word)))
    return max(begun, default=0.0)


def _forms(word: Term) -> tuple[str, ...]:
    return (word.exact, *word.lemmas)
