"""Figures over questions whose passages somebody has judged, and over questions with a typing error."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from search.analysis.pipeline import LANGUAGES, Analysis
from search.evaluation.cases import CorpusLine, Query, corpus_of, queries_of
from search.evaluation.evaluation import ask, evaluate, index
from search.evaluation.measures import mean
from search.evaluation.scratch import scratch_engine

FOLDER = Path(__file__).resolve().parent.parent.parent / "tests" / "search" / "relevance" / "judged"
TYPING_ERRORS = 60
SEED = 5
WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{6,16}(?![^\W\d_])")
BESIDE = {"a": "s", "e": "r", "i": "o", "k": "l", "l": "k", "n": "m", "o": "p", "r": "t", "s": "d", "t": "r", "u": "y"}
"""Letters beside each other on a keyboard."""


def measured(analysis: Analysis, engine: str = "sqlite") -> dict[str, float]:
    """The mean nDCG@10 of the judged questions, and that of each language."""
    queries = queries_of(FOLDER / "queries.jsonl")
    report = evaluate(corpus_of(FOLDER / "corpus.jsonl"), queries, engine=engine, analysis=analysis)
    found = {one.language: one.ndcg_at_10 or 0.0 for one in report.results}
    each = [one.ndcg_at_10 or 0.0 for one in report.results for _query in range(one.queries)]
    return {"ndcg_at_10": mean(each), **found}


def without_result(analysis: Analysis, engine: str = "sqlite") -> dict[str, Any]:
    """The share of questions with a typing error that find nothing (``share``), and those questions (``questions``)."""
    lines = corpus_of(FOLDER / "corpus.jsonl")
    asked = list(mistyped(lines))
    with scratch_engine(engine) as (scratch, using):
        index(lines, scratch, using, analysis)
        missed = [query.query for query in asked if not ask(query, scratch, analysis, using)]
    return {"share": mean([float(query.query in missed) for query in asked]), "questions": missed}


def mistyped(lines: Sequence[CorpusLine], number: int = TYPING_ERRORS) -> Iterator[Query]:
    """That many questions of one word with one typing error each, as many of each language; always the same ones."""
    for language in LANGUAGES:
        chance = random.Random(f"{SEED} {language}")  # noqa: S311 - nothing is secret
        own = [line for line in lines if line.language == language]
        words = Counter(word for line in own for word in WORD.findall(line.text.lower()))
        chosen = chance.sample(sorted(words), number // len(LANGUAGES))
        for word in chosen:
            yield Query("typo", _wrong(word, words, chance), language, frozenset({word}))


def _wrong(word: str, known: Counter[str], chance: random.Random) -> str:
    """The word with a letter too few, twice, instead of its neighbour or in its place; never another known word."""
    while True:
        place = chance.randrange(1, len(word) - 1)
        before, letter, after = word[:place], word[place], word[place + 1 :]
        wrong = chance.choice(
            (
                before + after,
                before + letter * 2 + after,
                before + BESIDE.get(letter, "e") + after,
                before + after[0] + letter + after[1:],
            )
        )
        if wrong not in known:
            return wrong
