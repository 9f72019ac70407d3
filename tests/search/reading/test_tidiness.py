"""Text as it comes out of a file."""

from search.reading.tidiness import pieces, tidy


def test_a_word_cut_by_the_end_of_a_line_is_whole_again():
    assert tidy("järjestö-\navustus") == "järjestöavustus"
    assert tidy("järjestö\u00ad\n  avustus") == "järjestöavustus"


def test_a_hyphen_beside_a_capital_or_a_figure_stays():
    assert tidy("EU-\nrahoitus") == "EU-rahoitus"
    assert tidy("kevät-\nSuomi") == "kevät-Suomi"
    assert tidy("2026-\n2027") == "2026- 2027"


def test_ligatures_and_split_marks_are_letters():
    assert tidy("e\ufb00ekti a\u0308iti") == "effekti äiti"


def test_what_no_database_keeps_is_gone():
    assert tidy("a\x00b\ud800c\x0bd\r\ne\x85f") == "a b c d e f"


def test_spaces_and_lines_are_one_line():
    assert tidy("  a\n\n b\t c ") == "a b c"
    assert tidy("") == ""


def test_a_text_without_pages_is_cut_between_lines():
    text = "\n".join(["x" * 40] * 10)
    assert [len(piece) for piece in pieces(text, 100)] == [81] * 5
    assert "\n".join(pieces(text, 100)) == text


def test_a_line_that_is_too_long_is_cut_between_words_and_loses_none():
    words = " ".join(f"sana{number}" for number in range(100))
    cut = list(pieces(words, 50))
    assert max(map(len, cut)) <= 50
    assert "".join(cut) == words
    assert "".join(pieces("y" * 501, 50)) == "y" * 501
