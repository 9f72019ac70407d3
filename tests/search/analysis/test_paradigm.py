"""A form may be of another word than a list has it for: the forms beside it say so."""

import pytest

from search.analysis.finnish import known
from search.analysis.paradigm import beside, is_noun, nouns


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("tahdon", "tahto"),
        ("ajan", "aika"),
        ("aikana", "aika"),
        ("alusta", "alku"),
        ("pohjalta", "pohja"),
        ("palkintoja", "palkinto"),
        ("kenkien", "kenkä"),
        ("tyhjään", "tyhjä"),
        ("jätti", "jätti"),
        ("valtaa", "vallata"),
        ("päätetty", "päättää"),
        ("korvattu", "korvata"),
        ("valmistava", "valmistaa"),
        ("näkemästä", "nähdä"),
        ("pienemmässä", "pieni"),
        ("nopeampien", "nopea"),
        ("nimettömiä", "nimetön"),
        ("haittaa", "haitata"),
        ("havaittavissa", "havaita"),
        ("kehittymistä", "kehittyminen"),
    ],
)
def test_a_form_is_of_each_word_that_the_forms_beside_it_are_of(form, other):
    assert other in beside(form, known(form), known)


@pytest.mark.parametrize(
    "form", ["avustuksista", "kokouksessa", "yhdistys", "maasta", "tuttua", "järkevää", "ja", "a", ""]
)
def test_a_form_of_one_word_is_of_no_other(form):
    assert beside(form, known(form), known) == []


def test_one_form_alone_says_nothing():
    listed = {"tahdossa": "tahto", "tahto": "tahto", "kissalla": "kissa", "kissasta": "kissa", "kissa": "kissa"}
    assert list(nouns("tahdon", lambda word: listed.get(word, ""))) == []
    assert list(nouns("kissan", lambda word: listed.get(word, ""))) == ["kissa"]


def test_a_form_of_a_verb_is_no_noun():
    assert is_noun("jätti", known)
    assert not is_noun("sanoi", known)
