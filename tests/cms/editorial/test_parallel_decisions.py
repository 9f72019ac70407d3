"""Twenty people press the button at the same moment: one publication, one mail, one row in the history."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Site, TaskState

from cms.editorial import services
from cms.editorial.setup import sync_roles
from cms.models import OutboxMessage, User
from pages.models import HomePage
from tests import factories
from tests.cms.desk import read
from tests.conftest import MinimalSite

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("emptied_database"),
]
PEOPLE = 20


def at_once(action, arguments):
    """What each of the parallel calls came to, by the name of its outcome."""
    barrier = Barrier(len(arguments))

    def call(argument):
        try:
            barrier.wait(30)
            action(argument)
            return "done"
        except PermissionDenied as error:
            return type(error).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(arguments)) as threads:
        return Counter(threads.map(call, arguments))


@pytest.fixture
def minimal_site(transactional_db):
    """The site made for this test alone: the threads must see it, and the next test finds nothing of it."""
    factories.bare_site()
    sync_roles()
    fi, sv = HomePage.objects.order_by("locale__language_code")
    return MinimalSite(site=Site.objects.get(), fi=fi, sv=sv)


@pytest.fixture
def reviewers(user_with):
    """Twenty Finnish reviewers."""
    return [user_with("reviewer-fi").pk for _number in range(PEOPLE)]


def test_twenty_parallel_approvals_make_one_publication_one_mail_and_one_row(in_review, reviewers, mailoutbox):
    seen = read(in_review)
    mailoutbox.clear()

    def approve(key):
        services.approve(page=Page.objects.get(pk=in_review.pk), user=User.objects.get(pk=key), **seen)

    assert at_once(approve, reviewers) == {"done": 1, "AlreadyDecided": PEOPLE - 1}
    assert Page.objects.get(pk=in_review.pk).live
    assert PageLogEntry.objects.filter(page=in_review.pk, action="wagtail.publish").count() == 1
    assert TaskState.objects.filter(status=TaskState.STATUS_APPROVED).count() == 1
    assert OutboxMessage.objects.filter(event__startswith="decided:").count() == 1
    assert [message.to for message in mailoutbox] == [[in_review.owner.email]]


def test_parallel_approvals_and_refusals_make_one_decision(in_review, reviewers, mailoutbox):
    seen = read(in_review)
    mailoutbox.clear()

    def decide(key):
        decision = services.approve if key % 2 else services.send_back
        page, user = Page.objects.get(pk=in_review.pk), User.objects.get(pk=key)
        decision(page=page, user=user, comment="Sana.", **seen)

    assert at_once(decide, reviewers)["done"] == 1
    assert OutboxMessage.objects.filter(event__startswith="decided:").count() == 1
    assert len(mailoutbox) == 1


def test_parallel_clocks_publish_a_scheduled_text_once(desk, in_review):
    hour = timezone.now() + timedelta(seconds=1)
    services.approve(
        page=Page.objects.get(pk=in_review.pk), user=desk["reviewer-fi"], publish_at=hour, **read(in_review)
    )
    outcome = at_once(lambda _number: services.publish_due(now=hour), range(8))
    assert outcome == {"done": 8}
    assert PageLogEntry.objects.filter(page=in_review.pk, action="wagtail.publish").count() == 1


def test_parallel_submissions_start_one_review(desk, draft):
    author = desk["author-fi"].pk

    def submit(_number):
        try:
            services.submit_for_review(page=Page.objects.get(pk=draft.pk), user=User.objects.get(pk=author))
        except services.ValidationError as error:
            raise PermissionDenied from error

    assert at_once(submit, range(8))["done"] == 1
    assert OutboxMessage.objects.values("event").distinct().count() == 1
