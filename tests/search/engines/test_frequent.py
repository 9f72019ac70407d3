"""Words that say nothing are not asked for beside those that do."""

from search.engines.frequent import rarest, without_frequent
from search.query.nodes import And, Not, Or, Phrase, Term

AND, GRANT, PLACE, TOWN = (Term(word, word, (word,)) for word in ("ja", "avustus", "paikka", "kunta"))


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


SHARES = {AND: 0.9, GRANT: 0.01, PLACE: 0.5, TOWN: 0.004}


def test_of_words_of_which_any_may_be_missing_the_rarest_are_asked_for():
    assert rarest(Or((AND, GRANT, PLACE, TOWN)), SHARES, 100_000) == Or((GRANT, TOWN))
    assert rarest(And((Or((AND, GRANT)), Not(PLACE))), SHARES, 100_000) == And((Or((GRANT,)), Not(PLACE)))
    for tree in (AND, Phrase(("ja", "kunta"))):
        assert rarest(tree, SHARES, 100_000) == tree


def test_the_fewer_passages_there_are_the_more_words_are_asked_for():
    every = Or((AND, GRANT, PLACE, TOWN))
    assert rarest(every, SHARES, 1_000) == every
    assert rarest(every, SHARES, 2_000) == Or((GRANT, PLACE, TOWN))


def test_where_all_are_frequent_the_rarest_stays():
    assert rarest(Or((AND, PLACE)), SHARES, 100_000) == Or((PLACE,))


def test_a_beginning_is_as_frequent_as_the_words_that_begin_so():
    town, other = (Term(begun, begun, (), is_prefix=True) for begun in ("kunt", "muu"))
    assert rarest(Or((GRANT, town, other)), SHARES | {TOWN: 0.4}, 100_000) == Or((GRANT, other))
    assert rarest(Or((GRANT, town, other)), SHARES, 100_000) == Or((GRANT, town, other))
