"""Dictionary forms of both languages."""

from search.analysis.dictionaries import dictionary, lemma_of, name_of


def test_a_form_leads_to_its_dictionary_form_and_an_unknown_word_to_nothing():
    assert lemma_of("avustuksista", "fi") == "avustus"
    assert lemma_of("föreningarnas", "sv") == "förening"
    assert lemma_of("xyzzyx", "fi") == ""


def test_a_name_is_known_in_its_capitals():
    assert name_of("helsingissä", "fi") == "helsinki"
    assert lemma_of("helsingissä", "fi") == name_of("avustusta", "fi") == ""


def test_one_dictionary_serves_all():
    assert dictionary("fi") is dictionary("fi")
