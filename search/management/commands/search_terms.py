"""Looks after the termbase: deriving it anew, bringing terms in a file, taking them along."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.models import Term
from search.terms.derived import refresh_terms
from search.terms.importing import import_terms
from search.terms.table import COLUMNS, Refused, table_of


class Command(BaseCommand):
    """``manage.py search_terms rebuild|import|export``."""

    help = "Derives the termbase of the search anew, brings terms in a file (CSV), or writes them into one"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to do, and with which file."""
        what = parser.add_subparsers(dest="action", required=True)
        what.add_parser("rebuild", help="derive the names on this site and the official words; editors' terms stay")
        brought = what.add_parser("import", help="take the terms of a file over, all or none")
        taken = what.add_parser("export", help="write every term into a file")
        for parser_of_file in (brought, taken):
            parser_of_file.add_argument("file", type=Path, metavar="TERMS.csv", help=", ".join(COLUMNS))

    def handle(self, *args: Any, **options: Any) -> None:
        """Does the one thing that was asked for."""
        action: Callable[[dict[str, Any]], str] = getattr(self, f"_{options['action']}")
        self.stdout.write(self.style.SUCCESS(action(options)))

    def _rebuild(self, options: dict[str, Any]) -> str:
        done = refresh_terms()
        return f"{done.added} derived terms came, {done.removed} went; {done.total} terms"

    def _import(self, options: dict[str, Any]) -> str:
        try:
            done = import_terms(data=options["file"].read_bytes(), is_operator=True)
        except OSError as problem:
            raise CommandError(str(problem)) from problem
        except Refused as refused:
            raise CommandError("\n".join(refused.problems), returncode=1) from refused
        return f"{done.added} terms added, {done.changed} changed, {done.unchanged} as they were"

    def _export(self, options: dict[str, Any]) -> str:
        rows = list(Term.objects.values(*COLUMNS))
        try:
            options["file"].write_text(table_of(rows), encoding="utf-8", newline="")
        except OSError as problem:
            raise CommandError(str(problem)) from problem
        return f"{len(rows)} terms"
