"""Looks after the index of the search: how it is, making it anew, comparing it, working off what waits."""

import json
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from tqdm import tqdm
from wagtail.models import Page

from search.comparison import verify
from search.delivery import held_until
from search.engines import chosen
from search.engines.protocol import EngineDown
from search.engines.troubles import Trouble
from search.models import Passage, SearchOutbox
from search.rebuilding import note_rebuilt, rebuild_embedded, rebuild_passages, rebuild_remote
from search.services import drain, revive
from search.status import status


class Command(BaseCommand):
    """``manage.py search_index status|rebuild|verify|drain``.

    Exit codes: 0 all is well, 1 something is not as it should be (and was told), 2 wrong usage.
    """

    help = "Shows, rebuilds, compares and brings up to date the index of the search"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to do, and how to tell it."""
        what = parser.add_subparsers(dest="action", required=True)
        shown = what.add_parser("status", help="what waits and how far behind each engine is")
        compared = what.add_parser("verify", help="compare every engine with the passages")
        compared.add_argument("--repair", action="store_true", help="mend what differs")
        for told in (shown, compared):
            told.add_argument("--json", action="store_true", help="print one JSON object")
        rebuilt = what.add_parser(
            "rebuild", help="derive every page anew and fill every index; search goes on meanwhile"
        )
        rebuilt.add_argument("--only", choices=("passages", "embedded", "remote"), help="one step of it")
        drained = what.add_parser("drain", help="bring everything up to date that waits")
        drained.add_argument("--dead", action="store_true", help="try what was given up once more")

    def handle(self, *args: Any, **options: Any) -> None:
        """Does the one thing that was asked for."""
        action: Callable[[dict[str, Any]], None] = getattr(self, f"_{options['action']}")
        action(options)

    def _status(self, options: dict[str, Any]) -> None:
        found = status(now=timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2))
            return
        self.stdout.write(f"{found['passages']} passages, {found['pending']} wait, {found['dead']} given up")
        for engine in found["engines"]:
            state = f"{engine['documents']} passages, {engine['lag_seconds']} s behind" if engine["up"] else "down"
            self.stdout.write(" ".join([f"{engine['name']}: {state}.", *self._advice(engine["trouble"])]))
        self.stdout.write(f"compared: {found['verified_at'] or 'never'}, {found['differences']} differences")
        for engine in found["engines"][1:]:
            self.stdout.write(f"compared with {engine['name']}: {engine['verified_at'] or 'never'}")

    def _advice(self, trouble: str) -> list[str]:
        """The sentence about a trouble, in English as everything here."""
        with translation.override(None):
            return [str(Trouble(trouble).label)] if trouble else []

    def _verify(self, options: dict[str, Any]) -> None:
        found = verify(now=timezone.now(), repair=options["repair"])
        if options["repair"] and any(one.is_ahead for one in found):
            self._rebuild_remote()
        if options["json"]:
            self.stdout.write(json.dumps([vars(comparison) for comparison in found], indent=2))
        else:
            for one in found:
                told = f"{one.missing} missing, {one.outdated} outdated, {one.extra} too many"
                told = "is being filled; nothing was compared" if one.is_filling else told
                self.stdout.write(f"{one.engine}: {'down' if one.is_down else told}")
        if any(one.is_filling for one in found):
            raise CommandError("The index is being filled: compare it when the worker is done.", returncode=1)
        if any(one.is_down or (one.differences and not options["repair"]) for one in found):
            raise CommandError("An engine does not hold exactly the passages.", returncode=1)

    def _rebuild(self, options: dict[str, Any]) -> None:
        steps = [options["only"]] if options["only"] else ["passages", "embedded", "remote"]
        for step in steps:
            getattr(self, f"_rebuild_{step}")()
        if not options["only"]:
            note_rebuilt(now=timezone.now())
        verify(now=timezone.now(), repair=True)
        self.stdout.write(self.style.SUCCESS(f"{Passage.objects.count()} passages"))

    def _rebuild_passages(self) -> None:
        with self._progress("Pages", Page.objects.count()) as progress:
            outcome = rebuild_passages(progress.update)
        for page_id, problem in outcome.failed.items():
            self.stderr.write(f"Page {page_id}: {problem}")
        if outcome.failed:
            raise CommandError(f"{len(outcome.failed)} pages could not be read.", returncode=1)

    def _rebuild_embedded(self) -> None:
        with self._progress("Embedded index", Passage.objects.count()) as progress:
            rebuild_embedded(progress.update)

    def _rebuild_remote(self) -> None:
        with self._progress("Engine beside it", Passage.objects.count()) as progress:
            try:
                is_done = rebuild_remote(progress.update)
            except EngineDown as error:
                raise CommandError(f"The engine does not answer: {error}", returncode=1) from error
        if not is_done and chosen.remote() is not None:
            until = timezone.localtime(held_until()).strftime("%H:%M:%S")
            raise CommandError(
                "The index of the engine was not made anew: another process is at it, or was when it died. In that case"
                f" it can be made anew from {until} on; what changed is sent then.",
                returncode=1,
            )

    def _drain(self, options: dict[str, Any]) -> None:
        if options["dead"]:
            revive()
        waiting = SearchOutbox.objects.due(timezone.now()).count()
        with self._progress("Pages that wait", waiting) as progress:
            done = drain(advance=progress.update)
        self.stdout.write(f"{done.pages} pages, {done.failed} failed; {done.delivered} passages delivered")
        if done.failed or done.refused:
            raise CommandError("Not everything could be brought up to date; it is tried again later.", returncode=1)

    def _progress(self, title: str, total: int) -> Any:
        return tqdm(total=total, disable=None, file=self.stderr, desc=title)
