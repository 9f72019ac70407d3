"""The desk of the demo: takes a piece through the services that its editors would use, never past them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from cms.editorial.decisions import digest_of
from cms.editorial.services import approve, publish_in_emergency, submit_for_review
from cms.models import OutboxMessage, TranslationState, User
from cms.tasks import deliver_outbox, prepare_images
from cms.translations.bridge import start_translation, submit_translation
from demo.manuscripts import key_of, moment
from demo.pieces import OTHER, Piece
from demo.places import Places
from demo.savings import index_now, indexed_later, references_taken_on_trust
from demo.wording import Wording, copy_texts, fill_segments, pair
from search.tasks import update_search

HOUR_OF_PUBLICATION = "12.00"


class Desk:
    """The people of the demo at work. ``people`` are the demo accounts by username."""

    def __init__(self, places: Places, people: dict[str, User]) -> None:
        self.places = places
        self.people = people

    @transaction.atomic
    def put_through(self, piece: Piece) -> None:
        """Writes, reviews, translates and corrects one piece, all of it or nothing.

        The dates of publication become those of the story: the services write the hour of the loading, and a reader of
        the demo is to see that minutes came out three days after their meeting. The history in the admin keeps the hour
        of the loading. Mail that the services wrote on the way is deleted unsent, so that nobody gets a hundred
        messages about a past that never was. What search finds and what refers to what is indexed once, not at each of
        the many saves.
        """
        before = _last_message()
        page = piece.draft(piece.original)
        with indexed_later(), references_taken_on_trust():
            self._write(piece, page)
            if piece.translation in ("live", "in_review"):
                wording = pair(piece.draft(piece.original), piece.draft(OTHER[piece.original]))
                self._translate(page, wording, live=piece.translation == "live")
            elif piece.translation == "single":
                TranslationState.objects.create(
                    page=page, policy=TranslationState.Policy.SINGLE, policy_reason=piece.single_reason
                )
            if piece.corrected is not None:
                self._revise(page, piece.corrected(), piece.writer)
        self._date(piece)
        index_now(page.translation_key)
        self._forget_mail(before)

    @transaction.atomic
    def write_front_page(self, page: Any, texts: Any, wording: Wording) -> None:
        """Gives the front page that ``setup_site`` made the texts of an unsaved one, and the other language its own."""
        before = _last_message()
        self._revise(page, texts, "author")
        self._translate(page, wording, live=True)
        self._forget_mail(before)

    @transaction.atomic
    def amend(self, page: Any, change: Callable[[Any], None]) -> None:
        """Changes what is not text in an original and its translation; their dates stay those of the story."""
        before, versions = _last_message(), Page.objects.filter(translation_key=page.translation_key, live=True)
        dates = list(versions.values_list("pk", "first_published_at", "last_published_at"))
        with indexed_later(), references_taken_on_trust():
            draft = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
            change(draft)
            draft.save_revision(user=self.people["author"], log_action=True)
            self._submit_and_approve(page, "author")
            translator = self.people["translator"]
            language = OTHER[page.locale.language_code]
            target = start_translation(page=Page.objects.get(pk=page.pk), language=language, user=translator)
            submit_translation(page=target, user=translator)
            self._approve(target)
        for pk, first, last in dates:
            Page.objects.filter(pk=pk).update(first_published_at=first, last_published_at=last)
        index_now(page.translation_key)
        self._forget_mail(before)

    def _revise(self, page: Any, texts: Any, writer: str) -> None:
        draft = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
        copy_texts(texts, draft)
        draft.save_revision(user=self.people[writer], log_action=True)
        self._submit_and_approve(page, writer)

    def _translate(self, page: Any, wording: Wording, *, live: bool) -> None:
        translator = self.people["translator"]
        language = OTHER[page.locale.language_code]
        target = start_translation(page=Page.objects.get(pk=page.pk), language=language, user=translator)
        fill_segments(target=target, wording=wording, user=translator)
        submit_translation(page=target, user=translator)
        if live:
            self._approve(target)

    def _write(self, piece: Piece, page: Any) -> None:
        author = self.people[piece.writer]
        page.locale, page.owner, page.live = self.places.locales[piece.original], author, False
        Page.objects.get(pk=piece.parent(piece.original).pk).add_child(instance=page)
        page.save_revision(user=author, log_action=True)
        if piece.emergency_reason:
            publish_in_emergency(page=page, user=self.people["site-manager"], reason=piece.emergency_reason)
        else:
            self._submit_and_approve(page, piece.writer)

    def _submit_and_approve(self, page: Any, writer: str) -> None:
        submit_for_review(page=Page.objects.get(pk=page.pk), user=self.people[writer])
        self._approve(page)

    def _approve(self, page: Any) -> None:
        waiting = Page.objects.select_related("locale").get(pk=page.pk)
        revision = waiting.get_latest_revision()
        reviewer = self.people[f"reviewer-{waiting.locale.language_code}"]
        approve(page=waiting, user=reviewer, revision_id=revision.pk, digest=digest_of(revision))

    def _date(self, piece: Piece) -> None:
        for language, day in piece.published.items():
            last = piece.corrected_on if piece.corrected_on and language == piece.original else day
            versions = Page.objects.filter(
                translation_key=key_of("page", piece.key), locale=self.places.locales[language], live=True
            )
            versions.update(first_published_at=_noon(day), last_published_at=_noon(last))

    def _forget_mail(self, before: int) -> None:
        OutboxMessage.objects.filter(pk__gt=before, recipient__in=self.people.values()).delete()


def forget_wake_up_calls(since: datetime) -> None:
    """Deletes the worker's calls that the loading since that moment has left: there is no mail, images are made."""
    tasks = [deliver_outbox.module_path, prepare_images.module_path, update_search.module_path]
    waiting = DBTaskResult.objects.filter(task_path__in=tasks, status=TaskResultStatus.READY)
    waiting.filter(enqueued_at__gte=since).delete()


def _last_message() -> int:
    return OutboxMessage.objects.aggregate(last=Max("pk"))["last"] or 0


def _noon(day: date) -> Any:
    return moment(day, HOUR_OF_PUBLICATION)
