"""Documents and questions in the language of PostgreSQL, in which nothing that was typed is an operator."""

import pytest

from search.engines.labels import MOST_PLACES, labels_of
from search.engines.lexemes import (
    MOST_BYTES,
    WORTH,
    all_words,
    counting,
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


def test_words_have_a_sign_for_what_they_are_and_labels_for_what_they_count():
    vector, words = vector_of(document(title_exact="otsikko", exact="avustus on", lemmas="avustus", parts="osa osa"))
    heading, written = labels_of(WORTH["title_exact"], 1), labels_of(WORTH["exact"], 1)
    form, part = labels_of(WORTH["lemmas"]), labels_of(2 * WORTH["parts"])
    counted = [("eotsikko", heading, 1), ("eavustus", written, 3), ("eon", written, 4), ("lavustus", form, 1)]
    expected = [
        piece for word, labels, place in [*counted, ("posa", part, 1)] for piece in _pieces(word, labels, place)
    ]
    assert vector.split() == [*expected, "'hotsikko':1"]
    assert words == {"eotsikko", "eavustus", "eon", "lavustus", "posa"}
    assert length_of(document(exact="a b", lemmas="c", title_parts="d")) == 4


def test_a_phrase_does_not_reach_from_the_title_into_the_text():
    vector, _words = vector_of(document(title_exact="a b", exact="c"))
    places = [piece.rstrip("ABCD") for piece in vector.split() if "e" in piece and "~" not in piece]
    assert places == ["'ea':1", "'eb':2", "'ec':4"]


def test_what_a_vector_has_no_room_for_is_left_out():
    vector, _words = vector_of(document(exact="a " * 20_000))
    assert vector.partition(" ")[0].count(",") == MOST_PLACES - 1
    vector, words = vector_of(document(exact=" ".join(f"{number:0>100}" for number in range(10_000))))
    assert len(vector) < MOST_BYTES * 1.1
    assert len(words) < 10_000
    assert vector_of(document()) == ("", frozenset())


def test_a_word_is_asked_for_in_all_its_ways():
    assert ways(A) == {"a": ("ea",), "b": ("lb", "pb"), "c": ("lc", "pc"), "d": ("ld", "pd"), "": ("fa",)}
    assert ways(Term("A", "a", ("a",))) == {"a": ("ea", "la", "pa")}
    assert ways(Term("Ä", "ä", ("ä",), folded="a")) == {"ä": ("eä", "lä", "pä")}
    assert translated_ways(A) == {"x": ("lx", "px")}
    assert all_words(A) == ["ea", "lb", "pb", "lc", "pc", "ld", "pd", "fa", "lx", "px"]


def test_a_form_is_one_word_whatever_it_is_in_a_passage_and_counts_as_often_as_it_is_there():
    assert counting(["ea", "lb", "fc"]) == ["ea", "ea~", "lb", "lb~", "fc"]
    vector, words = vector_of(document(lemmas="b b", title_lemmas="b", parts="b", folded="c"))
    labels = labels_of(2 * WORTH["lemmas"] + WORTH["title_lemmas"] + WORTH["parts"])
    assert vector.split() == [*_pieces("lb", labels), "'fc':1", "'tb'"]
    assert words == {"lb", "fc"}


def _pieces(word, labels, place=1):
    """What a word is in a vector, the first of its labels at a place, and the lexeme that counts with it."""
    yield f"'{word}':{_placed(labels.first, place)}"
    if labels.second:
        yield f"'{word}~':{_placed(labels.second)}"


def _placed(labels, first=1):
    return ",".join(f"{place}{label}" for place, label in enumerate(labels, first))


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
