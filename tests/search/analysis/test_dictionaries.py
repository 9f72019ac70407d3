"""Dictionary forms of both languages."""

from itertools import islice

import pytest
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamMap

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


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_blocks_that_stay_unpacked_say_the_same_as_simplemma(language):
    ours, theirs = dictionary(language), StreamMap(language)
    words = [*islice(theirs, 0, 40_000, 97), "", "\0", "a", "å", "öö", "zzzz", "xyzzyx", "kokouksessa", "mötena"]
    words += [change for word in words for change in (word[:-1], word + "x", word.capitalize())]
    assert [ours.get(word) for word in words] == [theirs.get(word) for word in words]
    assert ours.get("xyzzyx", "nothing") == "nothing"
