"""How fast passages are entered and found, at one size of the corpus."""

from __future__ import annotations

import resource
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from django.db import connections, transaction

from bench.search.baselines import AsWritten, Stems
from bench.search.corpus import Corpus, Made
from bench.search.kept import Documents
from cms.start import look_for_garbage_seldom
from search.analysis.dictionaries import dictionary
from search.analysis.pipeline import LANGUAGES, Analysis
from search.engines import chosen
from search.engines.documents import documents_of
from search.engines.protocol import FIELDS, Answer, Engine, IndexDocument
from search.evaluation.measures import percentile
from search.evaluation.scratch import scratch_engine
from search.models import Passage, PassagePerson
from search.query.nearness import ENOUGH, nearest
from search.query.nodes import Question
from search.query.parser import parse
from search.query.spelling import spelled
from search.results.highlight import Highlighter, snippet
from search.results.ordering import in_order

BATCH = 500
COLD, WARM = 1_000, 2_000
"""Passages entered by a process that has analysed no word before, and passages entered by one that knows all words."""
MOST_ANALYSED, KEPT = 100_000, 10_000
"""Beyond the first number the last passages come again and again, with their words analysed."""
QUESTIONS = 300
COMPILING, LEARNING = ("elasticsearch",), 25
"""Engines that are asked so many times as many others first: they compile what they run often, and go on for minutes.

In rounds of 300 at 100,000 passages p50 was 11.8, 10.1 (third), 8.1 (sixth), 7.6 ms (tenth), and 6.5 to 7.5 from the
seventeenth on. ``first_p50_ms`` is of the first round.
"""
FILTERS: tuple[dict[str, tuple[str, ...]], ...] = ({}, {}, {"kind": ("decision",)}, {"year": ("2024", "2025")})
OWN = {"language": ("fi",)}
"""What the page of results narrows every question by."""
STEPS = (10, 100, 1_000, 10_000)
WAYS = {"ours": Analysis(), "Snowball": Stems(), "as written": AsWritten()}
Entry = tuple[Passage, list[PassagePerson], IndexDocument]


@dataclass(frozen=True)
class Speed:
    """What was measured.

    ``cold_per_second`` and ``warm_per_second`` are new passages whose words are analysed and entered in the index, by a
    process that knows none of the words, and all; ``rebuilt_per_second`` are passages that stand there and are analysed
    and written once more; ``entered_per_second`` is the whole corpus with its rows, new words as they come, None where
    they had been analysed for another engine before. Milliseconds are of questions as the page of
    results asks them: corrected, narrowed, counted by every field, those with few hits asked more widely too, twenty
    passages read and marked. ``by_hits`` is the median by the number of hits. They are asked of a process that knows
    the words of the corpus and has answered as many others, as it does for weeks, and of a server that has answered
    more; ``first_p50_ms`` is of the first questions that were asked at all.
    """

    engine: str
    analysis: str
    passages: int
    resampled: int
    cold_per_second: float
    warm_per_second: float
    rebuilt_per_second: float
    entered_per_second: float | None
    p50_ms: float
    p95_ms: float
    p99_ms: float
    first_p50_ms: float
    engine_p50_ms: float
    engine_p95_ms: float
    by_hits: dict[str, float]
    median_hits: int
    about: int
    database_mb: int
    memory_mb: int


@dataclass(frozen=True)
class Asked:
    """One question: milliseconds of all of it and of the engine alone, and what was found."""

    whole: float
    engine: float
    answer: Answer


def measured(size: int, engine: str = "sqlite", analysis: str = "ours", kept: str = "") -> Speed:
    """Enters that many passages in a scratch engine, asks 300 questions as the page does, and removes it.

    ``kept`` names the file in which their documents are kept for other engines.
    """
    way, corpus = WAYS[analysis], Corpus()
    for language in LANGUAGES:
        dictionary(language)
    with scratch_engine(engine) as (asked, using):
        entering = _Entering(asked, using, Documents(Path(kept) if kept else None, way))
        made = enumerate(corpus.passages(min(size, MOST_ANALYSED)), start=1)
        cold = entering.entered(islice(made, min(COLD, size)), anew=True)
        entering.entered(made)
        entering.resampled(size)
        entering.told()
        warm, rebuilt = entering.more(size), entering.again()
        # What was just written over and over is tidied, as it is each night.
        entering.told()
        entering.learn()
        questions = list(corpus.questions(QUESTIONS))
        # As a process that serves the site does when it has learnt its words.
        look_for_garbage_seldom()
        first = entering.asked(corpus.questions(QUESTIONS))
        if engine in COMPILING:
            entering.asked(corpus.questions(QUESTIONS * (LEARNING - 1)))
        found = entering.asked(questions)
        megabytes = entering.megabytes()
    whole, alone = [one.whole for one in found], [one.engine for one in found]
    return Speed(
        engine=engine, analysis=way.description, passages=size, resampled=max(0, size - MOST_ANALYSED),
        cold_per_second=cold, warm_per_second=warm, rebuilt_per_second=rebuilt,
        entered_per_second=entering.per_second(size),
        p50_ms=percentile(whole, 0.5), p95_ms=percentile(whole, 0.95), p99_ms=percentile(whole, 0.99),
        first_p50_ms=percentile([one.whole for one in first], 0.5),
        engine_p50_ms=percentile(alone, 0.5), engine_p95_ms=percentile(alone, 0.95), by_hits=by_hits(found),
        median_hits=int(median(one.answer.total for one in found)), about=sum(one.answer.is_about for one in found),
        database_mb=megabytes, memory_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    )  # fmt: skip


def by_hits(found: Iterable[Asked]) -> dict[str, float]:
    """The median time of questions by how many hits they have."""
    times: dict[str, list[float]] = {}
    for one in found:
        step = next((f"at most {most}" for most in STEPS if one.answer.total <= most), "more")
        times.setdefault(step, []).append(one.whole)
    names = [*(f"at most {most}" for most in STEPS), "more"]
    return {name: round(median(times[name]), 2) for name in names if name in times}


class _Entering:
    """A scratch engine that is filled and asked; ``seconds`` is how long filling it took, rows and all."""

    def __init__(self, engine: Engine, using: str, documents: Documents) -> None:
        self.engine, self.using, self.documents = engine, using, documents
        self.analysis = documents.analysis
        self.embedded = chosen.embedded(using)
        self.seconds = 0.0
        self.last: list[tuple[Made, IndexDocument]] = []

    def entered(self, made: Iterable[tuple[int, Made]], *, anew: bool = False) -> float:
        """Enters passages; how many a second, of analysing (``anew`` even where they are kept) and indexing them."""
        indexing, done, rest = 0.0, 0, iter(made)
        started = time.perf_counter()
        while batch := list(islice(rest, BATCH)):
            with transaction.atomic(using=self.using):
                passages = self._rows(batch)
                began = time.perf_counter()
                documents = self.documents.of(passages, anew=anew)
                self.engine.upsert(documents)
                indexing += time.perf_counter() - began
                self._enter_beside(documents)
            done += len(batch)
            self._keep([one for _key, one in batch], documents)
        self.seconds += time.perf_counter() - started
        return round(done / indexing, 1) if done else 0.0

    def _enter_beside(self, documents: list[IndexDocument]) -> None:
        """An engine beside the database never stands without the embedded one, which knows how words are spelled."""
        if self.embedded is not self.engine:
            self.embedded.upsert(documents)

    def per_second(self, size: int) -> float | None:
        """Passages entered a second with all that belongs to it, None where not all of it was done."""
        return None if self.documents.are_kept else round(size / self.seconds, 1)

    def _keep(self, made: list[Made], documents: list[IndexDocument]) -> None:
        self.last = [*self.last[len(made) - KEPT :], *zip(made, documents, strict=True)][-KEPT:]

    def _rows(self, batch: list[tuple[int, Made]]) -> list[Passage]:
        passages = [_passage(key, one) for key, one in batch]
        Passage.objects.using(self.using).bulk_create(passages)
        people = [person for key, one in batch for person in _people(key, one)]
        PassagePerson.objects.using(self.using).bulk_create(people)
        return passages

    def resampled(self, size: int) -> None:
        """Enters the last passages again and again, under new keys, until there are so many."""
        started = time.perf_counter()
        numbered = zip(range(MOST_ANALYSED + 1, size + 1), cycle(self.last), strict=False)
        while batch := list(islice(numbered, BATCH)):
            with transaction.atomic(using=self.using):
                self._rows([(key, made) for key, (made, _document) in batch])
                documents = [replace(document, id=key, version=key) for key, (_made, document) in batch]
                self.engine.upsert(documents)
                self._enter_beside(documents)
        self.seconds += time.perf_counter() - started

    def more(self, size: int) -> float:
        """New passages a second that are analysed and entered beside so many, all of whose words are known.

        They say what the last ones say, and are gone afterwards.
        """
        made = [one for one, _document in self.last[-WARM:]]
        passages = self._rows(list(enumerate(made, start=size + 1)))
        # The words of so many passages may be more than a process remembers of all that came before.
        list(documents_of(passages, self.analysis))
        seconds = self._written(passages)
        with transaction.atomic(using=self.using):
            self.engine.delete({one.pk: one.version for one in passages})
        Passage.objects.using(self.using).filter(pk__gt=size).delete()
        return round(len(passages) / seconds, 1)

    def again(self) -> float:
        """Passages a second that are analysed and written anew, as a rebuild does it: all their words are known."""
        last = min(Passage.objects.using(self.using).count(), MOST_ANALYSED)
        passages = list(Passage.objects.using(self.using).filter(pk__gt=last - WARM, pk__lte=last))
        return round(len(passages) / self._written(passages), 1)

    def _written(self, passages: list[Passage]) -> float:
        """Seconds in which passages are analysed and written, in batches."""
        started = time.perf_counter()
        with self.embedded.tidying() as through:
            for place in range(0, len(passages), BATCH):
                with transaction.atomic(using=self.using):
                    self.engine.upsert(documents_of(passages[place : place + BATCH], self.analysis, through))
        return time.perf_counter() - started

    def learn(self) -> None:
        """Analyses every text once where that was done by the process that made the kept documents: it knows them."""
        if self.documents.are_kept:
            texts = Passage.objects.using(self.using).order_by("pk").values_list("text", "language")
            for text, language in texts[:MOST_ANALYSED].iterator():
                self.analysis.words(text, language)

    def told(self) -> None:
        """Lets the database look at what it has, and the index be settled, as it is after a rebuild and each night."""
        self.embedded.settle()
        with connections[self.using].cursor() as cursor:
            cursor.execute("ANALYZE")

    def ask(self, typed: str, filters: dict[str, tuple[str, ...]]) -> Asked:
        """Asks one question as the page of results does, up to the marked words."""
        started = time.perf_counter()
        tree = parse(typed, language="fi", analysis=self.analysis).tree
        tree = spelled(tree, self.embedded, language="fi", analysis=self.analysis).tree
        question = Question(tree=tree, language="fi", facets=FIELDS, filters={**OWN, **filters})
        began = time.perf_counter()
        answer = self.engine.search(question)
        alone = time.perf_counter() - began
        beside = nearest(question, answer, self.engine.search, self.analysis)
        keys = [hit.id for hit in (*answer.hits, *beside.hits)]
        passages = Passage.objects.using(self.using).in_bulk(keys)
        for found, by, most in ((answer.hits, tree, len(answer.hits)), (beside.hits, beside.tree, ENOUGH)):
            highlighter = Highlighter(by, self.analysis)
            for hit in in_order(found, [passages[hit.id] for hit in found], highlighter)[:most]:
                passage = passages[hit.id]
                snippet(passage.text, highlighter.marks(passage.text, passage.language))
        return Asked((time.perf_counter() - started) * 1000, alone * 1000, answer)

    def asked(self, questions: Iterable[str]) -> list[Asked]:
        """Asks questions as the page of results does, some of them narrowed further."""
        return [self.ask(typed, FILTERS[place % len(FILTERS)]) for place, typed in enumerate(questions)]

    def megabytes(self) -> int:
        """The size of the database with its index."""
        with connections[self.using].cursor() as cursor:
            if connections[self.using].vendor == "postgresql":
                cursor.execute(
                    "SELECT SUM(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n "
                    "ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = %s",
                    [self.using],
                )
            else:
                cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
            return int(cursor.fetchone()[0]) // 2**20


def _passage(key: int, made: Made) -> Passage:
    return Passage(
        pk=key, key=uuid.UUID(int=key), kind=made.kind, page_id=0, translation_key=uuid.UUID(int=key), version=key,
        language=made.language, title=made.title, text=made.text, body_key=made.setting.body,
        network_key=made.setting.network, speaker=made.speaker, date=made.setting.date,
        year=str(made.setting.date.year), content_hash="",
    )  # fmt: skip


def _people(key: int, made: Made) -> Iterator[PassagePerson]:
    *present, absent = made.setting.groups
    for group in present:
        yield PassagePerson(passage_id=key, role=PassagePerson.Role.PRESENT, group_key=group)
    yield PassagePerson(passage_id=key, role=PassagePerson.Role.ABSENT, group_key=absent)
