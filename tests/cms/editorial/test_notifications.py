"""Who hears of what: the language's reviewers of a new text, its sender of the decision; each once."""

from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.editorial import services
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
