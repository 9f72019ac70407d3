"""The end of a workflow publishes the approved revision, at its hour, and nothing else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Workflow

from cms.editorial import services
from cms.editorial.finish import publish_approved_revision
from cms.editorial.guard import UnreviewedPublication
from tests.cms.desk import LIVE_TITLE, assert_nothing_went_live, change, read


def test_a_workflow_without_steps_publishes_nothing(desk, draft):
    empty = Workflow.objects.create(name="Tyhjä")
    with pytest.raises(UnreviewedPublication):
        empty.start(draft, desk["everything"])
    assert_nothing_went_live()


def test_a_running_review_cannot_be_finished_from_outside(desk, in_review):
    for _who, person in desk.each():
        with pytest.raises(PermissionDenied):
            publish_approved_revision(in_review.current_workflow_state, person)
    assert_nothing_went_live()


def test_a_new_hour_takes_the_place_of_the_old_one(desk, changed_news):
    hours = [timezone.now() + timedelta(hours=number) for number in (1, 2)]
    for hour, title in zip(hours, ("Ensin", "Sitten"), strict=True):
        change(changed_news, desk["author-fi"], title)
        services.submit_for_review(page=Page.objects.get(pk=changed_news.pk), user=desk["author-fi"])
        seen = read(changed_news)
        page = Page.objects.get(pk=changed_news.pk)
        services.approve(page=page, user=desk["reviewer-fi"], publish_at=hour, **seen)
    services.publish_due(now=hours[0])
    assert Page.objects.get(pk=changed_news.pk).title == LIVE_TITLE
    services.publish_due(now=hours[1])
    assert Page.objects.get(pk=changed_news.pk).title == "Sitten"


def test_an_hour_that_has_passed_publishes_at_once_and_says_who(desk, in_review):
    past = timezone.now() - timedelta(hours=1)
    page = Page.objects.get(pk=in_review.pk)
    assert services.approve(page=page, user=desk["reviewer-fi"], publish_at=past, **read(in_review)).live
    assert PageLogEntry.objects.get(page=page, action="wagtail.publish").user == desk["reviewer-fi"]
