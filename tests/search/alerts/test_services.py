"""Orders, confirmations, changes and ends of alerts; nothing tells a stranger who follows what."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.models import OutboxMessage
from search.alerts import rounds, services
from search.alerts.matching import latest_version
from search.alerts.rounds import tell_due
from search.alerts.schedule import next_round
from search.engines.protocol import EngineDown
from search.models import SearchAlert
from search.results.parameters import Asked
from tests import factories

NOW = timezone.now()


def order(email="Lukija@Example.org ", text="avustus", now=NOW, **fields):
    services.order_alert(email=email, asked=Asked(text=text), language="fi", frequency="daily", **fields | {"now": now})
    return SearchAlert.objects.of(email).order_by("-pk").first()


def templates():
    return list(OutboxMessage.objects.order_by("pk").values_list("template", flat=True))


@pytest.mark.django_db
def test_an_order_waits_for_its_confirmation_seven_days():
    alert = order()
    assert (alert.email, alert.is_confirmed, alert.expires_at) == ("lukija@example.org", False, NOW + timedelta(days=7))
    assert templates() == ["search_alert_confirm"]
    assert not SearchAlert.objects.due(NOW + timedelta(days=3)).exists()
    assert services.forget_ended(now=NOW + timedelta(days=6)) == 0
    assert services.forget_ended(now=NOW + timedelta(days=7)) == 1
    assert not SearchAlert.objects.exists()
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db
def test_the_same_order_again_is_one_row_and_another_message():
    first = order()
    assert order(email="lukija@example.org", now=NOW + timedelta(minutes=5)).pk == first.pk
    assert templates() == ["search_alert_confirm"] * 2
    order(now=NOW + timedelta(minutes=5))
    assert len(templates()) == 2
    assert SearchAlert.objects.get().expires_at == NOW + timedelta(days=7, minutes=5)
    order(text="silta")
    assert SearchAlert.objects.count() == 2


@pytest.mark.django_db
def test_who_follows_already_is_told_so_and_nothing_changes():
    alert = services.confirm_alert(key=order().key, now=NOW)
    order(now=NOW + timedelta(hours=1))
    again = SearchAlert.objects.get()
    assert (again.expires_at, again.confirmed_at) == (alert.expires_at, alert.confirmed_at)
    assert templates() == ["search_alert_confirm", "search_alert_known"]


@pytest.mark.django_db
def test_an_order_for_an_alert_that_has_just_ended_is_a_new_one():
    ended = services.confirm_alert(key=order().key, now=NOW)
    again = order(now=ended.expires_at)
    services.forget_ended(now=ended.expires_at)
    assert (again.is_confirmed, again.key == ended.key) == (False, False)
    assert templates() == ["search_alert_confirm"]


@pytest.mark.django_db
def test_an_address_has_its_measure(monkeypatch):
    monkeypatch.setattr(services, "MOST_OF_AN_ADDRESS", 2)
    for text in ("yksi", "kaksi", "kolme", "neljä"):
        order(text=text)
    assert SearchAlert.objects.count() == 4
    for alert in SearchAlert.objects.all():
        services.confirm_alert(key=alert.key, now=NOW)
    order(text="viisi")
    order(text="yksi")
    assert SearchAlert.objects.count() == 4
    order(email="toinen@example.org")
    assert SearchAlert.objects.count() == 5


@pytest.mark.django_db
def test_a_confirmation_counts_from_now_and_once(minimal_site, write):
    write(factories.news(minimal_site.fi), "Avustus")
    ordered = order()
    alert = services.confirm_alert(key=ordered.key, now=NOW)
    assert alert.confirmed_at == NOW
    assert alert.expires_at == NOW + timedelta(days=365)
    assert (alert.told_until, len(alert.known)) == (latest_version(), 8)
    again = services.confirm_alert(key=ordered.key, now=NOW + timedelta(days=2))
    assert again.confirmed_at == NOW


@pytest.mark.django_db
def test_an_order_that_is_too_old_or_unknown_is_not_confirmed():
    ordered = order()
    assert services.confirm_alert(key=ordered.key, now=NOW + timedelta(days=7)) is None
    services.stop_alert(key=ordered.key)
    assert services.confirm_alert(key=ordered.key, now=NOW) is None


@pytest.mark.django_db
def test_while_the_search_does_not_answer_an_order_stays_as_it_is(monkeypatch):
    def away(*args):
        raise EngineDown("away")

    ordered = order()
    monkeypatch.setattr(services, "known_at", away)
    with pytest.raises(EngineDown):
        services.confirm_alert(key=ordered.key, now=NOW)
    assert not SearchAlert.objects.get().is_confirmed


def test_frequency_and_end_are_changed_by_the_owner(follow):
    alert = follow()
    services.change_frequency(alert=alert, frequency="weekly", now=NOW)
    services.prolong_alert(alert=alert, now=NOW + timedelta(days=100))
    changed = SearchAlert.objects.get()
    assert (changed.frequency, changed.next_at.weekday()) == ("weekly", 0)
    assert changed.expires_at == NOW + timedelta(days=465)


def test_stopping_forgets_the_address_and_what_waits(follow):
    alert, other = follow(), follow("silta")
    assert services.stop_alert(key=alert.key) is True
    assert services.stop_alert(key=alert.key) is False
    assert list(SearchAlert.objects.all()) == [other]
    assert {message.data["alert"] for message in OutboxMessage.objects.all()} == {other.pk}


def test_the_end_is_told_of_once_and_comes_unless_it_is_prolonged(follow):
    alert = follow(now=NOW)
    end = alert.expires_at
    assert services.remind(now=end - timedelta(days=15), most=10) == 0
    assert services.remind(now=end - timedelta(days=14), most=10) == 1
    assert services.remind(now=end - timedelta(days=13), most=10) == 0
    assert templates()[-1] == "search_alert_ending"
    services.prolong_alert(alert=alert, now=end - timedelta(days=13))
    assert services.forget_ended(now=end) == 0
    later = SearchAlert.objects.get().expires_at
    assert services.remind(now=later - timedelta(days=14), most=10) == 1
    assert services.forget_ended(now=later) == 1


def test_the_site_manager_forgets_an_address_and_the_log_does_not_have_it(follow, user_with):
    follow()
    follow("silta")
    follow(email="muu@example.org")
    with pytest.raises(PermissionDenied):
        services.forget_address(email="lukija@example.org", user=user_with("reviewer-fi"))
    manager = user_with("site-manager")
    assert services.forget_address(email="LUKIJA@example.org", user=manager) == 2
    assert [alert.email for alert in SearchAlert.objects.all()] == ["muu@example.org"]
    entry = ModelLogEntry.objects.get(action="search.alerts_forgotten")
    assert entry.data == {"count": 2}
    assert "lukija" not in entry.label
    assert services.forget_address(email="lukija@example.org", user=manager) == 0


def test_an_alert_is_named_without_its_address(follow):
    alert = follow()
    assert "lukija" not in str(alert) + repr(alert) + alert.masked_email


@pytest.mark.django_db
@pytest.mark.parametrize("is_news", [True, False])
def test_who_changes_how_often_during_a_round_is_told_when_she_has_said(
    minimal_site, write, follow, monkeypatch, is_news
):
    monday = timezone.now().replace(year=2026, month=11, day=23, hour=5, minute=0, second=0, microsecond=0)
    page = factories.news(minimal_site.fi)
    alert = follow(now=monday - timedelta(days=1))
    write(page, "Avustus" if is_news else "Ei mitään")
    usual = rounds.matches

    def changed_meanwhile(*asked):
        services.change_frequency(alert=alert, frequency="weekly", now=monday)
        return usual(*asked)

    monkeypatch.setattr(rounds, "matches", changed_meanwhile)
    assert tell_due(now=monday).told == int(is_news)
    alert.refresh_from_db()
    assert (alert.frequency, alert.next_at) == ("weekly", next_round(monday, "weekly"))
    monkeypatch.setattr(rounds, "matches", usual)
    assert tell_due(now=monday + timedelta(days=1)).told == 0
