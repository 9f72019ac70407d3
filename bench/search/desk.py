"""A desk that edits news at random, and readers who search: each edit and each question with its time."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale
from wagtail.signals import page_published

from bench.search.corpus import Corpus
from cms.editorial.guard import publishing_service
from pages.models import NewsIndexPage, NewsPage
from search import signal_handlers
from search.analysis.pipeline import Analysis
from search.engines import breaker
from search.evaluation.measures import percentile
from search.query.nodes import Question
from search.query.parser import parse

FACETS = ("kind", "language", "year", "body")
RECEIVER = "search.on_publication"
PARAGRAPHS = 4


@dataclass
class Times:
    """Milliseconds of what was done in one state of the engine, what failed, and who answered."""

    saves: list[float] = field(default_factory=list)
    searches: list[float] = field(default_factory=list)
    answered: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """What is printed and kept."""
        return {
            "saves": len(self.saves), "save_p50_ms": percentile(self.saves, 0.5),
            "save_p95_ms": percentile(self.saves, 0.95), "searches": len(self.searches),
            "search_p50_ms": percentile(self.searches, 0.5), "search_p95_ms": percentile(self.searches, 0.95),
            "search_longest_ms": round(max(self.searches, default=0.0), 2), "answered_by": dict(self.answered),
            "failed": self.failed,
        }  # fmt: skip


class Desk:
    """Some news of a site, and the same changes to them each time."""

    def __init__(self, pages: int, seed: int = 5) -> None:
        self.chance, self.corpus = random.Random(seed), Corpus(seed)  # noqa: S311 - the same changes each time
        self._texts = self.corpus.passages(10**9)
        self._analysis, self._locale = Analysis(), Locale.objects.get(language_code="fi")
        self._questions: Iterator[str] = self.corpus.questions(10**9)
        self.pages: list[int] = []
        for _number in range(pages):
            self.write()

    def _words(self) -> dict[str, Any]:
        made = next(self._texts)
        body = [("paragraph", f"<p>{next(self._texts).text}</p>") for _number in range(PARAGRAPHS)]
        return {"title": made.title, "lead": made.text[:250], "body": body}

    def write(self) -> int:
        """Publishes a new page and returns its key."""
        parent = NewsIndexPage.objects.get(locale=self._locale)
        page = NewsPage(date=timezone.localdate(), locale=self._locale, **self._words())
        with transaction.atomic(), publishing_service():
            parent.add_child(instance=page)
            page.save_revision().publish()
        self.pages.append(page.pk)
        return int(page.pk)

    def rewrite(self, page_id: int, **words: Any) -> None:
        """Publishes another text of a page."""
        page = NewsPage.objects.get(pk=page_id)
        for name, value in {**self._words(), **words}.items():
            setattr(page, name, value)
        with transaction.atomic(), publishing_service():
            page.save_revision().publish()

    def _chosen(self) -> int:
        return self.chance.choice(self.pages)

    def _draft(self) -> None:
        page = NewsPage.objects.get(pk=self._chosen())
        page.lead = next(self._texts).text[:250]
        page.save_revision()

    def _withdraw(self) -> None:
        with publishing_service():
            NewsPage.objects.get(pk=self._chosen()).unpublish()

    def _delete(self) -> None:
        page_id = self._chosen()
        self.pages.remove(page_id)
        NewsPage.objects.get(pk=page_id).delete()

    def edit(self) -> None:
        """One change: most of them a new text of a page, others a page more, a page less, a draft, a withdrawal."""
        changes: list[Callable[[], Any]] = [lambda: self.rewrite(self._chosen()), self.write, self._delete]
        changes += [self._draft, self._withdraw]
        [change] = self.chance.choices(changes, weights=(60, 10, 10, 10, 10))
        change()

    def timed_edit(self, times: Times) -> None:
        """One change with its time; what goes wrong is written down."""
        started = time.perf_counter()
        try:
            self.edit()
        except Exception as problem:  # noqa: BLE001 - whatever it is, a save has failed
            times.failed.append(f"{type(problem).__name__}: {problem}")
        times.saves.append((time.perf_counter() - started) * 1000)

    def timed_question(self, times: Times) -> None:
        """One question of a reader with its time."""
        tree = parse(next(self._questions), language="fi", analysis=self._analysis).tree
        started = time.perf_counter()
        try:
            found = breaker.answer(Question(tree=tree, language="fi", facets=FACETS, limit=20))
            times.answered[found.engine] += 1
        except Exception as problem:  # noqa: BLE001 - whatever it is, a reader has no answer
            times.failed.append(f"search: {type(problem).__name__}: {problem}")
        times.searches.append((time.perf_counter() - started) * 1000)


@contextmanager
def without_search() -> Iterator[None]:
    """A site whose publications nobody notes for the search: what a save costs without it."""
    page_published.disconnect(dispatch_uid=RECEIVER)
    try:
        yield
    finally:
        page_published.connect(signal_handlers.on_publication, dispatch_uid=RECEIVER)


def cost_of_saving(desk: Desk, pairs: int) -> dict[str, float]:
    """Milliseconds of a publication with the search and without it, one after the other on the same page.

    ``added_ms`` is the median of the differences of pairs: both meet the same machine.
    """
    times: dict[bool, list[float]] = {True: [], False: []}
    for _pair in range(pairs):
        page_id = desk.chance.choice(desk.pages)
        order = [True, False]
        desk.chance.shuffle(order)
        for is_searched in order:
            started = time.perf_counter()
            if is_searched:
                desk.rewrite(page_id)
            else:
                with without_search():
                    desk.rewrite(page_id)
            times[is_searched].append((time.perf_counter() - started) * 1000)
    own, bare = times[True], times[False]
    return {
        "pairs": pairs,
        "with_p50_ms": percentile(own, 0.5), "with_p95_ms": percentile(own, 0.95),
        "without_p50_ms": percentile(bare, 0.5), "without_p95_ms": percentile(bare, 0.95),
        "added_ms": percentile([more - less for more, less in zip(own, bare, strict=True)], 0.5),
    }  # fmt: skip
