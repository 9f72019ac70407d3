"""Ten thousand alerts, or hundreds of hits: in portions, at the same cost for each, and a mail that can be read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.models import OutboxMessage
from search.alerts import rounds
from search.alerts.matching import latest_version
from search.alerts.rounds import tell_due
from search.models import SearchAlert
from tests import factories


@pytest.fixture
def page(minimal_site):
    return factories.news(minimal_site.fi)


def test_a_round_goes_on_where_it_was_cut_short(page, write, follow, mornings, monkeypatch):
    monkeypatch.setattr(rounds, "AT_ONCE", 2)
    for number in range(5):
        follow(email=f"lukija{number}@example.org")
    write(page, "Avustus")
    now = next(mornings)
    assert [tell_due(now=now).told for _portion in range(4)] == [2, 2, 1, 0]
    assert OutboxMessage.objects.filter(template="search_alert").count() == 5


def follow_many(number):
    now = timezone.now()
    SearchAlert.objects.bulk_create(
        SearchAlert(
            identity=str(one), email=f"x{one}@example.org", language="fi", query="q=puuttuu", confirmed_at=now,
            next_at=now, expires_at=now + timedelta(days=300), told_until=0,
        )
        for one in range(number)
    )  # fmt: skip


def test_each_alert_costs_the_same(page, write, django_assert_max_num_queries):
    write(page, "Avustus")
    follow_many(5)
    with django_assert_max_num_queries(30 + 5 * 5):
        assert tell_due(now=timezone.now()).asked == 5
    SearchAlert.objects.all().delete()
    follow_many(60)
    with django_assert_max_num_queries(30 + 60 * 5):
        assert tell_due(now=timezone.now()).asked == 60


@pytest.mark.parametrize("number", [rounds.MOST_NAMED + 5])
def test_after_a_great_import_a_mail_names_some_and_says_how_many_there_are(page, write, follow, morning, number):
    follow()
    for one in range(number):
        write(page, f"Avustus {one}")
    [mail] = morning()
    assert mail.body.count("\n* ") == 20
    assert str(number) in mail.subject
    assert str(number - 20) in mail.body
    assert morning() == []
    assert SearchAlert.objects.get().told_until == latest_version()
