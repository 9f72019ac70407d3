"""How alike the first ten hits of two engines are that hold the same passages."""

from __future__ import annotations

from bench.search.relevance import FOLDER
from search.analysis.pipeline import Analysis
from search.engines.protocol import Answer
from search.evaluation.cases import corpus_of, queries_of
from search.evaluation.evaluation import index
from search.evaluation.measures import DEPTH, mean
from search.evaluation.scratch import scratch_engine
from search.query.nodes import Question
from search.query.parser import parse

LOOKED_AT = 50
"""Hits that are asked for, so that those as good as the tenth are among them."""


def overlap(one: Answer, other: Answer) -> float:
    """The share of the first ten of ``other`` that ``one`` has there too, hits of equal score being worth the same."""
    first = other.hits[:DEPTH]
    if not one.hits or not first:
        return float(not one.hits and not first)
    least = min(hit.score for hit in one.hits[:DEPTH])
    worth = {hit.id for hit in one.hits if hit.score >= least}
    return sum(hit.id in worth for hit in first) / len(first)


def measured(engine: str = "elasticsearch") -> float:
    """The mean over every question of the relevance set, SQLite beside another engine."""
    lines, asked = corpus_of(FOLDER / "corpus.jsonl"), queries_of(FOLDER / "queries.jsonl")
    analysis, shares = Analysis(), []
    with scratch_engine("sqlite") as (inside, using), scratch_engine(engine) as (beside, other):
        for there, name in ((inside, using), (beside, other)):
            index(lines, there, name, analysis)
        for query in asked:
            tree = parse(query.query, language=query.language, analysis=analysis).tree
            question = Question(tree=tree, language=query.language, limit=LOOKED_AT)
            shares.append(overlap(inside.search(question), beside.search(question)))
    return mean(shares)
