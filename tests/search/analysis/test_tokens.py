"""Words and their places, whatever the text."""

import unicodedata

import pytest

from search.analysis.tokens import folded, plain, plain_in_place, tokens


def words(text):
    return [token.surface for token in tokens(text)]


def test_signs_between_letters_are_inside_a_word_and_full_stops_only_between_digits():
    assert words("EU:n 5.11.2026 klo 13.00.Sitten hyvinvointi-ilta, loppu.Alku") == [
        "EU:n", "5.11.2026", "klo", "13.00", "Sitten", "hyvinvointi-ilta", "loppu", "Alku",
    ]  # fmt: skip


def test_places_lead_back_to_the_text():
    text = " –Äiti (kokous) – 1.2. ja\u00adtko"
    assert [text[token.start : token.end] for token in tokens(text)] == words(text)


def test_a_plain_word_has_no_capitals_no_hidden_signs_and_whole_letters():
    assert plain("Ja\u00adTKO") == "jatko"
    assert plain("A\u0308iti") == "äiti"
    assert plain("hyvinvointi‑ilta") == "hyvinvointi-ilta"
    assert len(plain("ä" * 10_000)) == 100


@pytest.mark.parametrize(
    "word", ["", "ascii", "päiväöinen – “Åbo”, 5 €", "a\u034fb\u0301", "ά και й", "a\u20d7 אָ", "한\u0301"]
)
def test_whatever_combines_with_letters_is_taken_off(word):
    apart = unicodedata.normalize("NFD", word)
    assert folded(word) == "".join(letter for letter in apart if not unicodedata.combining(letter))


def test_a_folded_word_is_as_it_is_typed_without_dots():
    assert folded("päiväöinen") == "paivaoinen"


def test_the_words_between_two_places_are_told_with_their_places_in_the_whole():
    text = "Uusi silta ja lautta"
    assert [(one.surface, one.start) for one in tokens(text, 5, 13)] == [("silta", 5), ("ja", 11)]


@pytest.mark.parametrize(
    "text", ["", "Uusi SILTA", "Äiti – Ωμέγα’s hyvinvointi‑ilta, 5.11.", "q\u0308 🙂\x00", "日本語 İ"]
)
def test_a_text_is_plain_in_its_place_as_each_of_its_words_is(text):
    level = plain_in_place(text)
    if level is None:
        assert "İ" in text
    else:
        assert [level[one.start : one.end] for one in tokens(text)] == [plain(one.surface) for one in tokens(text)]


@pytest.mark.parametrize("text", ["Straße", "a\u0308iti", "ja\u00adtko", "ﬁ", "İ"])
def test_a_text_of_which_a_word_has_another_number_of_letters_when_plain_cannot_be(text):
    assert plain_in_place(text) is None
