"""What an order means; the pages of the form are in test_views.py."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pages.feedback.form_secret import new_secret
from search.alerts.forms import AlertForm, FrequencyForm
from search.results.parameters import Asked

NOW = timezone.now()


def form(**fields):
    sent = {"email": "lukija@example.org", "secret": new_secret(NOW - timedelta(minutes=1)), **fields}
    return AlertForm(sent, asked=Asked(text="avustus"), language="fi")


@pytest.mark.django_db
def test_an_address_is_enough():
    order = form()
    assert order.is_valid()
    assert order.cleaned_data["frequency"] == "daily"


@pytest.mark.django_db
def test_an_own_secret_stays_and_a_foreign_one_is_replaced():
    assert form().next_secret == form().data["secret"] or form().opened is not None
    assert form(secret="x").next_secret != "x"
    assert AlertForm(asked=Asked(), language="fi").next_secret


@pytest.mark.parametrize(("sent", "expected"), [({"frequency": "weekly"}, "weekly"), ({}, "daily")])
def test_a_frequency_is_chosen_or_daily(sent, expected):
    chosen = FrequencyForm(sent)
    assert chosen.is_valid()
    assert chosen.cleaned_data["frequency"] == expected
    assert not FrequencyForm({"frequency": "x"}).is_valid()


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["root@localhost", "root@[127.0.0.1]", "root@[IPv6:::1]"])
def test_no_mail_goes_to_a_machine_instead_of_a_person(email):
    order = form(email=email)
    assert not order.is_valid()
    assert list(order.errors) == ["email"]
    assert len(order.errors["email"]) == 1
    assert "@" in order.errors["email"][0]
