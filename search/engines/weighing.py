"""The order of the first hits, in which passages of hardly more than a heading count less; the same on every engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import exp

from django.db.models.functions import Length

from search.engines.protocol import Answer, Hit
from search.models import Passage
from search.query.nodes import Question
from search.query.trees import positive

DEPTH = 50
"""Hits that are put in order anew: what comes later nobody compares."""
LOSS, LETTERS = 0.3, 400
"""What an empty passage loses of its score, and how many letters make it lose a third of that."""


def weighed(question: Question, ask: Callable[[Question], Answer], using: str = "default") -> Answer:
    """The answer to a question, by relevance with the lengths of the first fifty passages taken into account.

    bm25 prefers what is short, and a cover or a chapter has the heading of what it leads to: between passages of one
    heading the one that says something stands first (Singhal, Buckley and Mitra 1996: length is normalised too much).
    Costs one query more. Raises EngineDown as ``ask`` does.
    """
    last = question.offset + question.limit
    if (
        question.sort != "relevance"
        or question.offset >= DEPTH
        or not question.limit
        or not any(positive(question.tree))
    ):
        return ask(question)
    found = ask(replace(question, offset=0, limit=max(DEPTH, last)))
    first = found.hits[:DEPTH]
    passages = Passage.objects.using(using).filter(pk__in=[hit.id for hit in first]).order_by()
    lengths = dict(passages.values_list("pk", Length("text")))
    ordered = sorted(first, key=lambda hit: -_score(hit, lengths.get(hit.id, 0)))
    return replace(found, hits=(*ordered, *found.hits[DEPTH:])[question.offset : last])


def _score(hit: Hit, letters: int) -> float:
    return hit.score * (1 - LOSS * exp(-letters / LETTERS))
