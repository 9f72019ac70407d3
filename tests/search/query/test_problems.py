"""Every problem has a sentence."""

from search.query.problems import SENTENCES, Problem


def test_every_problem_is_said_with_what_was_typed():
    for code in SENTENCES:
        assert "%(" not in Problem(code, typed="5 %", number=24).sentence
    assert "eilen" in Problem("unknown_date", typed="eilen").sentence
