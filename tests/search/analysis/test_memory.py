"""What is made of a form is made once, and forgotten when there is too much of it."""

from search.engines import forms
from search.engines.forms import Forms


def test_what_is_made_of_a_form_is_made_once_and_forgotten_where_there_is_too_much(monkeypatch):
    monkeypatch.setattr(forms, "MOST_REMEMBERED", 2)
    made = []
    known = Forms(lambda form: made.append(form) or form.upper())
    assert [known[form] for form in "abaacaa"] == list("ABAACAA")
    assert made == ["a", "b", "c", "a"]
    assert len(known) <= 2
