"""Who hears of what: the language's reviewers of a new text, its sender of the decision; each once."""

from datetime import timedelta

from django.db import OperationalError
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.editorial import services
from cms.editorial.outbox import deliver_due
from cms.models import OutboxMessage
from tests.cms.desk import change, read


def told(template):
    return set(OutboxMessage.objects.filter(template=template).values_list("recipient__username", flat=True))


def test_reviewers_of_the_language_hear_of_a_new_text_and_nobody_else(desk, in_review):
    names = {desk[who].username for who in ("reviewer-fi", "second-reviewer-fi", "everything")}
    assert told("review_requested") == names
    assert OutboxMessage.objects.values("event").distinct().count() == 1


def test_whoever_sends_a_text_and_closed_accounts_hear_nothing(desk, draft):
    desk.people["second-reviewer-fi"].is_active = False
    desk.people["second-reviewer-fi"].save()
    services.submit_for_review(page=draft, user=desk["reviewer-fi"])
    assert told("review_requested") == {desk["everything"].username}


def test_the_sender_hears_of_the_decision_with_the_reviewers_words(desk, in_review):
    page, seen = Page.objects.get(pk=in_review.pk), read(in_review)
    services.send_back(page=page, user=desk["reviewer-fi"], comment="Lisää lähde.", **seen)
    message = OutboxMessage.objects.get(template="review_sent_back")
    assert (message.recipient, message.data["comment"]) == (desk["author-fi"], "Lisää lähde.")
    change(in_review, desk["author-fi"])
    services.submit_for_review(page=Page.objects.get(pk=in_review.pk), user=desk["author-fi"])
    services.approve(page=Page.objects.get(pk=in_review.pk), user=desk["reviewer-fi"], **read(in_review))
    assert told("review_approved") == {desk["author-fi"].username}
    assert OutboxMessage.objects.filter(template="review_requested").values("event").distinct().count() == 2


def test_the_mail_of_a_text_that_comes_back_leads_to_what_has_changed(desk, in_review, mailoutbox):
    services.send_back(
        page=Page.objects.get(pk=in_review.pk), user=desk["reviewer-fi"], comment="Lisää lähde.", **read(in_review)
    )
    first = Page.objects.get(pk=in_review.pk).latest_revision_id
    newest = change(in_review, desk["author-fi"])
    assert not any("/revisions/compare/" in mail.body for mail in mailoutbox)
    services.submit_for_review(page=Page.objects.get(pk=in_review.pk), user=desk["author-fi"])
    deliver_due(now=timezone.now())
    address = f"/admin/pages/{in_review.pk}/revisions/compare/{first}...{newest.pk}/"
    told_of_change = [mail for mail in mailoutbox if address in mail.body]
    assert {mail.to[0] for mail in told_of_change} >= {desk["reviewer-fi"].email}
    assert desk.browser("reviewer-fi").get(address).status_code == 200


def test_the_mail_of_an_approval_leads_to_the_live_page_and_before_its_hour_to_the_review(desk, in_review, mailoutbox):
    page = Page.objects.get(pk=in_review.pk)
    services.approve(page=page, user=desk["reviewer-fi"], **read(in_review))
    deliver_due(now=timezone.now())
    live = Page.objects.get(pk=in_review.pk)
    (mail,) = [mail for mail in mailoutbox if mail.to == [desk["author-fi"].email]]
    assert live.get_url() in mail.body
    assert "/admin/" not in mail.body
    OutboxMessage.objects.filter(template="review_approved").update(state="waiting", not_before=timezone.now())
    Page.objects.filter(pk=live.pk).update(live=False)
    deliver_due(now=timezone.now() + timedelta(hours=1))
    assert f"/admin/review/{live.pk}/" in mailoutbox[-1].body


def test_the_language_is_the_persons_and_else_the_pages(desk, draft):
    UserProfile.objects.create(user=desk["reviewer-fi"], preferred_language="sv")
    UserProfile.objects.create(user=desk["second-reviewer-fi"], preferred_language="en")
    services.submit_for_review(page=draft, user=desk["author-fi"])
    languages = dict(OutboxMessage.objects.values_list("recipient__username", "language"))
    assert languages[desk["reviewer-fi"].username] == "sv"
    assert languages[desk["second-reviewer-fi"].username] == "fi"


def test_a_mail_server_that_is_away_does_not_disturb_the_editors(
    desk, draft, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "tests.cms.editorial.test_outbox.ServerAway"
    with django_capture_on_commit_callbacks(execute=True):
        services.submit_for_review(page=draft, user=desk["author-fi"])
    assert set(OutboxMessage.objects.values_list("state", "attempts")) == {("waiting", 1)}


def test_wagtails_own_mails_are_not_sent(desk, draft, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.submit_for_review(page=draft, user=desk["author-fi"])
    assert len(mailoutbox) == OutboxMessage.objects.count()


def test_a_worker_that_cannot_be_woken_stops_no_message(desk, draft, monkeypatch, django_capture_on_commit_callbacks):
    class Unstored:
        def enqueue(self):
            raise OperationalError

    monkeypatch.setattr("cms.editorial.notifications.deliver_outbox", Unstored())
    with django_capture_on_commit_callbacks(execute=True) as afterwards:
        services.submit_for_review(page=draft, user=desk["author-fi"])
    assert afterwards
    assert desk["reviewer-fi"].username in told("review_requested")
