"""Measures how well the search finds, with an operator's own corpus and queries."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.analysis.pipeline import Analysis
from search.evaluation.cases import Unreadable, corpus_of, lost_ids, queries_of
from search.evaluation.evaluation import Report, evaluate
from search.evaluation.scratch import ENGINES, Unavailable

MOST_NAMED = 10


class Command(BaseCommand):
    """Indexes a corpus into a scratch index, asks the queries, prints recall and ranks, and removes the index."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """See the help of each."""
        parser.add_argument(
            "--corpus",
            type=Path,
            required=True,
            metavar="C.jsonl",
            help="lines of id, language, title, text, perhaps kind",
        )
        parser.add_argument(
            "--queries",
            type=Path,
            required=True,
            metavar="Q.jsonl",
            help="lines of kind, query, language, relevant, perhaps grades",
        )
        parser.add_argument("--engine", choices=ENGINES, default="sqlite", help="which engine is asked (sqlite)")
        parser.add_argument("--without-voikko", action="store_true", help="analyse Finnish as where libvoikko is not")
        parser.add_argument("--json", action="store_true", help="print one object of JSON and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the report; ends with a sentence where a file or the engine cannot be used."""
        try:
            corpus, queries = corpus_of(options["corpus"]), queries_of(options["queries"])
            self._complain(lost_ids(corpus, queries))
            report = evaluate(
                corpus,
                queries,
                engine=options["engine"],
                analysis=Analysis(with_voikko=not options["without_voikko"]),
            )
        except (Unreadable, Unavailable) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            json.dumps(as_object(report), ensure_ascii=False, indent=2) if options["json"] else shown(report)
        )

    def _complain(self, lost: list[str]) -> None:
        """Says that nothing can find some ids: whoever wrote them wrongly would think little of the search."""
        if lost:
            some = ", ".join(lost[:MOST_NAMED]) + (" ..." if len(lost) > MOST_NAMED else "")
            self.stderr.write(f"Of the ids in the queries {len(lost)} are in no line of the corpus: {some}")


def as_object(report: Report) -> dict[str, Any]:
    """A report for a program; ``ndcg_at_10`` stands only in the results of questions that have grades."""
    results = [{name: value for name, value in asdict(one).items() if value is not None} for one in report.results]
    return asdict(report) | {"results": results}


def shown(report: Report) -> str:
    """A report as a table for people."""
    lines = [
        f"{report.engine}, {report.analysis}: {report.indexed_per_second} passages indexed a second, "
        f"a query {report.p50_ms} ms (half of them) and {report.p95_ms} ms (95 %)",
        f"{'':2} {'kind':20} {'queries':>8} {'recall@10':>10} {'MRR@10':>8} {'nDCG@10':>8}",
    ]
    lines += [
        f"{one.language:2} {one.kind:20} {one.queries:8} {one.recall_at_10:10.3f} {one.mrr_at_10:8.3f} "
        f"{'' if one.ndcg_at_10 is None else f'{one.ndcg_at_10:.3f}':>8}"
        for one in report.results
    ]
    return "\n".join(lines)
