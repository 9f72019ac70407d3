"""Documents and questions in the language of PostgreSQL, in which nothing that was typed is an operator."""

from dataclasses import replace

import pytest

from search.engines.counted import WORTH, counted
from search.engines.lexemes import (
    MOST_BYTES,
    MOST_PLACES,
    all_words,
    in_titles,
    length_of,
    matching,
    passing,
    quoted,
    stretch_of,
    translated_ways,
    vector_of,
    ways,
)
from search.engines.protocol import IndexDocument
from search.query.nodes import And, Everything, Not, Or, Phrase, Term

A = Term("A", "a", ("b", "c"), folded="a", translations=("x",), corrections=("d", "b"))


def document(**words):
    bags = ("exact", "lemmas", "parts", "folded", "title_exact", "title_lemmas", "title_parts")
    return IndexDocument(id=1, version=1, date="", **{bag: tuple(words.get(bag, "").split()) for bag in bags})


def test_words_have_a_sign_for_what_they_are_and_those_that_stand_there_their_places():
    written = vector_of(document(title_exact="otsikko", exact="avustus on", lemmas="avustus", parts="osa osa"))
    expected = ["'#0'", "'eotsikko':1", "'eavustus':3", "'eon':4", "'hotsikko':1", "'lavustus'", "'posa'"]
    assert written.text.split() == expected
    assert written.words == {"eotsikko", "eavustus", "eon", "lavustus", "posa"}
    assert length_of(document(exact="a b", lemmas="c", title_parts="d")) == 4


def test_a_phrase_does_not_reach_from_the_title_into_the_text():
    places = [piece for piece in vector_of(document(title_exact="a b", exact="c")).text.split() if "'e" in piece]
    assert places == ["'ea':1", "'eb':2", "'ec':4"]


def test_what_a_vector_has_no_room_for_is_left_out():
    written = vector_of(document(exact="a " * 20_000))
    assert written.text.count(",") == MOST_PLACES - 1
    written = vector_of(document(exact=" ".join(f"{number:0>100}" for number in range(10_000))))
    assert len(written.text) < MOST_BYTES * 1.1
    assert len(written.words) < 10_000
    assert vector_of(document()) == ("'#0'", "{}", frozenset())


def test_values_and_the_stretch_of_the_key_are_words_that_narrow():
    made = replace(document(), id=5_000, values={"kind": ("decision",), "present": ("a", "b")})
    words = passing({"kind": ("decision",), "present": ("b", "c"), "year": ()})
    there = vector_of(made)
    assert stretch_of(made.id) == "#2"
    assert f"'{words['kind'][0]}'" in there.text.split()
    assert [quoted(word) in there.text.split() for word in words["present"]] == [True, False]
    assert words.keys() == {"kind", "present"}
    assert {*words["kind"], words["present"][0]} < there.words


def test_a_word_is_asked_for_in_all_its_ways():
    assert ways(A) == {"a": ("ea",), "b": ("lb", "pb"), "c": ("lc", "pc"), "d": ("ld", "pd"), "": ("fa",)}
    assert ways(Term("A", "a", ("a",))) == {"a": ("ea", "la", "pa")}
    assert ways(Term("Ä", "ä", ("ä",), folded="a")) == {"ä": ("eä", "lä", "pä")}
    assert translated_ways(A) == {"x": ("lx", "px")}
    assert all_words(A) == ["ea", "lb", "pb", "lc", "pc", "ld", "pd", "fa", "lx", "px"]


def test_a_form_is_one_word_whatever_it_is_in_a_passage_and_counts_as_often_as_it_is_there():
    written = vector_of(document(lemmas="b b", title_lemmas="b", parts="b", folded="c"))
    assert written.text.split() == ["'#0'", "'lb'", "'fc'", "'tb'"]
    assert written.words == {"lb", "fc"}
    assert written.counted == counted({"lb": 2 * WORTH["lemmas"] + WORTH["title_lemmas"] + WORTH["parts"], "fc": 0.3})


def test_trees_become_queries():
    b = Term("b", "b", ())
    assert matching(And((b, Not(Phrase(("c", "d")))))) == "(('eb') & !('ec' <-> 'ed'))"
    assert matching(Or((b, Phrase(("c",))))) == "(('eb') | ('ec'))"
    assert matching(And((Everything(), Not(b)))) == "(!('eb'))"
    with pytest.raises(ValueError, match="no expression"):
        matching(Everything())


def test_titles_are_asked_by_words_of_their_own():
    b = Term("b", "b", ("c",), translations=("d",))
    assert in_titles(And((b, Not(Term("b", "b", ("c",)))))) == "(('hb' | 'tc' | 'td') & !('eb' | 'lc' | 'pc'))"
    assert in_titles(Or((Phrase(("x", "y")), b))) == "(('hx' <-> 'hy') | ('hb' | 'tc' | 'td'))"
    assert in_titles(Term("b", "b", ("b",))) == "('hb' | 'tb')"


def test_signs_of_the_language_are_letters_like_others():
    assert quoted("a'b\\c") == "'a''b\\\\c'"
