"""What one flow costs in this process: queries, then milliseconds, made anew and from the cache of readers."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from bench.catalog import FLOWS, LARGE, QUERIES_OF_A_KEPT_PAGE, QUERY_LIMIT, SMALL, Flow
from bench.seed import empty_site, fill
from cms.reader_cache import readers_see_something_new
from cms.reader_cache.version import ask_anew

REPEATS = 15


@dataclass(frozen=True)
class Cost:
    """What a page cost with that many children: queries, and the median of the milliseconds, server time only.

    ``kept`` says whether it came from the cache of readers.
    """

    flow: str
    path: str
    children: int
    queries: int
    milliseconds: float
    kept: bool = False


def cost_of(flow: Flow, path: str, children: int, kept: bool = False) -> Cost:
    """Opens a page again and again; raises SystemExit where it does not show what the flow is about."""
    with override_settings(READER_CACHE=kept):
        client, times = Client(headers={"host": "localhost"}), []
        client.get(path)
        ask_anew()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        counted = len(queries)  # the next request empties the list
        if answer.status_code != 200 or flow.shows not in answer.content.decode():
            raise SystemExit(f"{flow.name}: {path} answered {answer.status_code}, without {flow.shows!r}")
        for _ in range(REPEATS):
            started = time.perf_counter()
            client.get(path)
            times.append((time.perf_counter() - started) * 1000)
    return Cost(flow.name, path, children, counted, round(statistics.median(times), 1), kept)


def all_costs(large: int = LARGE) -> Iterator[Cost]:
    """Sets up a fresh site and measures every flow, the growing ones at two sizes."""
    with override_settings(READER_CACHE=False):
        empty_site()
    for size in (SMALL, large):
        with override_settings(READER_CACHE=False):
            slugs = fill(size)
        for flow in FLOWS:
            if flow.grows or size == SMALL:
                path = flow.path.format(**slugs)
                yield cost_of(flow, path, size)
                if flow.kept:
                    _see_what_was_filled()
                    yield cost_of(flow, path, size, kept=True)


def _see_what_was_filled() -> None:
    """The site was filled with the cache off, so nothing has told it of the new pages."""
    with override_settings(READER_CACHE=True):
        readers_see_something_new()


def broken_promises(costs: list[Cost]) -> list[str]:
    """A sentence for each flow that asks too much of the database, or more when there is more."""
    said = []
    for cost in costs:
        limit = QUERIES_OF_A_KEPT_PAGE if cost.kept else QUERY_LIMIT
        if cost.queries > limit:
            said.append(f"{_name(cost)}: {cost.queries} queries")
    for name in dict.fromkeys(_name(cost) for cost in costs):
        counts = [cost.queries for cost in costs if _name(cost) == name]
        if len(set(counts)) > 1:
            said.append(f"{name}: {' and '.join(map(str, counts))} queries at two sizes")
    return said


def _name(cost: Cost) -> str:
    return f"{cost.flow}, kept" if cost.kept else cost.flow
