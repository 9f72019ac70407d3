"""What is done with trees."""

from dataclasses import replace

from search.query.nodes import And, Everything, Not, Or, Phrase, Term
from search.query.trees import changed, is_translated, positive, terms, together, untranslated, widened

A, B, C = (Term(word, word, (word,)) for word in "abc")
TREE = And((A, Or((B, Phrase(("x", "y")))), Not(C)))


def test_the_words_that_are_wanted_and_all_of_them():
    assert list(positive(TREE)) == [A, B, Phrase(("x", "y"))]
    assert list(terms(TREE)) == [A, B, C]
    assert list(terms(Everything())) == []


def test_every_wanted_word_can_be_changed():
    shout = changed(TREE, lambda term: replace(term, exact=term.exact.upper()))
    assert [term.exact for term in terms(shout)] == ["A", "B", "c"]


def test_nodes_come_together_in_the_simplest_tree():
    assert together([]) == Everything()
    assert together([A, A]) == A
    assert together([A, B], [C, C]) == And((A, B, Not(C)))
    assert together([], [C]) == And((Everything(), Not(C)))


def test_a_wider_question_asks_for_any_of_the_words():
    assert widened(And((A, B, Not(C)))) == And((Or((A, B)), Not(C)))
    assert widened(And((A, Not(C)))) is None
    assert widened(A) is None


def test_words_of_the_other_language_are_told_from_the_others():
    both = And((replace(A, translations=("x",)), B))
    assert is_translated(both)
    assert untranslated(both) == And((A, B))
    assert not is_translated(untranslated(both))


def test_what_was_not_typed_is_told_from_what_was():
    other = And((Term("", "", (), translations=("x",)), Term("", "", (), translations=("y",))))
    either = And((Or((A, other)), Or((B, Or((C, other))))))
    assert is_translated(either)
    assert untranslated(either) == And((A, Or((B, C))))
    assert untranslated(Or((Phrase(("a", "b")), other))) == Phrase(("a", "b"))
    assert untranslated(Not(A)) == Not(A)
