"""Words of the termbase: one a line, none twice, nothing that cannot be looked for."""

import pytest
from django.core.exceptions import ValidationError

from search.terms.words import MOST_LINES, check, forms_of, known_by, lines, same, stand, without_dots


def test_lines_are_tidied_and_none_comes_twice():
    assert lines("  avustus \n\n Avustus\r\nraha-  apu\n") == ["avustus", "raha- apu"]
    assert lines("\n \n") == []


def test_capitals_and_signs_make_no_other_word():
    assert same("Tuettu  asuminen!") == same("tuettu asuminen")
    assert same("järjestö") != same("jarjesto")


@pytest.mark.parametrize("words", ["avustus", "EU:n tuki", "a b c d e f g h", "ä" * 100])
def test_what_can_be_looked_for_is_taken(words):
    check([words])


@pytest.mark.parametrize("words", ["…", "a b c d e f g h i", "ä" * 101, "a\x00b", "a\u2028b", "\ud800a"])
def test_what_cannot_be_looked_for_is_refused_with_a_sentence(words):
    with pytest.raises(ValidationError) as refused:
        check([words])
    assert all(sentence.endswith(".") for sentence in refused.value.messages)


def test_there_is_an_end_of_lines():
    with pytest.raises(ValidationError):
        check([f"sana{number}" for number in range(MOST_LINES + 1)])


def test_a_dictionary_form_has_no_other_readings_and_an_inflected_one_has_its_own():
    assert "tukea" not in forms_of("tuki", "fi")[0]
    assert "palvelu" in forms_of("palvelut", "fi")[0]
    assert [one[0] for one in forms_of("tuettu asuminen", "fi")] == ["tuettu", "asuminen"]
    assert "förening" in forms_of("föreningarna", "sv")[0]


def test_a_form_is_known_without_its_dots_by_what_is_no_word():
    assert known_by(("förening", "nät", "lag")) == ("förening", "nät", "lag", "~forening", "~nat")
    assert stand((("säät",),), [{without_dots("saat")}])
    assert not stand((("säät",),), [{"saat"}])


def test_a_name_stands_where_each_of_its_words_does():
    name = (("tuettu",), ("asuminen", "asumis"))
    assert stand(name, [{"tukea", "tuettu"}, {"asuminen"}])
    assert not stand(name, [{"asuminen"}, {"tuettu"}])
