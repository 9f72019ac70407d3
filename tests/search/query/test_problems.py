"""Every problem has a sentence."""

from search.query.problems import SENTENCES, Problem, in_few_words


def test_every_problem_is_said_with_what_was_typed():
    for code in SENTENCES:
        assert "%(" not in Problem(code, typed="5 %", number=24).sentence
    assert "eilen" in Problem("unknown_date", typed="eilen").sentence


def test_what_is_true_of_many_words_is_said_of_three_and_how_many_more():
    unknown = [Problem("unknown_value", typed=f"nimi{number}") for number in range(24)]
    told = in_few_words([Problem("star"), *unknown, Problem("unclosed_quote")])
    assert told == (
        Problem("star"),
        *unknown[:3],
        Problem("others", number=21),
        Problem("unclosed_quote"),
    )
    assert "21" in told[4].sentence


def test_each_problem_is_said_once():
    assert in_few_words([Problem("star"), Problem("star")]) == (Problem("star"),)
