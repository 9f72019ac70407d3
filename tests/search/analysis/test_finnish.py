"""Forms and parts of Finnish words."""

import pytest

from search.analysis.finnish import analyse, parts_of
from search.analysis.pipeline import Analysis


def test_neighbouring_parts_are_parts_too_and_the_whole_is_not():
    parts = analyse("järjestöneuvottelukunnan").parts
    assert {"järjestö", "neuvottelu", "kunta", "neuvottelukunta", "järjestöneuvottelu"} == set(parts)


def test_a_genitive_inside_a_word_is_its_dictionary_form():
    assert analyse("kaupunginhallituksessa").parts == ("kaupunki", "hallitus")


@pytest.mark.parametrize(
    ("word", "wanted"), [("silloin", ("silloin",)), ("joissa", ("joka",)), ("niistä", ("ne",)), ("näin", ("näin",))]
)
def test_a_word_of_every_day_has_no_forms_that_are_hardly_ever_meant(word, wanted):
    assert analyse(word).lemmas == wanted


def test_a_word_that_no_dictionary_knows_has_its_stem():
    assert analyse("kallelsenin", with_voikko=False).lemmas == analyse("kallelsenia", with_voikko=False).lemmas


def test_a_structure_of_another_length_than_the_word_gives_no_parts():
    assert parts_of("kunta", "kunta", "=pp=pp") == []


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("yhteistyötahoilta", {"yhteistyö", "taho", "työ"}),
        ("vaikuttamiskanavista", {"vaikuttaminen", "vaikuttamis", "kanava"}),
        ("digitukea", {"digi", "tuki"}),
        ("rakenneuudistushankkeesta", {"hanke", "uudistus"}),
        ("20-vuotiaille", {"vuotias"}),
        ("järjestöneuvottelukunnasta", {"kunta", "neuvottelukunta"}),
        ("onnellisuuspisteitä", {"onnellisuus", "piste"}),
        ("jättimurtojen", {"jätti", "murto"}),
        ("päätetty", {"päättää"}),
    ],
)
def test_a_composed_word_that_stands_in_no_list_has_the_parts_that_it_has_with_libvoikko(word, wanted):
    alone = Analysis(with_voikko=False).word(word, "fi")
    assert wanted <= {*alone.lemmas, *alone.parts}


@pytest.mark.parametrize(
    "word", ["esitettiin", "kokoontuminen", "neuvoteltiin", "asiakasta", "laillisesti", "iloitsee"]
)
def test_the_end_of_a_word_that_only_looks_like_a_word_is_no_part(word):
    assert analyse(word, with_voikko=False).parts == ()
