"""What our search is measured against: words as they are written, a plain Snowball index, and Wagtail's own search."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import snowballstemmer
from django.db import connection, models
from modelsearch.abstract_models import TextIDGenericRelation
from wagtail.search import index
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry
from wagtail.search.utils import parse_query_string

from bench.search.corpus import Corpus
from bench.search.relevance import FOLDER
from search.analysis.pipeline import Analysis
from search.analysis.tokens import plain, surfaces
from search.analysis.words import Word
from search.evaluation.cases import CorpusLine, corpus_of, queries_of
from search.evaluation.evaluation import evaluate, nothing, results_of
from search.evaluation.measures import DEPTH, percentile

STEMMERS = {"fi": snowballstemmer.stemmer("finnish"), "sv": snowballstemmer.stemmer("swedish")}


class Baseline(Analysis):
    """A way to analyse words by themselves; texts and questions get the same."""

    def words(self, text: str, language: str, most: int | None = None) -> list[Word]:
        """See ``Analysis``."""
        return [self.word(surface, language) for surface in surfaces(text)[:most]]


class AsWritten(Baseline):
    """Words as they are written, without capitals."""

    def word(self, surface: str, language: str) -> Word:
        """See ``Analysis``."""
        found = plain(surface)
        return Word(found, (found,), ())

    @property
    def description(self) -> str:
        """See ``Analysis``."""
        return "as written"


class Stems(Baseline):
    """Words by their Snowball stems, as the built-in analysers of search engines have them."""

    def word(self, surface: str, language: str) -> Word:
        """See ``Analysis``."""
        found = plain(surface)
        return Word(found, (STEMMERS.get(language, STEMMERS["fi"]).stemWord(found),), ())

    @property
    def description(self) -> str:
        """See ``Analysis``."""
        return "Snowball"


class WagtailsPassage(index.Indexed, models.Model):
    """A passage as Wagtail's database search would have it."""

    title = models.TextField()
    text = models.TextField()

    search_fields = [index.SearchField("title", boost=2), index.SearchField("text")]

    class Meta:
        app_label = "bench"
        managed = False

    def __str__(self) -> str:
        return self.title


TextIDGenericRelation(IndexEntry).contribute_to_class(WagtailsPassage, "index_entries")


def enter(lines: Sequence[CorpusLine]) -> None:
    """Enters passages, the first with the key 1, in Wagtail's own index of this database."""
    with connection.schema_editor() as editor:
        editor.create_model(WagtailsPassage)
    passages = [WagtailsPassage(pk=key, title=line.title, text=line.text) for key, line in enumerate(lines, start=1)]
    WagtailsPassage.objects.bulk_create(passages)
    get_search_backend().get_index_for_model(WagtailsPassage).add_items(WagtailsPassage, passages)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def ask(query: str) -> list[int]:
    """The keys of the first ten hits of Wagtail's search."""
    found = get_search_backend().search(parse_query_string(query)[1], WagtailsPassage)
    return [one.pk for one in found[:DEPTH]]


def relevance() -> Iterator[dict[str, Any]]:
    """A report of the relevance set for each way to analyse, ours first, and one for Wagtail's own search."""
    lines, queries = corpus_of(FOLDER / "corpus.jsonl"), queries_of(FOLDER / "queries.jsonl")
    for way in (Analysis(), Analysis(with_voikko=False), Stems(), AsWritten()):
        # What is plain knows no other names of a thing.
        known = nothing if isinstance(way, Baseline) else None
        yield asdict(evaluate(lines, queries, analysis=way, known=known))
    enter(lines)
    answers, started = [], time.perf_counter()
    for query in queries:
        answers.append([lines[key - 1].id for key in ask(query.query)])
    yield {
        "engine": "Wagtail's database search",
        "analysis": "its own",
        "mean_ms": round((time.perf_counter() - started) * 1000 / len(queries), 2),
        "results": [asdict(one) for one in results_of(queries, answers)],
    }


LONGEST = 120
"""Seconds that Wagtail's search is given for all its questions."""
FIRST = 30
"""Other questions that it is asked before: it remembers nothing, but its database does."""


def timed(size: int, questions: int) -> dict[str, Any]:
    """The speed of Wagtail's search with so many passages: ten passages, nothing counted, nothing marked."""
    corpus = Corpus()
    made = [CorpusLine(str(key), one.language, one.title, one.text) for key, one in enumerate(corpus.passages(size), 1)]
    began = time.perf_counter()
    enter(made)
    entered, times = time.perf_counter() - began, []
    own, others = (list(corpus.questions(questions)) for _list in range(2))
    for typed in others[:FIRST]:
        ask(typed)
    for typed in own:
        started = time.perf_counter()
        ask(typed)
        times.append((time.perf_counter() - started) * 1000)
        if sum(times) > LONGEST * 1000:
            break
    return {
        "engine": "Wagtail's database search",
        "analysis": "its own",
        "passages": size,
        "entered_per_second": round(size / entered, 1),
        "questions": len(times),
        **{f"p{share}_ms": percentile(times, share / 100) for share in (50, 95, 99)},
    }
