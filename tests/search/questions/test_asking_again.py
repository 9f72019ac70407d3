"""What had no result is asked again, and leaves the list once it has one."""

import pytest

from search.engines.protocol import EngineDown
from search.models import AskedQuestion
from search.outbox import drain
from search.questions import asking_again
from search.questions.asking_again import ask_again
from search.questions.queries import without_result
from tests import factories
from tests.search.questions.made import question


def waiting():
    return [row["text"] for row in without_result()]


def test_a_question_that_finds_something_now_leaves_the_list(minimal_site):
    question("kyytiapu")
    question("lumityöt")
    assert ask_again() == 0
    factories.news(minimal_site.fi, title="Kyytiapua vapaaehtoisilta")
    drain()
    assert ask_again() == 1
    assert waiting() == ["lumityöt"]
    assert AskedQuestion.objects.get(text="kyytiapu").last_total == 1


def test_a_result_in_the_other_language_is_a_result(minimal_site):
    question("skjuts", language="fi")
    factories.news(minimal_site.sv, title="Skjuts till mötet")
    drain()
    assert ask_again() == 1


def test_only_so_many_are_asked_at_once_the_most_frequent_first(minimal_site, monkeypatch):
    asked = []
    monkeypatch.setattr(asking_again, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(asking_again, "total_of", lambda asked_for, language: asked.append(asked_for.text) or 0)
    for times, text in ((5, "viisi"), (9, "yhdeksän"), (7, "seitsemän")):
        question(text, times=times)
    ask_again()
    assert asked == ["yhdeksän", "seitsemän"]


def test_where_nobody_answers_the_questions_wait(db, monkeypatch):
    def down(asked, language):
        raise EngineDown("away")

    monkeypatch.setattr(asking_again, "total_of", down)
    question("kyytiapu")
    assert ask_again() == 0
    assert waiting() == ["kyytiapu"]


@pytest.mark.parametrize("text", ["-sana", '"', "*", "or", "tai", "()", "ä" * 100, "sana OR", "%_", "''"])
def test_strange_questions_stop_nobody(minimal_site, text):
    question(text)
    assert ask_again() == 0
