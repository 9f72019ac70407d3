"""Words and their places, whatever the text."""

from search.analysis.tokens import folded, plain, tokens


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


def test_a_folded_word_is_as_it_is_typed_without_dots():
    assert folded("päiväöinen") == "paivaoinen"
