"""What a reader's feedback means: only the message is asked for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from pages.feedback.form_secret import new_secret, read_secret
from pages.feedback.forms import FeedbackForm
from pages.models.feedback import LONGEST_TEXT, Feedback


def form(**fields: Any) -> FeedbackForm:
    """A form that a person filled in over a minute."""
    opened = new_secret(timezone.now() - timedelta(minutes=1))
    return FeedbackForm({"secret": opened, "text": "Hei", **fields})


def test_a_message_is_enough() -> None:
    given = form()
    assert given.is_valid()
    assert given.cleaned_data["subject"] == Feedback.Subject.OTHER
    assert (given.cleaned_data["email"], given.cleaned_data["page"]) == ("", "")


def test_a_message_of_spaces_is_none() -> None:
    assert list(form(text=" \r\n ").errors) == ["text"]


def test_line_breaks_count_as_their_writer_counted_them() -> None:
    assert form(text="a" + "\r\n" * (LONGEST_TEXT - 2) + "b").is_valid()
    assert "1" in form(text="x" * (LONGEST_TEXT + 1)).errors["text"][0]


def test_a_form_that_comes_back_at_once_may_be_sent_again() -> None:
    signed = new_secret(timezone.now())
    quick = form(secret=signed)
    assert quick.non_field_errors()
    assert quick.next_secret == signed


def test_a_form_that_is_not_ours_gets_a_new_secret() -> None:
    foreign = form(secret="foreign")
    assert foreign.non_field_errors()
    assert read_secret(foreign.next_secret, timezone.now()) is not None


def test_the_trap_catches_machines() -> None:
    assert list(form(homepage="https://spam.example").errors) == ["homepage"]


def test_odd_input_is_refused_or_cut() -> None:
    assert list(form(email="ei osoite").errors) == ["email"]
    assert list(form(subject="muu").errors) == ["subject"]
    assert list(form(text="a\0b").errors) == ["text"]
    long = form(page="/" + "x" * 900)
    assert long.is_valid()
    assert len(long.cleaned_data["page"]) == 500
