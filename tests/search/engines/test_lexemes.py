"""Documents and questions in the language of PostgreSQL, in which nothing that was typed is an operator."""

import pytest

from search.engines.lexemes import (
    all_words,
    in_titles,
    matching,
    passing,
    quoted,
    stretch_of,
    translated_ways,
    ways,
)
from search.query.nodes import And, Everything, Not, Or, Phrase, Term

A = Term("A", "a", ("b", "c"), folded="a", translations=("x",), corrections=("d", "b"))


def test_values_narrow_by_any_of_those_of_a_field():
    words = passing({"kind": ("decision",), "present": ("b", "c"), "year": ()})
    assert {field: len(some) for field, some in words.items()} == {"kind": 1, "present": 2}
    assert stretch_of(5_000) == "#2"


def test_a_word_is_asked_for_in_all_its_ways():
    assert ways(A) == {"a": ("ea",), "b": ("lb", "pb"), "c": ("lc", "pc"), "d": ("ld", "pd"), "": ("fa",)}
    assert ways(Term("A", "a", ("a",))) == {"a": ("ea", "la", "pa")}
    assert ways(Term("Ä", "ä", ("ä",), folded="a")) == {"ä": ("eä", "lä", "pä")}
    assert translated_ways(A) == {"x": ("lx", "px")}
    assert all_words(A) == ["ea", "lb", "pb", "lc", "pc", "ld", "pd", "fa", "lx", "px"]


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
