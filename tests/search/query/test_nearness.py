"""Where hardly anything has all the words, what has some of them, their parts or words alike comes near."""

from dataclasses import replace

import pytest

from search.engines.protocol import Answer, Hit
from search.query.nearness import ENOUGH, LOOKED_AT, MOST_WORDS, near, nearest
from search.query.nodes import And, Everything, Not, Or, Phrase, Question, Term
from search.query.parser import parse


def tree(text, language="fi"):
    return parse(text, language=language).tree


def wanted(node):
    return {" ".join(one.words) if isinstance(one, Phrase) else one.exact + "*" * one.is_prefix for one in node.nodes}


def test_any_word_will_do_and_words_that_begin_alike():
    assert {"tulkkaus", "kokouksessa", "tulkka*"} <= wanted(near(tree("tulkkaus kokouksessa"), "fi"))


def test_a_composed_word_leads_to_its_parts():
    found = wanted(near(tree("ensiapukurssi"), "fi"))
    assert {"ensiapu", "kurssi"} <= found
    assert {"brand", "station"} & wanted(near(tree("brandstation", "sv"), "sv"))


def test_what_must_not_be_there_stays_out_and_phrases_stay_whole():
    found = near(tree('"sai tukea" kunta -avustus'), "fi")
    assert isinstance(found, And)
    some, without = found.nodes
    assert isinstance(some, Or)
    assert isinstance(without, Not)
    assert without.node.exact == "avustus"
    assert "sai tukea" in wanted(some)


@pytest.mark.parametrize("text", ["", "-avustus", '"sai tukea"', "avust*", "ilta", "ilta OR talo"])
def test_nothing_wider_can_be_asked_than_what_is_widest(text):
    assert near(tree(text), "fi") is None


def test_hostile_questions_have_neighbours_or_none():
    for text in ('"' * 50, "*" * 2_000, "a OR OR b", "\x00 x", "ä" * 900, " ".join(["sana"] * 400)):
        near(tree(text), "fi")


def asked(question, hits, total, calls):
    def ask(other):
        calls.append(other)
        return Answer(tuple(Hit(key, 1.0) for key in (1, 7, 8, *range(20, 40))), 99, {}, "sqlite")

    found = Answer(tuple(Hit(key, 1.0) for key in hits), total, {}, "sqlite")
    return nearest(question, found, ask)


def test_the_nearest_are_twenty_at_most_and_none_that_was_found():
    question, calls = Question(tree=tree("tulkkaus kokouksessa"), language="fi", facets=("kind",)), []
    found = asked(question, [1], 1, calls)
    assert [hit.id for hit in found.hits][:2] == [7, 8]
    assert len(found.hits) == LOOKED_AT
    assert calls == [replace(question, tree=found.tree, facets=(), is_wide=True, limit=LOOKED_AT + 1)]


def test_nobody_looks_for_more_where_there_is_enough_or_another_order():
    question, calls = Question(tree=tree("tulkkaus kokouksessa"), language="fi"), []
    for one, total in (
        (question, ENOUGH),
        (replace(question, offset=20), 1),
        (replace(question, sort="newest"), 1),
        (replace(question, tree=Everything()), 0),
        (replace(question, tree=Term("ilta", "ilta", ("ilta",))), 0),
    ):
        assert asked(one, [1], total, calls).hits == ()
    assert calls == []


def test_a_long_question_asks_for_eight_words_at_most_its_own_first():
    found = near(tree("järjestöavustuksen hakemuslomake neuvottelukunnan kokouksessa"), "fi")
    assert len(found.nodes) == MOST_WORDS
    assert [one.typed for one in found.nodes[:4]] == [
        "järjestöavustuksen",
        "hakemuslomake",
        "neuvottelukunnan",
        "kokouksessa",
    ]
    assert len(near(tree(" ".join(f"sana{number}" for number in range(20))), "fi").nodes) == MOST_WORDS


def test_words_of_a_name_that_nobody_typed_are_near_to_nothing():
    meant = And(tuple(Term("", "", (), translations=(word,), synonyms=(word,)) for word in ("kunnan", "tapaaminen")))
    found = near(And((Or((tree("kokous"), meant)), tree("qzxwv"))), "fi")
    assert {"kokous", "qzxwv"} <= wanted(found)
    assert "" not in wanted(found)
    assert near(Or((tree("ilta"), meant)), "fi") is None
