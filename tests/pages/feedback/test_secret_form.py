"""The trap and the secret of forms that readers send."""

from datetime import timedelta

from django.utils import timezone

from pages.feedback.form_secret import new_secret
from pages.feedback.secret_form import SecretForm


def test_a_form_keeps_its_own_secret_while_that_is_good():
    secret = new_secret(timezone.now())
    form = SecretForm({"secret": secret})
    assert form.opened is not None
    assert form.next_secret == secret


def test_a_form_that_is_not_ours_gets_a_new_secret():
    for data in ({}, {"secret": "made up"}):
        form = SecretForm(data)
        fresh = SecretForm({"secret": form.next_secret})
        assert fresh.opened is not None
        assert timezone.now() - fresh.opened.opened_at < timedelta(minutes=1)


def test_who_writes_into_the_trap_is_told():
    form = SecretForm({"homepage": "x"})
    assert list(form.errors) == ["homepage"]
