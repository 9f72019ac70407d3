"""Forms and parts of Finnish words."""

from search.analysis.finnish import analyse, parts_of


def test_neighbouring_parts_are_parts_too_and_the_whole_is_not():
    parts = analyse("järjestöneuvottelukunnan").parts
    assert {"järjestö", "neuvottelu", "kunta", "neuvottelukunta", "järjestöneuvottelu"} == set(parts)


def test_a_genitive_inside_a_word_is_its_dictionary_form():
    assert analyse("kaupunginhallituksessa").parts == ("kaupunki", "hallitus")


def test_a_word_that_no_dictionary_knows_has_its_stem():
    assert analyse("kallelsenin", with_voikko=False).lemmas == analyse("kallelsenia", with_voikko=False).lemmas


def test_a_structure_of_another_length_than_the_word_gives_no_parts():
    assert parts_of("kunta", "kunta", "=pp=pp") == []
