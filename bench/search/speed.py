"""How fast passages are entered and found, at one size of the corpus."""

from __future__ import annotations

import resource
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from bench.search.corpus import Corpus, Made
from search.analysis.dictionaries import dictionary
from search.analysis.pipeline import LANGUAGES, Analysis
from search.engines.documents import documents_of
from search.engines.protocol import Engine
from search.evaluation.measures import percentile
from search.evaluation.scratch import scratch_engine
from search.models import Passage, PassagePerson
from search.query.nodes import Question
from search.query.parser import parse

BATCH = 500
COLD = 1_000
QUESTIONS = 300
FACETS = ("kind", "language", "body", "network", "year", "speaker", "present")
FILTERS: tuple[dict[str, tuple[str, ...]], ...] = ({}, {}, {"kind": ("decision",)}, {"year": ("2024", "2025")})
ROLES = (PassagePerson.Role.PRESENT, PassagePerson.Role.PRESENT, PassagePerson.Role.ABSENT)


@dataclass(frozen=True)
class Speed:
    """What was measured: passages a second with no word analysed before, and later; milliseconds of questions."""

    engine: str
    analysis: str
    passages: int
    cold_per_second: float
    warm_per_second: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    median_hits: int
    about: int
    memory_mb: int


def measured(size: int, engine: str = "sqlite") -> Speed:
    """Enters that many passages in a scratch engine, asks 300 questions with seven facets, and removes it."""
    way, corpus = Analysis(), Corpus()
    for language in LANGUAGES:
        dictionary(language)
    with scratch_engine(engine) as (asked, using):
        made = enumerate(corpus.passages(size), start=1)
        cold = _entered(islice(made, min(COLD, size)), asked, using, way)
        warm = _entered(made, asked, using, way) if size > COLD else cold
        answers = list(_asked(corpus, asked, way))
    times = [took for took, _hits, _about in answers]
    return Speed(
        engine=engine, analysis=way.description, passages=size, cold_per_second=cold, warm_per_second=warm,
        p50_ms=percentile(times, 0.5), p95_ms=percentile(times, 0.95), p99_ms=percentile(times, 0.99),
        median_hits=int(percentile([hits for _took, hits, _about in answers], 0.5)),
        about=sum(about for _took, _hits, about in answers),
        memory_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )  # fmt: skip


def _entered(made: Iterable[tuple[int, Made]], engine: Engine, using: str, analysis: Analysis) -> float:
    started, done, rest = time.perf_counter(), 0, iter(made)
    while batch := list(islice(rest, BATCH)):
        with transaction.atomic(using=using):
            passages = [_passage(key, one) for key, one in batch]
            Passage.objects.using(using).bulk_create(passages)
            people = [person for key, one in batch for person in _people(key, one)]
            PassagePerson.objects.using(using).bulk_create(people)
            engine.upsert(documents_of(passages, analysis))
        done += len(batch)
    return round(done / (time.perf_counter() - started), 1)


def _passage(key: int, made: Made) -> Passage:
    return Passage(
        pk=key, key=uuid.UUID(int=key), kind=made.kind, page_id=0, translation_key=uuid.UUID(int=key), version=key,
        language=made.language, title=made.title, text=made.text, body_key=made.body, network_key=made.network,
        speaker=made.speaker, date=made.date, year=str(made.date.year), content_hash="",
    )  # fmt: skip


def _people(key: int, made: Made) -> Iterator[PassagePerson]:
    for role, group in zip(ROLES, made.groups, strict=True):
        yield PassagePerson(passage_id=key, role=role, group_key=group)


def _asked(corpus: Corpus, engine: Engine, analysis: Analysis) -> Iterator[tuple[float, int, bool]]:
    """Milliseconds, hits, and whether they are a lower bound, of each question; each is asked once."""
    for place, typed in enumerate(corpus.questions(QUESTIONS)):
        started = time.perf_counter()
        tree = parse(typed, language="fi", analysis=analysis).tree
        filters = FILTERS[place % len(FILTERS)]
        answer = engine.search(Question(tree=tree, language="fi", facets=FACETS, filters=filters))
        yield (time.perf_counter() - started) * 1000, answer.total, answer.is_about
