"""Every bad state has its sentence, and says what to do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from search.engines.breaker import MOST_WAITING
from search.engines.troubles import Trouble
from search.health.figures import EngineFigures, Figures, Queue
from search.health.findings import MINOR, SENTENCES, findings

NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)
EMBEDDED = EngineFigures("sqlite", is_beside=False, is_up=True, documents=100, queue=Queue())
BESIDE = EngineFigures("elasticsearch", is_beside=True, is_up=True, documents=100, queue=Queue())
WELL = Figures(
    at=NOW, passages=100, engines=(EMBEDDED, BESIDE), verified_at=NOW - timedelta(hours=6), differences=0,
    documents_flagged=0, analysis="libvoikko + simplemma",
)  # fmt: skip
LATE = Queue(waiting=412, since=NOW - timedelta(minutes=31), is_overdue=True)
STATES = {
    "down": replace(WELL, engines=(replace(EMBEDDED, is_up=False, documents=None),)),
    "empty": replace(WELL, passages=0, verified_at=None),
    "filling": replace(WELL, engines=(replace(EMBEDDED, documents=37), BESIDE)),
    "beside_down": replace(WELL, engines=(EMBEDDED, replace(BESIDE, is_up=False, documents=None, queue=LATE))),
    "beside_empty": replace(WELL, engines=(EMBEDDED, replace(BESIDE, documents=0))),
    "beside_behind": replace(WELL, engines=(EMBEDDED, replace(BESIDE, queue=Queue(waiting=MOST_WAITING + 1)))),
    "beside_trouble": replace(WELL, engines=(EMBEDDED, replace(BESIDE, trouble="full"))),
    "worker": replace(WELL, engines=(replace(EMBEDDED, queue=LATE), BESIDE)),
    "dead": replace(WELL, engines=(replace(EMBEDDED, queue=Queue(dead=2)), replace(BESIDE, queue=Queue(dead=1)))),
    "not_compared": replace(WELL, verified_at=NOW - timedelta(days=3)),
    "differences": replace(WELL, differences=4),
    "documents": replace(WELL, documents_flagged=3),
    "voikko": replace(WELL, analysis="simplemma"),
}


def codes(figures):
    return [finding.code for finding in findings(figures, language="fi")]


def test_a_search_that_is_well_has_nothing_to_say():
    assert codes(WELL) == []
    assert codes(replace(WELL, engines=(EMBEDDED,))) == []


@pytest.mark.parametrize("state", STATES)
def test_every_bad_state_is_told_alone(state):
    assert codes(STATES[state]) == [state]


def test_every_sentence_belongs_to_a_state():
    assert SENTENCES.keys() == STATES.keys()
    assert set(MINOR) < SENTENCES.keys()


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("state", STATES)
def test_it_is_told_in_both_languages_with_what_to_do(state, language):
    with translation.override(language):
        [told] = findings(STATES[state], language=language)
    with translation.override("en"):
        [english] = findings(STATES[state], language="fi")
    assert told.what != english.what
    assert told.what_to_do != english.what_to_do
    assert "%(" not in told.what + told.what_to_do


def test_numbers_and_moments_stand_in_the_sentences():
    with translation.override("fi"):
        [told] = findings(STATES["worker"], language="fi")
    assert "412 muutosta" in told.what
    assert "su 22.11. klo 10.41" in told.what


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize(("state", "button"), [("voikko", "Make the search anew"), ("dead", "Try again")])
def test_a_button_is_called_what_stands_on_it(state, button, language):
    with translation.override(language):
        [told] = findings(STATES[state], language=language)
        assert f"”{translation.gettext(button)}”" in told.what_to_do


def test_the_worst_comes_first_and_hints_are_not_serious():
    worst = replace(STATES["down"], documents_flagged=3, differences=1, analysis="simplemma")
    told = findings(worst, language="fi")
    assert [finding.code for finding in told] == ["down", "differences", "documents", "voikko"]
    assert [finding.is_serious for finding in told] == [True, False, False, False]


def test_what_an_engine_says_of_itself_stands_with_it():
    with translation.override("fi"):
        [told] = findings(STATES["beside_trouble"], language="fi")
    assert told.told == str(Trouble.FULL.label)
    with translation.override("sv"):
        [other] = findings(STATES["beside_trouble"], language="sv")
    assert told.told != other.told


def test_a_queue_to_an_engine_that_is_away_is_no_fault_of_the_worker():
    assert codes(STATES["beside_down"]) == ["beside_down"]
    both = replace(WELL, engines=(replace(EMBEDDED, queue=LATE), replace(BESIDE, queue=LATE)))
    [told] = findings(both, language="fi")
    assert "824" in told.what
