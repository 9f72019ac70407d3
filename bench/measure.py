"""What one flow costs in this process: queries, then milliseconds."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.catalog import FLOWS, LARGE, QUERY_LIMIT, SMALL, Flow
from bench.seed import empty_site, fill

REPEATS = 15


@dataclass(frozen=True)
class Cost:
    """What a page cost with that many children: queries, and the median of the milliseconds, server time only."""

    flow: str
    path: str
    children: int
    queries: int
    milliseconds: float


def cost_of(flow: Flow, path: str, children: int) -> Cost:
    """Opens a page again and again; raises SystemExit where it does not show what the flow is about."""
    client, times = Client(headers={"host": "localhost"}), []
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    counted = len(queries)  # the next request empties the list
    if answer.status_code != 200 or flow.shows not in answer.content.decode():
        raise SystemExit(f"{flow.name}: {path} answered {answer.status_code}, without {flow.shows!r}")
    for _ in range(REPEATS):
        started = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - started) * 1000)
    return Cost(flow.name, path, children, counted, round(statistics.median(times), 1))


def all_costs(large: int = LARGE) -> Iterator[Cost]:
    """Sets up a fresh site and measures every flow, the growing ones at two sizes."""
    empty_site()
    for size in (SMALL, large):
        slugs = fill(size)
        for flow in FLOWS:
            if flow.grows or size == SMALL:
                yield cost_of(flow, flow.path.format(**slugs), size)


def broken_promises(costs: list[Cost]) -> list[str]:
    """A sentence for each flow that asks too much of the database, or more when there is more."""
    said = [f"{cost.flow}: {cost.queries} queries" for cost in costs if cost.queries > QUERY_LIMIT]
    for flow in {cost.flow for cost in costs}:
        counts = [cost.queries for cost in costs if cost.flow == flow]
        if len(set(counts)) > 1:
            said.append(f"{flow}: {' and '.join(map(str, counts))} queries at two sizes")
    return said
