"""Why a passage was found, where its marks do not say it."""

import pytest

from search.query.nodes import Term
from search.query.parser import parse
from search.results.highlight import Highlighter
from search.results.reasons import part_in, reasons


def told(tree, text, language="fi"):
    return reasons(text, Highlighter(tree).marks(text, language))


def test_the_word_itself_and_its_forms_need_no_reason():
    tree = parse("avustus", language="fi").tree
    assert told(tree, "Avustus, avustukset") == ()
    assert told(tree, "Avustus ja järjestöavustus") == ()


def test_the_part_of_a_word_is_shown_inside_it():
    [why] = told(parse("avustus", language="fi").tree, "uusi järjestöavustuksen malli")
    assert (why.reason, why.before, why.word, why.after) == ("part", "järjestö", "avustuksen", "")


def test_a_word_of_the_other_language_is_named():
    [why] = told(Term("avustus", "avustus", ("avustus",), translations=("bidrag",)), "mer bidraget", "sv")
    assert (why.reason, why.word) == ("translation", "bidraget")


@pytest.mark.parametrize(
    ("surface", "part", "shown"),
    [
        ("järjestöavustus", "avustus", "avustus"),
        ("avustusperusteet", "avustus", "avustus"),
        ("pienavustuksen", "avustus", "avustuksen"),
        ("leikkipuiston", "puisto", "puiston"),
        ("kunnanhallitus", "kunta", "kunnanhallitus"),
        ("sil\u00adlat", "silta", "sil\u00adlat"),
        ("x", "y", "x"),
    ],
)
def test_a_part_is_found_in_its_word(surface, part, shown):
    start, end = part_in(surface, part)
    assert surface[start:end] == shown
