"""The clock comes when something is due, not only every so many seconds."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError
from wagtail.models import Page

from cms import clock
from tests import factories

COMMAND = "cms.management.commands.run_due"
NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)


@pytest.fixture
def pauses(monkeypatch):
    """The pauses of the clock, which ends after the first."""
    found = []
    # The one connection of a test has its transaction.
    monkeypatch.setattr(f"{COMMAND}.close_old_connections", lambda: None)
    ended = SimpleNamespace(wait=lambda seconds=None: not found.append(seconds))
    # Other threads, such as that of a progress bar, wait for events of their own.
    monkeypatch.setattr(f"{COMMAND}.threading", SimpleNamespace(Event=lambda: ended))
    return found


@pytest.mark.parametrize(
    ("ahead", "pause"),
    [(timedelta(seconds=7), 7), (timedelta(milliseconds=10), 1), (timedelta(hours=1), 60), (None, 60)],
)
def test_a_page_that_expires_before_the_next_pass_is_withdrawn_at_its_second(minimal_site, pauses, ahead, pause):
    page = factories.news(minimal_site.fi)
    with time_machine.travel(NOW, tick=False):
        Page.objects.filter(pk=page.pk).update(expire_at=NOW + ahead if ahead else None)
        call_command("run_due", every=60)
    assert pauses == [pause]
    assert Page.objects.get(pk=page.pk).live


def test_a_page_that_expires_during_a_pass_is_withdrawn_by_the_next_one_at_once(minimal_site, pauses, monkeypatch):
    page = factories.news(minimal_site.fi)
    with time_machine.travel(NOW, tick=False) as clock:
        Page.objects.filter(pk=page.pk).update(expire_at=NOW + timedelta(seconds=2))
        monkeypatch.setattr(f"{COMMAND}.deliver_due", lambda *, now: clock.shift(5) or (0, 0))
        call_command("run_due", every=60)
    assert pauses == [1]


def test_one_pass_asks_for_no_other(db, pauses):
    call_command("run_due")
    assert pauses == []


def failing(error):
    """Something of a pass that raises."""

    def fail(**_now):
        raise error

    return fail


@pytest.fixture
def done(monkeypatch):
    """What a pass came to: mail and the layers above."""
    found = []
    monkeypatch.setattr(f"{COMMAND}.deliver_due", lambda *, now: found.append("mail") or (0, 0))
    monkeypatch.setattr(clock.ticked, "send_robust", lambda sender, now: found.append("layers"))
    return found


def test_a_fault_in_one_part_of_a_pass_holds_up_neither_the_others_nor_the_clock(db, pauses, done, monkeypatch, caplog):
    monkeypatch.setattr(f"{COMMAND}.publish_due", failing(TypeError("a fault")))
    call_command("run_due", every=60)
    assert (done, pauses) == (["mail", "layers"], [60])
    assert "a fault" in caplog.text


def test_a_single_pass_does_all_it_can_and_then_tells_its_fault(db, done, monkeypatch):
    monkeypatch.setattr(f"{COMMAND}.publish_due", failing(TypeError("a fault")))
    with pytest.raises(TypeError):
        call_command("run_due")
    assert done == ["mail", "layers"]


def test_while_the_database_is_away_the_pass_ends_and_the_clock_goes_on(db, pauses, done, monkeypatch, capsys):
    monkeypatch.setattr(f"{COMMAND}.publish_due", failing(OperationalError("away")))
    call_command("run_due", every=60)
    assert (done, pauses) == ([], [60])
    assert "away" in capsys.readouterr().err
