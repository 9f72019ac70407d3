"""Words of real texts are analysed to the forms under which readers look for them, with libvoikko and without."""

import pytest

from search.analysis import voikko
from search.analysis.pipeline import Analysis
from search.analysis.tokens import tokens

BOTH = pytest.mark.parametrize("with_voikko", [True, False], ids=["voikko", "simplemma"])


def forms(surface, language, with_voikko=True):
    word = Analysis(with_voikko).word(surface, language)
    return {word.exact, *word.lemmas, *word.parts}


def test_libvoikko_is_there_where_the_tests_run():
    assert voikko.is_at_hand()
    assert Analysis().description == "libvoikko + simplemma"
    assert Analysis(with_voikko=False).description == "simplemma"


@BOTH
@pytest.mark.parametrize(
    ("surface", "wanted"),
    [
        ("avustuksista", {"avustus"}),
        ("järjestöavustuksen", {"järjestöavustus", "järjestö", "avustus"}),
        ("JÄRJESTÖNEUVOTTELUKUNNAN", {"järjestöneuvottelukunta", "neuvottelukunta", "kunta"}),
        ("kaupunginhallituksessa", {"kaupunginhallitus", "kaupunki", "hallitus"}),
        ("työryhmässä", {"työryhmä", "työ", "ryhmä"}),
        ("yhdistysillat", {"yhdistysilta", "yhdistys", "ilta"}),
        ("hyvinvointi-ilta", {"hyvinvointi", "ilta"}),
        ("EU:n", {"eu"}),
        ("5.11.2026", {"5.11.2026", "2026"}),
    ],
)
def test_a_finnish_word_is_found_by_its_dictionary_form_and_its_parts(with_voikko, surface, wanted):
    assert wanted <= forms(surface, "fi", with_voikko)


@pytest.mark.parametrize(
    ("surface", "wanted"),
    [
        ("föreningarnas", {"förening"}),
        ("arbetsgrupp", {"arbetsgrupp", "arbete", "grupp"}),
        ("kommunstyrelsens", {"kommunstyrelse", "kommun", "styrelse"}),
        ("tillgänglighetsutlåtande", {"tillgänglighet", "utlåtande"}),
        ("välfärdsområdet", {"välfärdsområde", "välfärd", "område"}),
        ("elavbrottsövning", {"elavbrott", "övning", "el"}),
        ("byaföreningarna", {"byaförening", "by", "förening"}),
        ("digistödsturnén", {"digi", "stöd"}),
        ("kvinnoorganisation", {"kvinna", "organisation"}),
    ],
)
def test_a_swedish_word_is_found_by_its_dictionary_form_and_its_parts(surface, wanted):
    assert wanted <= forms(surface, "sv")


def test_places_are_those_of_the_text_whatever_stands_in_it():
    text = "Tieto\u00adjärjestelmä, a\u0308iti (EU:n) – 13.00.Sitten"
    places = [text[one.start : one.end] for one in tokens(text)]
    assert places == ["Tieto\u00adjärjestelmä", "a\u0308iti", "EU:n", "13.00", "Sitten"]
    assert [word.exact for word in Analysis().words(text, "fi", 2)] == ["tietojärjestelmä", "äiti"]


def test_a_text_of_unknown_language_is_read_in_both():
    assert {"kokous", "möte"} <= forms("kokouksessa", "") | forms("mötet", "")


@pytest.mark.parametrize("text", ["", " \n", "\x00\x1b", "'''", "....", "-", "a" * 100_000, "ä\u0308" * 5_000, "🙂🙂"])
def test_hostile_text_is_only_text(text):
    for word in Analysis().words(text, "fi"):
        assert 0 < len(word.exact) <= 100


@pytest.mark.parametrize("text", ["Avustuksista (EU:n) 5.11.2026. Hyvinvointi-ilta.Ja", "", "a.b.c", "🙂", "x" * 500])
def test_words_without_their_places_are_the_same_words(text):
    words = [Analysis().word(one.surface, "fi") for one in tokens(text)]
    assert Analysis().words(text, "fi") == words
    assert Analysis().words(text, "fi", 2) == words[:2]
