"""The desk's list of feedback."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pages.models import Feedback
from tests import factories

LIST = "/admin/feedback/"


@pytest.fixture
def manager(user_with: Any) -> Client:
    """The browser of a site manager who reads the desk in Finnish."""
    browser = Client(headers={"Accept-Language": "fi"})
    browser.force_login(user_with("site-manager"))
    return browser


def test_what_waits_comes_first_with_its_days_and_late_ones_are_marked(manager: Client) -> None:
    today = timezone.localdate()
    factories.feedback(receipt_number="700", answered_at=timezone.now() + timedelta(seconds=1))
    factories.feedback(receipt_number="600", answer_by=today + timedelta(days=3))
    factories.feedback(receipt_number="500", answer_by=today - timedelta(days=2))
    text = manager.get(LIST).content.decode()
    assert text.index(">500<") < text.index(">600<") < text.index(">700<")
    assert text.count("w-status--primary") == 1
    assert "3 päivää jäljellä" in text


def test_one_is_read_as_its_sender_wrote_it_and_marked_as_answered(manager: Client) -> None:
    given = factories.feedback(text="<script>alert(1)</script>", email="lukija@example.org")
    text = manager.get(f"{LIST}{given.pk}/").content.decode()
    assert "&lt;script&gt;alert(1)" in text
    assert "lukija" in text
    answer = manager.post(f"{LIST}{given.pk}/", {"note": "Vastattu"}, follow=True)
    assert "merkitty vastatuksi" in answer.content.decode()
    assert Feedback.objects.get().answered_at is not None
    again = manager.post(f"{LIST}{given.pk}/", {"note": "Vastattu"}, follow=True)
    assert "oli jo vastannut" in again.content.decode()


def test_an_answer_needs_its_note(manager: Client) -> None:
    given = factories.feedback()
    assert manager.post(f"{LIST}{given.pk}/", {"note": ""}).status_code == 200
    assert Feedback.objects.unanswered().exists()


def test_an_empty_list_says_so_and_has_a_way_in_the_menu(manager: Client) -> None:
    assert "Palautetta ei vielä ole." in manager.get(LIST).content.decode()
    assert LIST in manager.get("/admin/").content.decode()


@pytest.mark.parametrize("role", ["author-fi", "reviewer-sv", "secretary", "event-moderator"])
def test_nobody_else_sees_it(user_with: Any, role: str) -> None:
    given, browser = factories.feedback(), Client()
    browser.force_login(user_with(role))
    for address in (LIST, f"{LIST}{given.pk}/"):
        assert browser.get(address, follow=True).redirect_chain
        assert browser.post(address, {"note": "x"}).status_code in (302, 403)
    assert LIST not in browser.get("/admin/").content.decode()
    assert Feedback.objects.unanswered().exists()


def test_the_list_costs_the_same_for_one_and_for_many(manager: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(60):
        factories.feedback(receipt_number=f"{number}")
    with django_assert_max_num_queries(25):
        assert "?p=2" in manager.get(LIST).content.decode()
