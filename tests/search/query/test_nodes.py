"""What a question says of itself."""

from dataclasses import replace

from search.query.nodes import Everything, Question

QUESTION = Question(tree=Everything(), language="fi")


def test_a_question_leaves_something_out_while_names_hide_or_pages_have_expired():
    assert not QUESTION.leaves_out
    assert replace(QUESTION, shown_on="2026-11-23").leaves_out
    assert replace(QUESTION, expired=(3,)).leaves_out
