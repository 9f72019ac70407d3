"""The desk of the demo works by the rules: review, four eyes, the translator's segments; and leaves no mail."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageLogEntry, ReferenceIndex, TaskState

from cms.dates import HELSINKI
from cms.models import OutboxMessage, TranslationState
from cms.tasks import deliver_outbox
from cms.translations.versions import State, version_of
from demo.desk import forget_wake_up_calls
from demo.gatherings import network_pieces
from demo.manuscripts import key_of
from demo.stories import news_pieces
from pages.models import NetworkPage


@pytest.fixture
def network(desk):
    return network_pieces(desk.places)[-1]


def version(piece, language):
    return NetworkPage.objects.get(translation_key=key_of("page", piece.key), locale__language_code=language)


def test_both_versions_were_approved_by_others_than_their_writers(desk, network):
    desk.put_through(network)
    decisions = TaskState.objects.filter(status=TaskState.STATUS_APPROVED)
    assert {state.finished_by.username for state in decisions} == {"reviewer-fi", "reviewer-sv"}
    for language, writer in (("fi", "author"), ("sv", "translator")):
        page = version(network, language)
        assert page.live
        assert set(page.revisions.values_list("user__username", flat=True)) - {None} == {writer}


def test_the_days_of_publication_are_those_of_the_story(desk, network):
    desk.put_through(network)
    for language in ("fi", "sv"):
        published = version(network, language).first_published_at.astimezone(HELSINKI)
        assert (published.date(), published.hour) == (date(2025, 2, 12), 12)


def test_a_translation_in_review_is_not_live(desk, network):
    desk.put_through(replace(network, translation="in_review"))
    page = version(network, "sv")
    assert not page.live
    assert page.workflow_in_progress
    assert version_of(version(network, "fi"), "sv").state is State.UNTRANSLATED


def test_a_text_in_one_language_says_why(desk, network):
    desk.put_through(replace(network, translation="single", single_reason="because"))
    state = TranslationState.objects.get(page=version(network, "fi"))
    assert (state.policy, state.policy_reason) == (TranslationState.Policy.SINGLE, "because")
    assert not NetworkPage.objects.filter(locale__language_code="sv").exists()


def test_a_correction_leaves_the_translation_behind(desk, network):
    def corrected():
        page = network.draft("fi")
        page.purpose = "Korjattu tarkoitus"
        return page

    desk.put_through(replace(network, corrected=corrected, corrected_on=date(2026, 2, 20)))
    page = version(network, "fi")
    assert page.purpose == "Korjattu tarkoitus"
    assert page.last_published_at.astimezone(HELSINKI).date() == date(2026, 2, 20)
    assert version_of(page, "sv").state is State.STALE


def test_what_is_no_text_changes_in_both_languages_and_leaves_the_dates(desk, network):
    def change(page):
        page.founded_on = date(2021, 5, 4)

    desk.put_through(network)
    before = {language: version(network, language).last_published_at for language in ("fi", "sv")}
    desk.amend(version(network, "fi"), change)
    for language, published in before.items():
        page = version(network, language)
        assert page.founded_on == date(2021, 5, 4)
        assert page.last_published_at == published
    assert version_of(version(network, "fi"), "sv").state is State.TRANSLATED
    assert not OutboxMessage.objects.exists()


def test_no_mail_is_left_and_no_call_to_send_it(desk, network):
    started = timezone.now()
    waiting = DBTaskResult.objects.create(
        task_path=deliver_outbox.module_path, args_kwargs={"args": [], "kwargs": {}}, backend_name="worker"
    )
    DBTaskResult.objects.filter(pk=waiting.pk).update(enqueued_at=started - timedelta(hours=1))
    desk.put_through(network)
    forget_wake_up_calls(started)
    assert not OutboxMessage.objects.exists()
    assert list(DBTaskResult.objects.values_list("pk", "status")) == [(waiting.pk, TaskResultStatus.READY)]


def test_mail_that_waited_before_still_waits(desk, network):
    OutboxMessage.objects.create(
        event="submitted:1", recipient=desk.people["reviewer-fi"], language="fi", template="review_requested"
    )
    desk.put_through(network)
    assert OutboxMessage.objects.get().event == "submitted:1"


def test_in_an_emergency_the_site_manager_publishes_with_a_reason_and_nobody_reviews(desk, network):
    desk.put_through(replace(network, translation="none", emergency_reason="because"))
    page = version(network, "fi")
    assert page.live
    assert not TaskState.objects.exists()
    entry = PageLogEntry.objects.get(page_id=page.pk, action="cms.emergency_publish")
    assert (entry.user.username, entry.data["reason"]) == ("site-manager", "because")


def test_what_refers_to_what_is_known_afterwards(desk):
    desk.places.page_or_none = lambda key, language: None
    [piece] = [piece for piece in news_pieces(desk.places) if piece.key == "news-8"]
    desk.put_through(replace(piece, draft=lambda language: with_image(desk, piece, language)))
    image = desk.places.image("storm")
    assert ReferenceIndex.get_references_to(image).count() == 2


def with_image(desk, piece, language):
    page = piece.draft(language)
    page.image = desk.places.image("storm")
    return page
