"""What was probably meant by words that nobody has used."""

import pytest

from search.query.nodes import And, Or, Phrase, Term
from search.query.parser import parse
from search.query.spelling import MOST_WORDS, Spelled, is_any_known, spelled
from search.query.trees import positive


class Known:
    """An engine that knows some words, and counts what it is asked."""

    def __init__(self, *words, alike=()):
        self.words, self.like, self.asked = set(words), list(alike), []

    def known_words(self, words):
        self.asked.append("known")
        return self.words & set(words)

    def alike(self, word, limit):
        self.asked.append(word)
        return self.like[:limit]


def corrected(text, engine):
    return spelled(parse(text, language="fi").tree, engine, language="fi")


def test_a_word_that_is_known_in_any_form_stays():
    engine = Known("avustus")
    found = corrected("avustuksista", engine)
    assert found.replaced == ()
    assert found.text("avustuksista") == ""
    assert engine.asked == ["known"]


def test_an_unknown_word_gets_the_forms_of_what_was_meant():
    found = corrected("avusutksista TAI kunta", Known("kunta", alike=["avustuksista"]))
    first, second = found.tree.nodes
    assert {"avustuksista", "avustus"} <= set(first.corrections)
    assert second.corrections == ()
    assert found.replaced == (("avusutksista", "avustuksista"),)
    assert found.text("avusutksista TAI kunta") == "avustuksista TAI kunta"


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("silta zzzqq", True), ("zzzqq xxyyzz", False), ("zzzqq zzz*", True),
        ('zzzqq "uudet sillat"', True), ('zzzqq "uusi lautta"', False), ('"zzzqq xxyyzz"', True),
    ],
)  # fmt: skip
def test_whether_any_word_may_be_in_a_passage_costs_no_further_look_up(text, is_known):
    engine = Known("silta")
    assert corrected(text, engine).is_known == is_known
    assert engine.asked.count("known") == int(not text.startswith('"'))


@pytest.mark.parametrize(("text", "is_known"), [('"uudet sillat"', True), ('"zzzqq xxyyzz"', False)])
def test_whether_any_word_of_a_phrase_is_in_a_passage_can_be_asked(text, is_known):
    assert is_any_known(parse(text, language="fi").tree, Known("silta"), language="fi") == is_known


def test_a_word_that_is_put_right_is_known():
    assert corrected("avusutksista xxyyzz", Known(alike=["avustuksista"])).is_known


def test_the_beginning_of_a_word_is_not_corrected():
    engine = Known(alike=["avustuksista"])
    assert corrected("avusut*", engine).replaced == ()
    assert engine.asked == []


@pytest.mark.parametrize(
    ("word", "language", "like"), [("simma", "sv", "samma"), ("skatt", "sv", "satt"), ("sauna", "fi", "sana")]
)
def test_a_short_word_of_the_language_is_not_looked_for_as_another_one(word, language, like):
    found = spelled(parse(word, language=language).tree, Known(alike=[like]), language=language)
    [term] = positive(found.tree)
    assert term.corrections == ()
    assert found.text(word) == like


def test_who_writes_a_word_of_her_language_is_told_of_none_of_the_other_one():
    engine = Known(alike=["sakna"])
    assert corrected("sauna", engine).replaced == ()
    assert corrected("sauka", engine).replaced == (("sauka", "sakna"),)


def test_nobody_means_a_word_that_only_holds_others_together():
    engine = Known(alike=["att", "katter"])
    assert spelled(parse("kattt", language="sv").tree, engine, language="sv").text("kattt") == "katter"
    assert corrected("onn", Known(alike=["on"])).replaced == ()


def test_what_is_like_nothing_stays_as_it_is():
    assert corrected("qwertyuiop", Known()).replaced == ()


def test_only_whole_words_are_replaced_and_signs_mean_nothing():
    assert Spelled(Phrase(("a",)), (("ab", r"\1x"),)).text("ab cab ab.") == r"\1x cab \1x."


def test_only_some_words_of_a_question_are_looked_up():
    engine = Known(alike=["x"])
    found = corrected(" ".join(f"qwerty{letter}" for letter in "abcdefgh"), engine)
    assert isinstance(found.tree, And)
    assert len(engine.asked) == 1 + MOST_WORDS


@pytest.mark.parametrize("text", ["", '"avustus sai"', "-avustus"])
def test_without_words_nothing_is_asked(text):
    engine = Known()
    assert corrected(text, engine).replaced == ()
    assert engine.asked == []


def test_the_likeliest_correction_is_what_the_termbase_is_asked_by():
    [term] = list(positive(corrected("avusutksista", Known(alike=["avustuksista", "avustajista"])).tree))
    assert {"avustuksista", "avustus"} == set(term.meant)
    assert "avustaja" in term.corrections


def test_words_of_the_termbase_are_meant_where_no_passage_has_one_as_near():
    tree = parse("avusutksista", language="fi").tree
    engine = Known(alike=["avustajista"])
    found = spelled(tree, engine, language="fi", names=lambda _word, _limit: ["avustuksista"])
    assert found.replaced == (("avusutksista", "avustuksista"),)


def test_the_corrections_hold_for_the_tree_as_it_was_typed():
    typed = parse("avusutksista kunta", language="fi").tree
    found = corrected("avusutksista kunta", Known("kunta", alike=["avustuksista"]))
    first, second = found.of(typed).nodes
    assert first.corrections[0] == "avustuksista"
    assert second.corrections == ()


def test_what_may_be_meant_is_a_word_and_not_what_is_left_of_it():
    found = spelled(parse("fisksopa", language="sv").tree, Known(alike=["fisksopp", "fisksoppa"]), language="sv")
    assert found.text("fisksopa") == "fisksoppa"


def test_a_short_name_of_what_passages_call_by_several_words_is_no_mistake():
    [typed] = positive(parse("sote", language="fi").tree)
    words = And(tuple(Term("", "", (), translations=(one,)) for one in ("sosiaali", "terveyspalvelu")))
    known = spelled(Or((typed, words)), Known("sosiaali", "terveyspalvelu", alike=["ote"]), language="fi")
    assert known.replaced == ()
    unknown = spelled(Or((typed, words)), Known("sosiaali", alike=["ote"]), language="fi")
    assert unknown.replaced == (("sote", "ote"),)
