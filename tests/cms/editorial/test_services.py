"""The verbs of the workflow: who may, what happens, what is refused."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from cms.editorial import services
from cms.editorial.decisions import AlreadyDecided
from cms.models.review import ReviewTaskState
from pages.models import NewsIndexPage, NewsPage
from tests import factories
from tests.cms.desk import DRAFT_TITLE, LIVE_TITLE, assert_nothing_went_live, change, read


def stored(page):
    return Page.objects.get(pk=page.pk)


def approve(desk, page, **more):
    return services.approve(page=stored(page), user=desk["reviewer-fi"], **read(page), **more)


def who_can(desk, action):
    """The people for whom an action passes; what it did is undone each time."""
    able = set()
    for who, person in desk.each():
        try:
            with transaction.atomic():
                action(person)
                able.add(who)
                transaction.set_rollback(True)
        except (PermissionDenied, ValidationError):
            pass
    return able


def test_submitting_is_for_those_who_work_in_the_language(desk, draft):
    able = who_can(desk, lambda person: services.submit_for_review(page=stored(draft), user=person))
    assert able == {
        *("author-fi", "translator-fi", "reviewer-fi", "second-reviewer-fi"),
        *("secretary", "site-manager", "everything"),
    }


def test_what_waits_already_is_not_submitted_twice(desk, in_review):
    with pytest.raises(ValidationError):
        services.submit_for_review(page=stored(in_review), user=desk["author-fi"])


def test_sending_back_needs_words_and_lets_the_author_submit_again(desk, in_review):
    with pytest.raises(ValidationError):
        services.send_back(page=stored(in_review), user=desk["reviewer-fi"], comment="  ", **read(in_review))
    services.send_back(page=stored(in_review), user=desk["reviewer-fi"], comment="Lisää lähde.", **read(in_review))
    change(in_review, desk["author-fi"], "Lähteineen")
    services.submit_for_review(page=stored(in_review), user=desk["author-fi"])
    assert approve(desk, in_review).title == "Lähteineen"


def test_scheduled_text_goes_live_when_its_hour_comes_and_only_then(desk, in_review):
    hour = timezone.now() + timedelta(hours=1)
    assert not approve(desk, in_review, publish_at=hour).live
    assert services.publish_due(now=timezone.now()) == ([], [])
    changed, refused = services.publish_due(now=hour)
    assert ([page.pk for page in changed], refused) == ([in_review.pk], [])
    assert stored(in_review).title == DRAFT_TITLE
    assert services.publish_due(now=hour) == ([], [])


def test_scheduled_text_of_a_live_page_waits_too(desk, changed_news):
    services.submit_for_review(page=changed_news, user=desk["author-fi"])
    hour = timezone.now() + timedelta(hours=1)
    assert approve(desk, changed_news, publish_at=hour).title == LIVE_TITLE
    services.publish_due(now=hour)
    assert stored(changed_news).title == DRAFT_TITLE


def test_scheduled_by_the_author_alone_never_goes_live(desk, draft, changed_news):
    past = timezone.now() - timedelta(hours=1)
    for page in (draft, changed_news):
        change(page, desk["author-fi"], go_live_at=past)
        Revision.objects.filter(pk=stored(page).latest_revision_id).update(approved_go_live_at=past)
    for _pass in range(2):
        changed, refused = services.publish_due(now=timezone.now())
        assert (changed, len(refused)) == ([], 2)
        assert_nothing_went_live()


def test_scheduled_again_by_hand_an_approved_revision_of_yesterday_stays_where_it_is(desk, in_review):
    approve(desk, in_review)
    old = stored(in_review).live_revision_id
    change(in_review, desk["author-fi"], LIVE_TITLE)
    services.submit_for_review(page=stored(in_review), user=desk["author-fi"])
    approve(desk, in_review)
    Revision.objects.filter(pk=old).update(approved_go_live_at=timezone.now() - timedelta(hours=1))
    services.publish_due(now=timezone.now())
    assert stored(in_review).title == LIVE_TITLE


def test_scheduled_text_that_was_changed_after_its_approval_stays_a_draft(desk, in_review):
    hour = timezone.now() + timedelta(hours=1)
    approve(desk, in_review, publish_at=hour)
    revision = stored(in_review).latest_revision
    revision.content = {**revision.content, "title": "Sujautettu"}
    revision.save()
    assert services.publish_due(now=hour)[0] == []
    assert_nothing_went_live()


def test_the_authors_own_hour_inside_the_text_is_kept_after_approval(desk, draft):
    hour = timezone.now() + timedelta(hours=1)
    change(draft, desk["author-fi"], go_live_at=hour)
    services.submit_for_review(page=stored(draft), user=desk["author-fi"])
    assert not approve(desk, draft).live
    with time_machine.travel(hour + timedelta(minutes=1)):
        services.publish_due(now=timezone.now())
    assert stored(draft).live


def test_one_scheduled_page_that_cannot_go_live_does_not_hold_the_others(desk, draft):
    hour = timezone.now() + timedelta(hours=1)
    other = factories.news(desk.home, title="Toinen", slug="toinen", live=False)
    for page in (draft, other):
        services.submit_for_review(page=stored(page), user=desk["author-fi"])
        approve(desk, page, publish_at=hour)
    Page.objects.filter(pk=factories.news(desk.home, title=LIVE_TITLE).pk).update(slug="lukematon")
    changed, refused = services.publish_due(now=hour)
    assert ([page.pk for page in changed], len(refused)) == ([other.pk], 1)


def test_one_page_with_a_fault_holds_up_neither_what_goes_live_nor_what_expires(desk, in_review, monkeypatch, caplog):
    hour = timezone.now() + timedelta(hours=1)
    other = factories.news(desk.home, title="Toinen", slug="toinen", live=False)
    services.submit_for_review(page=stored(other), user=desk["author-fi"])
    for page in (in_review, other):
        approve(desk, page, publish_at=hour)
    expiring = [factories.news(desk.home, title="Vanha", slug=slug) for slug in ("vanha", "vanhempi")]
    Page.objects.filter(pk__in=[page.pk for page in expiring]).update(expire_at=hour)
    faulty = {in_review.pk, expiring[0].pk}

    def with_faults(receive):
        def received(page, *args, **kwargs):
            if page.pk in faulty:
                raise TypeError("a fault")
            return receive(page, *args, **kwargs)

        return received

    monkeypatch.setattr(NewsPage, "full_clean", with_faults(NewsPage.full_clean))
    monkeypatch.setattr(NewsPage, "save", with_faults(NewsPage.save))
    changed, refused = services.publish_due(now=hour)
    assert {page.pk for page in changed} == {other.pk, expiring[1].pk}
    assert [int(revision.object_id) for revision in refused] == [in_review.pk]
    assert len(caplog.records) == 2


def test_wagtails_own_command_publishes_what_was_approved_and_nothing_else(desk, draft, in_review, changed_news):
    hour = timezone.now() - timedelta(hours=1)
    Revision.objects.filter(pk=changed_news.latest_revision_id).update(approved_go_live_at=hour)
    for _pass in range(2):
        call_command("publish_scheduled")
        assert_nothing_went_live()
    approve(desk, in_review, publish_at=timezone.now() + timedelta(hours=1))
    Revision.objects.filter(pk=stored(in_review).latest_revision_id).update(approved_go_live_at=hour)
    ReviewTaskState.objects.update(publish_at=hour)
    call_command("publish_scheduled")
    assert stored(in_review).live


def test_what_expires_goes_offline_by_itself(live_news):
    Page.objects.filter(pk=live_news.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    services.publish_due(now=timezone.now())
    assert not stored(live_news).live


def test_the_next_that_is_due_is_what_goes_live_or_expires_first(live_news):
    now = timezone.now()
    hour, day = now + timedelta(hours=1), now + timedelta(days=1)
    assert services.next_due(now=now) is None
    Page.objects.filter(pk=live_news.pk).update(expire_at=day)
    assert services.next_due(now=now) == day
    Revision.objects.filter(pk=live_news.latest_revision_id).update(approved_go_live_at=hour)
    assert services.next_due(now=now) == hour
    assert services.next_due(now=hour) == day
    Page.objects.filter(pk=live_news.pk).update(live=False)
    assert services.next_due(now=hour) is None


def test_unpublishing_is_for_reviewers_of_the_language_and_site_managers(desk, live_news):
    able = who_can(desk, lambda person: services.unpublish(page=stored(live_news), user=person))
    assert able == {"reviewer-fi", "second-reviewer-fi", "site-manager", "everything"}


def test_unpublished_text_needs_a_new_review_to_come_back(desk, live_news):
    services.unpublish(page=stored(live_news), user=desk["site-manager"])
    with pytest.raises(AlreadyDecided):
        approve(desk, live_news)
    services.submit_for_review(page=stored(live_news), user=desk["author-fi"])
    assert approve(desk, live_news).live


def test_moving_is_for_site_managers_and_stays_within_the_language(desk, live_news):
    section = factories.section(desk.home)
    moved = factories.section(desk.home)
    able = who_can(desk, lambda person: services.move(page=stored(moved), parent=section, user=person))
    assert able == {"site-manager", "everything"}
    swedish = factories.section(desk.home_sv)
    with pytest.raises(ValidationError):
        services.move(page=stored(moved), parent=swedish, user=desk["site-manager"])
    with pytest.raises(ValidationError):
        services.move(page=stored(live_news), parent=section, user=desk["site-manager"])
    assert services.move(page=stored(moved), parent=section, user=desk["site-manager"]).get_parent().pk == section.pk


def test_emergency_is_for_site_managers_with_a_reason_that_is_logged(desk, draft):
    def publish(person, reason="Myrsky"):
        return services.publish_in_emergency(page=stored(draft), user=person, reason=reason)

    assert who_can(desk, publish) == {"site-manager", "everything"}
    with pytest.raises(ValidationError):
        publish(desk["site-manager"], "  ")
    assert publish(desk["site-manager"]).live
    entry = PageLogEntry.objects.get(action="cms.emergency_publish")
    assert (entry.data["reason"], entry.user_id) == ("Myrsky", desk["site-manager"].pk)


def test_emergency_ends_the_running_review(desk, in_review):
    services.publish_in_emergency(page=stored(in_review), user=desk["site-manager"], reason="Myrsky")
    with pytest.raises(AlreadyDecided):
        approve(desk, in_review)
    assert NewsPage.objects.get(pk=in_review.pk).live
    assert NewsIndexPage.objects.count() == 1
