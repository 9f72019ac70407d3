"""Documents and questions in the language of PostgreSQL, in which nothing that was typed is an operator."""

import pytest

from search.engines.lexemes import (
    MOST_BYTES,
    MOST_PLACES,
    again,
    all_words,
    every_time,
    in_titles,
    length_of,
    matching,
    quoted,
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


def test_words_have_a_sign_for_what_they_are_and_a_label_for_where_they_are():
    vector, words = vector_of(document(title_exact="otsikko", exact="avustus on", lemmas="avustus", parts="osa osa"))
    assert vector == "'eotsikko':1A 'eavustus':3B 'eon':4B 'lavustus':1C 'posa':1 'posa~2':1"
    assert words == {"eotsikko", "eavustus", "eon", "lavustus", "posa"}
    assert length_of(document(exact="a b", lemmas="c", title_parts="d")) == 4


def test_a_phrase_does_not_reach_from_the_title_into_the_text():
    vector, _words = vector_of(document(title_exact="a b", exact="c"))
    assert vector == "'ea':1A 'eb':2A 'ec':4B"


def test_what_a_vector_has_no_room_for_is_left_out():
    vector, _words = vector_of(document(exact="a " * 20_000))
    assert vector.count(",") == MOST_PLACES - 1
    vector, words = vector_of(document(exact=" ".join(f"{number:0>100}" for number in range(10_000))))
    assert len(vector) < MOST_BYTES * 1.1
    assert len(words) < 10_000
    assert vector_of(document()) == ("", frozenset())


def test_a_word_is_asked_for_in_all_its_ways():
    assert ways(A) == {"a": ("ea",), "b": ("lb", "pb"), "c": ("lc", "pc"), "d": ("ld", "pd"), "": ("fa",)}
    assert ways(Term("A", "a", ("a",))) == {"a": ("ea", "la", "pa")}
    assert translated_ways(A) == {"x": ("lx", "px")}
    assert all_words(A) == ["ea", "lb", "pb", "lc", "pc", "ld", "pd", "fa", "lx", "px"]


def test_a_form_counts_up_to_four_times():
    assert every_time(["ea", "lb"]) == ["ea", "lb", "lb~2", "lb~3", "lb~4"]
    vector, words = vector_of(document(lemmas="b " * 9, title_lemmas="b"))
    assert vector == "'lb':1B 'lb~2':1C 'lb~3':1C 'lb~4':1C"
    assert words == {"lb"}
    assert again("lb", 1) == "lb"


def test_trees_become_queries():
    b = Term("b", "b", ())
    assert matching(And((b, Not(Phrase(("c", "d")))))) == "(('eb') & !('ec' <-> 'ed'))"
    assert matching(Or((b, Phrase(("c",))))) == "(('eb') | ('ec'))"
    assert matching(And((Everything(), Not(b)))) == "(!('eb'))"
    with pytest.raises(ValueError, match="no expression"):
        matching(Everything())


def test_titles_are_asked_by_their_labels():
    b = Term("b", "b", ("c",))
    assert in_titles(And((b, Not(b)))) == "(('eb':A | 'lc':B) & !('eb' | 'lc' | 'pc'))"
    assert in_titles(Or((Phrase(("x", "y")), b))) == "(('ex':A <-> 'ey':A) | ('eb':A | 'lc':B))"


def test_signs_of_the_language_are_letters_like_others():
    assert quoted("a'b\\c") == "'a''b\\\\c'"
