"""Asks queries with known answers of a scratch index, with the real analysis, parser and engine."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any

from django.db import transaction

from search.analysis.dictionaries import dictionary
from search.analysis.pipeline import LANGUAGES, Analysis
from search.engines import chosen
from search.engines.documents import documents_of
from search.engines.protocol import FIELDS, Engine, Hit
from search.evaluation.cases import CorpusLine, Query
from search.evaluation.measures import DEPTH, gain, mean, percentile, recall, reciprocal_rank
from search.evaluation.scratch import scratch_engine
from search.models import Passage
from search.query.nearness import nearest
from search.query.nodes import Question
from search.query.parser import parse
from search.query.spelling import spelled
from search.results.asking import HITS
from search.results.highlight import Highlighter
from search.results.ordering import in_order
from search.terms.expanding import Known, expanded
from search.terms.listed import termbase
from search.terms.queries import Concept

BATCH = 500


def nothing(_forms: Iterable[str]) -> list[Concept]:
    """The termbase that knows no word."""
    return []


@dataclass(frozen=True)
class Result:
    """What the queries of one kind in one language found; ``ndcg_at_10`` is of those with grades, None without any."""

    language: str
    kind: str
    queries: int
    recall_at_10: float
    mrr_at_10: float
    ndcg_at_10: float | None = None


@dataclass(frozen=True)
class Report:
    """What an evaluation found; ``p50_ms`` and ``p95_ms`` are of asking, with every count that the page shows."""

    engine: str
    analysis: str
    indexed_per_second: float
    p50_ms: float
    p95_ms: float
    results: tuple[Result, ...]


def index(lines: Iterable[CorpusLine], engine: Engine, using: str, analysis: Analysis) -> int:
    """Enters passages, the first with the key 1, and returns how many there were."""
    rest, done = enumerate(lines, start=1), 0
    while batch := [_passage(key, line) for key, line in islice(rest, BATCH)]:
        with transaction.atomic(using=using):
            Passage.objects.using(using).bulk_create(batch)
            engine.upsert(documents_of(batch, analysis))
        done += len(batch)
    chosen.embedded(using).count()
    return done


def _passage(key: int, line: CorpusLine) -> Passage:
    kind = line.kind if line.kind in Passage.Kind.values else Passage.Kind.PAGE
    return Passage(
        pk=key, key=uuid.uuid4(), kind=kind, page_id=0, translation_key=uuid.uuid4(), version=key,
        language=line.language[:2], title=line.title, text=line.text, content_hash="",
    )  # fmt: skip


def evaluate(
    corpus: Sequence[CorpusLine],
    queries: Sequence[Query],
    *,
    engine: str = "sqlite",
    analysis: Analysis | None = None,
    progress: Callable[[int, int], Any] = lambda _done, _all: None,
    known: Known | None = None,
) -> Report:
    """Indexes a corpus in a scratch index, asks every query as a reader would, and removes the index.

    ``progress`` is told after each query how many of how many are done. ``known`` are the terms by which queries are
    widened: those of the site where none are given.
    """
    way = analysis or Analysis()
    known = known or termbase(way)
    with scratch_engine(engine) as (asked, using):
        for language in LANGUAGES:
            dictionary(language)
        started = time.perf_counter()
        index(corpus, asked, using, way)
        speed = len(corpus) / max(time.perf_counter() - started, 1e-9)
        names = [line.id for line in corpus]
        answers, times = [], []
        for done, query in enumerate(queries, start=1):
            started = time.perf_counter()
            found = ask(query, asked, way, using, known)
            times.append((time.perf_counter() - started) * 1000)
            answers.append([names[key - 1] for key in found])
            progress(done, len(queries))
    return Report(
        engine=engine,
        analysis=way.description,
        indexed_per_second=round(speed, 1),
        p50_ms=percentile(times, 0.5),
        p95_ms=percentile(times, 0.95),
        results=tuple(results_of(queries, answers)),
    )


def ask(query: Query, engine: Engine, analysis: Analysis, using: str, known: Known = nothing) -> list[int]:
    """The keys of the first ten hits of a text that was typed, in the order in which the page shows them.

    Those in the language of the query come first, then those in others, of its own words and of other names of what
    is asked, then what comes near.
    """
    parsed = parse(query.query, language=query.language, analysis=analysis)
    wider = partial(expanded, language=query.language, known=known, analysis=analysis)
    tree = wider(parsed.whole)
    spelling = spelled(tree, engine, language=query.language, analysis=analysis)
    tree = wider(spelling.of(parsed.whole)) if spelling.replaced else tree
    question = Question(
        tree=tree, language=query.language, filters={"language": (query.language,)}, facets=FIELDS, limit=HITS
    )
    found = engine.search(question)
    keys = _in_order(found.hits, using, Highlighter(tree, analysis))
    if len(keys) < DEPTH:
        others = engine.search(replace(question, filters={}, facets=(), limit=2 * HITS))
        keys += _in_order(others.hits, using, Highlighter(tree, analysis))
        near = nearest(question, found, engine.search, analysis)
        keys += _in_order(near.hits, using, Highlighter(near.tree, analysis))
    return list(dict.fromkeys(keys))[:DEPTH]


def _in_order(hits: Sequence[Hit], using: str, highlighter: Highlighter) -> list[int]:
    """The keys of hits in the order in which the page shows them."""
    passages = Passage.objects.using(using).filter(pk__in=[hit.id for hit in hits])
    return [hit.id for hit in in_order(hits, passages, highlighter)]


def results_of(queries: Sequence[Query], answers: Sequence[Sequence[str]]) -> Iterator[Result]:
    """The figures of each kind of query in each language, in the order of the queries."""
    groups: dict[tuple[str, str], list[tuple[Query, Sequence[str]]]] = {}
    for query, found in zip(queries, answers, strict=True):
        groups.setdefault((query.language, query.kind), []).append((query, found))
    for (language, kind), pairs in groups.items():
        recalls = [recall(found, query.relevant) for query, found in pairs]
        ranks = [reciprocal_rank(found, query.relevant) for query, found in pairs]
        gains = [gain(found, query.grades) for query, found in pairs if query.grades]
        yield Result(language, kind, len(pairs), mean(recalls), mean(ranks), mean(gains) if gains else None)
