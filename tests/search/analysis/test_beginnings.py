"""Words that could have a form are found by letters; none that has one is passed over."""

import pytest

from search.analysis.beginnings import Likely, beginnings
from search.analysis.dictionaries import pairs
from search.analysis.pipeline import Analysis
from search.analysis.tokens import folded, tokens


def found(text, *forms, language="fi", bare=()):
    return [one.surface for one in Likely(forms, bare).words(text, language)]


@pytest.mark.parametrize(
    ("language", "form", "text", "expected"),
    [
        ("fi", "avustus", "Järjestön järjestöavustuksia myönnettiin.", ["järjestöavustuksia"]),
        ("fi", "hyvä", "Paras on hyvää parempi", ["Paras", "hyvää", "parempi"]),
        ("fi", "yö", "Öinä ja YÖLLÄ, ei päivin", ["Öinä", "YÖLLÄ"]),
        ("fi", "2026", "5.11.2026 ja 5.11.1995", ["5.11.2026"]),
        ("fi", "ilta", "Hyvinvointi‑ilta\nja EU:n päivä", ["Hyvinvointi‑ilta"]),
        ("sv", "man", "Många män och en bok", ["män"]),
        ("sv", "gå", "Hon gick hem", ["gick"]),
        ("", "bok", "Kirja ja böcker", ["böcker"]),
        ("fi", "foorumi", "", []),
        ("fi", "foorumi", "Foo\u00adrumin a\u0308iti, foorumi", ["Foo\u00adrumin", "foorumi"]),
        ("fi", "strasse", "Straße ja strasse", ["Straße", "strasse"]),
        ("fi", "xyz", "a" * 200_000, []),
    ],
)
def test_the_words_that_could_have_a_form_are_found_in_any_text(language, form, text, expected):
    assert found(text, form, language=language) == expected


def test_what_is_typed_without_dots_is_found_with_them_and_without():
    assert found("Hyvä päivä, paivan, pa\u0308iva\u0308", bare=("paiva",)) == ["päivä", "paivan", "pa\u0308iva\u0308"]
    assert found("Paras", bare=("hyva",)) == ["Paras"]
    assert found("Öinä", bare=("yo",)) == ["Öinä"]


def test_without_forms_nothing_is_found():
    assert found("Uusi silta", "") == found("Uusi silta") == []


def test_places_are_those_of_the_text():
    text = "Ja, (silta)\n\nSiltoja"
    assert [text[one.start : one.end] for one in Likely(["silta"]).words(text, "fi")] == ["silta", "Siltoja"]


def test_what_is_no_word_of_any_language_begins_as_it_is_written():
    assert beginnings("xyzzyx", "fi") == {"xyz"}
    assert beginnings("5.11.2026", "") == {"5.1"}


@pytest.mark.parametrize("with_voikko", [True, False])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_each_word_of_the_dictionaries_has_a_beginning_of_each_of_its_forms(language, with_voikko):
    analysis = Analysis(with_voikko)
    assert not [
        (word, forms) for word, _form in pairs(language, 400) if (forms := passed_over(word, language, analysis))
    ]


@pytest.mark.parametrize("with_voikko", [True, False])
def test_so_has_each_word_that_is_composed_of_them(with_voikko):
    analysis = Analysis(with_voikko)
    ends = ["teiden", "työssä", "öinä", "illoissa", "miehille", "lasten", "kädestä", "vedet", "yhteyksiin", "paikkaa"]
    words = [first + end for first in ("järjestö", "kaupungin", "vaikuttamis", "perus", "digi") for end in ends]
    assert not [(word, forms) for word in words if (forms := passed_over(word, "fi", analysis))]


def passed_over(word, language, analysis):
    """The forms of a word by which it would not be found."""
    known = analysis.word(word, language)
    (one,) = list(tokens(word))[:1] or [None]
    forms = {known.exact, *known.lemmas, *known.parts} if one is not None and one.surface == word else ()
    return [form for form in forms if not found(word, form, language=language)] + [
        form for form in map(folded, forms) if not found(word, language=language, bare=(form,))
    ]
