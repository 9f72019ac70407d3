"""Words that say nothing are not asked for beside those that do."""

from search.engines.frequent import without_frequent, without_frequent_of_many
from search.query.nodes import And, Not, Or, Phrase, Term

AND, GRANT, PLACE = (Term(word, word, (word,)) for word in ("ja", "avustus", "paikka"))


def share(term):
    return 0.9 if term in (AND, PLACE) else 0.01


def test_a_frequent_word_is_left_out_beside_a_rare_one():
    assert without_frequent(And((AND, GRANT)), share) == GRANT
    assert without_frequent(And((AND, GRANT, Not(PLACE))), share) == And((GRANT, Not(PLACE)))


def test_where_all_are_frequent_all_are_asked_for():
    for tree in (AND, And((AND, PLACE)), Or((AND, GRANT)), And((GRANT, Not(AND)))):
        assert without_frequent(tree, share) == tree


def test_a_phrase_stays():
    phrase = Phrase(("ja", "kunta"))
    assert without_frequent(And((AND, phrase)), share) == phrase


def test_of_many_words_of_which_any_may_be_missing_those_that_tell_are_asked_for():
    assert without_frequent_of_many(Or((AND, GRANT, PLACE)), share) == Or((GRANT,))
    assert without_frequent_of_many(And((Or((AND, GRANT)), Not(PLACE))), share) == And((Or((GRANT,)), Not(PLACE)))
    for tree in (AND, Or((AND, PLACE)), Phrase(("ja", "kunta"))):
        assert without_frequent_of_many(tree, share) == tree
