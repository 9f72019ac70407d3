"""Questions in the language of FTS5, in which nothing that was typed is an operator."""

import pytest

from search.engines.expressions import matching
from search.query.nodes import And, Everything, Not, Or, Phrase, Term

A, B = Term("a", "a", ("c",)), Term("b", "b", ())
FORMS = "{title_lemmas title_parts lemmas parts}"
ASKED_A = f'({{title_exact exact}} : "a" OR {FORMS} : "c")'
ASKED_B = '({title_exact exact} : "b")'


def test_trees_become_expressions():
    assert matching(A) == ASKED_A
    assert matching(And((A, B, Not(Phrase(("x", "y")))))) == (
        f'({ASKED_A} AND {ASKED_B}) NOT {{title_exact exact}} : "x y"'
    )
    assert matching(Or((A, B))) == f"({ASKED_A} OR {ASKED_B})"
    assert matching(And((Everything(), B))) == f"({ASKED_B})"
    with pytest.raises(ValueError, match="no expression"):
        matching(Everything())


def test_translations_corrections_and_bare_forms_are_ways_of_a_word():
    words = matching(Term("d", "d", (), folded="d", translations=("e",), corrections=("f",)))
    assert words.endswith(f'OR {FORMS} : "f" OR folded : "d")')
    assert f'{FORMS} : "e"' in words


def test_a_dictionary_form_that_was_typed_is_one_phrase_over_all_columns():
    assert matching(Term("a", "a", ("a",))) == '({title_exact exact title_lemmas title_parts lemmas parts} : "a")'


def test_every_word_is_quoted():
    assert matching(Phrase(('a" OR "b',))) == '{title_exact exact} : "a"" OR ""b"'
