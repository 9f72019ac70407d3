"""Reads minutes in plain text and makes a draft meeting of them."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import gettext as _
from tqdm import tqdm
from wagtail.models import Page

from pages.minutes_import import Minutes, MinutesError, parse_minutes
from pages.minutes_import.services import import_meeting
from pages.models import ForumPage, NetworkPage

NOT_MINUTES = 3
STEPS = 3


class Command(BaseCommand):
    """``manage.py import_minutes FILE --forum SLUG``; the result is a draft that still goes through review.

    Exit codes: 0 done (warnings are in the report), 1 refused by the site (no such forum, the meeting exists), 2 wrong
    usage, 3 the file is not readable minutes. Whatever is not 0 has changed nothing.
    """

    help = "Makes a draft meeting of minutes in plain text"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, where it belongs, and what to print."""
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--forum", metavar="SLUG", default="", help="the slug of the forum or network")
        parser.add_argument("--user", metavar="NAME", default="", help="whose draft it becomes")
        parser.add_argument("--date", metavar="YYYY-MM-DD", type=date.fromisoformat, help="where the minutes lack it")
        parser.add_argument("--dry-run", action="store_true", help="read and report, change nothing")
        parser.add_argument("--json", action="store_true", help="print the structure as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        """Reads, imports unless it is a dry run, and reports."""
        if not options["dry_run"] and not options["forum"]:
            raise CommandError("Say which forum the meeting belongs to: --forum SLUG (or --dry-run).", returncode=2)
        with tqdm(total=STEPS, disable=None, file=self.stderr, desc=options["file"].name) as progress:
            minutes = self._read(options["file"])
            progress.update()
            if not options["dry_run"]:
                meeting = self._import(minutes, options)
            progress.update(STEPS - 1)
        if options["json"]:
            self.stdout.write(json.dumps(minutes.as_dict(), ensure_ascii=False, indent=2))
            return
        self._report(minutes)
        if not options["dry_run"]:
            edit = reverse("wagtailadmin_pages:edit", args=[meeting.pk])
            self.stdout.write(self.style.SUCCESS(f"Draft {meeting.pk}: {meeting.title}"))
            self.stdout.write(f"Check it and submit it for review: {edit}")

    def _read(self, path: Path) -> Minutes:
        try:
            return parse_minutes(path.read_bytes())
        except OSError as error:
            raise CommandError(f"{path.name} cannot be read: {error.strerror}", returncode=NOT_MINUTES) from error
        except MinutesError as error:
            where = f" (line {error.line})" if error.line else ""
            raise CommandError(f"{path.name}{where}: {error.message}", returncode=NOT_MINUTES) from error

    def _import(self, minutes: Minutes, options: dict[str, Any]) -> Any:
        user = None
        if options["user"]:
            user = get_user_model().objects.filter(username=options["user"]).first()
            if user is None:
                raise CommandError(f"There is no account {options['user']}.")
        forums = Page.objects.type(ForumPage, NetworkPage).filter(slug=options["forum"])
        forum = forums.filter(locale__language_code=minutes.language).first() or forums.first()
        if forum is None:
            raise CommandError(f"There is no forum or network with the slug {options['forum']}.")
        try:
            return import_meeting(minutes=minutes, forum=forum, user=user, on=options["date"])
        except PermissionDenied as error:
            raise CommandError(_("This person may not write there.")) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

    def _report(self, minutes: Minutes) -> None:
        present = sum(person.attendance != "absent" for person in minutes.people)
        groups = len({person.group for person in minutes.people})
        self.stdout.write(f"{minutes.title or '–'}: {minutes.date or '?'} {minutes.start or '?'}–{minutes.end or '?'}")
        self.stdout.write(f"{len(minutes.people)} people in {groups} groups, {present} present")
        self.stdout.write(f"{len(minutes.items)} items, {sum(bool(item.decision) for item in minutes.items)} decisions")
        for warning in minutes.warnings:
            self.stdout.write(self.style.WARNING(f"line {warning.line}: {warning.code}: {warning.message}"))
