"""Text as it comes out of a file."""

from search.reading.tidiness import line_of_row, pieces, tidy, unwrapped


def test_a_word_cut_by_the_end_of_a_line_is_whole_again():
    assert tidy("järjestö-\navustus") == "järjestöavustus"
    assert tidy("järjestö\u00ad\n  avustus") == "järjestöavustus"


def test_a_hyphen_beside_a_capital_or_a_figure_stays():
    assert tidy("EU-\nrahoitus") == "EU-rahoitus"
    assert tidy("kevät-\nSuomi") == "kevät-Suomi"
    assert tidy("yli 75-\nvuotiaat, 2026–\n2027 ja 14.3.–\n11.4.") == "yli 75-vuotiaat, 2026–2027 ja 14.3.–11.4."
    assert tidy("kello 18 –\n20 –\nja") == "kello 18 –\n20 –\nja"


def test_ligatures_and_split_marks_are_letters():
    assert tidy("e\ufb00ekti a\u0308iti") == "effekti äiti"


def test_what_no_database_keeps_is_gone():
    assert tidy("a\x00b\ud800c\x0bd\r\ne\x85f") == "a b c d\ne f"


def test_each_line_stays_one_without_its_spaces_and_empty_ones_are_gone():
    assert tidy("  a\n\n \n b\t c \n") == "a\nb c"
    assert tidy("") == tidy(" \n ") == ""


def test_lines_of_a_paragraph_are_one_and_what_stands_alone_stays():
    paper = (
        "Järjestöavustusten\nperusteet\nNämä perusteet koskevat avustuksia vuodesta 2026\nalkaen. Hallitus hyväksyi ne "
        "marraskuussa ja kertoi\nniistä kaikille yhdistyksille. Päätös on lainvoimainen.\nKuka voi hakea?\n"
        "Rekisteröity yhdistys, jonka toiminta on avointa."
    )
    assert unwrapped(paper).split("\n") == [
        "Järjestöavustusten perusteet",
        "Nämä perusteet koskevat avustuksia vuodesta 2026 alkaen. Hallitus hyväksyi ne marraskuussa ja kertoi niistä "
        "kaikille yhdistyksille. Päätös on lainvoimainen.",
        "Kuka voi hakea?",
        "Rekisteröity yhdistys, jonka toiminta on avointa.",
    ]


def test_entries_of_a_list_stay_apart_with_what_goes_on_below_them():
    listed = (
        "Avustusta saa, kun toiminta on avointa kaikille\n• vuokraan ja tarvikkeisiin, joita toiminta tarvitsee\n"
        "– matkoihin\n3. Miten arvioidaan\n12 § Valitus\nKunnat\nlintuniemi\nvesala\nSaarnirannassa"
    )
    assert unwrapped(listed).split("\n") == [
        "Avustusta saa, kun toiminta on avointa kaikille",
        "• vuokraan ja tarvikkeisiin, joita toiminta tarvitsee",
        "– matkoihin",
        "3. Miten arvioidaan",
        "12 § Valitus",
        "Kunnat lintuniemi",
        "vesala",
        "Saarnirannassa",
    ]


def test_a_word_or_a_number_that_the_end_of_a_line_cut_is_whole_after_it():
    cut = "Yhdistykset hakevat yhteistä järjestö-\navustusta yli 75-\nvuotiaiden hyväksi"
    assert tidy(unwrapped(cut)) == "Yhdistykset hakevat yhteistä järjestöavustusta yli 75-vuotiaiden hyväksi"


def test_what_has_no_lines_or_very_many_is_no_trouble():
    assert unwrapped("") == unwrapped(" \n\n") == ""
    long = "sanoja toistensa perässä rivillä\n" * 200_000
    assert unwrapped(long).count("\n") == 0


def test_a_row_of_a_table_is_a_line():
    assert line_of_row(["Laji", " ", "Määrä\neuroa", ""]) == "Laji | Määrä euroa"
    assert line_of_row([]) == ""


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
