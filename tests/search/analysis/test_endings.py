"""Endings of Finnish words are taken away only where a known word is left."""

import pytest

from search.analysis.endings import base_by_ending, noun_of
from search.analysis.finnish import known


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("avustuksissaan", "avustus"),
        ("kokouksensa", "kokous"),
        ("edustajistammekin", "edustaja"),
        ("koordinaattorille", "koordinaattori"),
        ("vuotiaille", "vuotias"),
        ("osallistuneista", "osallistua"),
        ("autetut", "auttaa"),
        ("lisättyä", "lisätä"),
    ],
)
def test_what_is_left_without_endings_is_a_known_word(form, base):
    assert base_by_ending(form, known) == base


@pytest.mark.parametrize("word", ["", "a", "kin", "nsa", "xyzzyx", "qwertyllä", "ä" * 100])
def test_what_is_no_word_without_its_endings_is_nothing(word):
    assert base_by_ending(word, known) == ""


def test_a_form_of_a_verb_may_be_of_a_noun_too():
    assert noun_of("kulut", known) == "kulu"
    assert noun_of("viestiä", known) == "viesti"
    assert noun_of("kokous", known) == noun_of("on", known) == ""
