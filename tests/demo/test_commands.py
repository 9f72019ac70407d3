"""``manage.py load_demo`` refuses where it may not be, and otherwise says what it did."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from cms.editorial.setup import sync_roles
from cms.models import User
from demo.management.commands import load_demo
from pages.services import setup_site


@pytest.fixture
def asked(monkeypatch):
    """The days for which the region was asked for; nothing is loaded."""
    days = []

    def load(*, today, advance):
        days.append(today)
        advance(1, "N1")
        advance(1, "")
        return 1 if len(days) == 1 else 0

    monkeypatch.setattr(load_demo, "load", load)
    return days


def test_it_refuses_settings_that_allow_no_demo_accounts(db, settings):
    settings.DEMO_ACCOUNTS_ALLOWED = False
    with pytest.raises(CommandError, match="DEMO_ACCOUNTS_ALLOWED"):
        call_command("load_demo")
    assert not User.objects.exists()


def test_it_asks_for_the_site_first(db):
    with pytest.raises(CommandError, match="setup_site"):
        call_command("load_demo")


def test_it_asks_for_the_roles_first(db):
    setup_site()
    with pytest.raises(CommandError, match="sync_roles"):
        call_command("load_demo")


def test_it_says_what_it_made_and_that_there_was_nothing_to_make(db, asked):
    setup_site()
    sync_roles()
    first, second = StringIO(), StringIO()
    call_command("load_demo", date=date(2026, 11, 21), stdout=first, stderr=StringIO())
    call_command("load_demo", stdout=second, stderr=StringIO())
    assert "1 pieces" in first.getvalue()
    assert "already" in second.getvalue()
    assert asked[0] == date(2026, 11, 21)
