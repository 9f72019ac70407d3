"""Which words are marked, why, and which stretch of a text is shown."""

import pytest

from search.query.nodes import And, Everything, Not, Or, Phrase, Term
from search.query.parser import parse
from search.results.highlight import LENGTH, Highlighter, Reason, Snippet, apart, pieces, snippet


def marked(question, text, language="fi"):
    tree = parse(question, language=language).tree if isinstance(question, str) else question
    return [(text[mark.start : mark.end], mark.reason) for mark in Highlighter(tree).marks(text, language)]


@pytest.mark.parametrize(
    ("question", "text", "language", "expected"),
    [
        ("avustus", "Avustus myönnettiin.", "fi", [("Avustus", Reason.SAME)]),
        ("avustus", "Haettiin avustuksia.", "fi", [("avustuksia", Reason.FORM)]),
        ("avustus", "Uusi järjestöavustus alkaa.", "fi", [("järjestöavustus", Reason.PART)]),
        ("förening", "Alla föreningar är med.", "sv", [("föreningar", Reason.FORM)]),
        ("avustus", "Ei mitään sellaista.", "fi", []),
        ('"uusi silta"', "Uusi silta ja vanha silta", "fi", [("Uusi silta", Reason.SAME)]),
        ("silta -lautta", "silta ja lautta", "fi", [("silta", Reason.SAME)]),
        ("silta", "sil\u00adta", "fi", [("sil\u00adta", Reason.SAME)]),
    ],
)
def test_words_are_marked_with_the_nearest_reason(question, text, language, expected):
    assert marked(question, text, language) == expected


def test_words_of_the_other_language_and_corrections_are_told_apart():
    term = Term("avustus", "avustus", ("avustus",), translations=("bidrag",), corrections=("avustaja",))
    assert marked(term, "ett bidrag", "sv") == [("bidrag", Reason.TRANSLATION)]
    assert marked(term, "yksi avustaja", "fi") == [("avustaja", Reason.SPELLING)]


def test_a_word_typed_without_dots_is_almost_the_same():
    assert marked(Term("paiva", "paiva", ("paiva",), folded="paiva"), "Hyvä päivä") == [("päivä", Reason.SPELLING)]


@pytest.mark.parametrize("tree", [Everything(), And((Everything(), Not(Phrase(("silta",)))))])
def test_a_question_without_words_marks_nothing(tree):
    assert Highlighter(tree).is_empty
    assert Highlighter(tree).marks("silta", "fi") == []


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("avust*", "Avustajan avustus ja järjestöavustus", ["Avustajan", "avustus"]),
        ("avust* TAI tila", "tilat ja avustus", ["tilat", "avustus"]),
        ("-avust*", "avustus", []),
    ],
)
def test_words_that_begin_so_are_marked(question, text, expected):
    assert marked(question, text) == [(word, Reason.FORM) for word in expected]


def test_a_short_text_is_shown_whole():
    shown = snippet("Uusi silta", Highlighter(parse("silta", language="fi").tree).marks("Uusi silta", "fi"))
    assert shown.pieces == (("Uusi ", False), ("silta", True))
    assert shown.text == "Uusi silta"


def test_a_long_text_is_shown_where_most_of_the_words_are():
    text = "Silta mainitaan. " + "Muuta asiaa on paljon. " * 40 + "Uusi silta ja lautta samassa. " + "Loppu. " * 60
    marks = Highlighter(parse("silta lautta", language="fi").tree).marks(text, "fi")
    shown = snippet(text, marks)
    assert {words for words, is_marked in shown.pieces if is_marked} == {"silta", "lautta"}
    assert shown.is_cut_before
    assert shown.is_cut_after
    assert len(shown.text) <= LENGTH + 2
    assert shown.text.startswith("…Uusi silta")


@pytest.mark.parametrize(("words", "ending"), [("Summa on euroa.", ".\xa0…"), ("Kuka?", "?\xa0…"), ("silta ja", "ja…")])
def test_what_is_left_out_after_a_sentence_stands_apart_from_its_full_stop(words, ending):
    shown = Snippet(((words, False),), is_cut_after=True)
    assert shown.text.endswith(ending)
    assert shown.text == words + shown.ending
    assert Snippet(((words, False),), is_cut_before=True).text == f"…{words}"


@pytest.mark.parametrize("text", ["", " ", "x" * 5_000, "sana " * 3_000, "\n" * 900, "<b>&amp;" * 200])
def test_odd_texts_have_snippets_too(text):
    shown = snippet(text, Highlighter(parse("silta sana", language="fi").tree).marks(text, "fi"))
    assert len(shown.text) <= LENGTH + 2


@pytest.mark.parametrize("lead", range(6))
def test_no_number_is_cut_in_two_by_a_line_or_by_the_end_of_a_snippet(lead):
    text = "x" * lead + "silta " + "1 800 € " * 60
    marks = Highlighter(parse("silta", language="fi").tree).marks(text, "fi")
    words = snippet(text, marks).text.removesuffix("…").split(" ")[1:]
    assert set(words) == {"1\xa0800\xa0€"}
    late = snippet("1 800 000 € " * 30 + "silta", Highlighter(parse("silta", language="fi").tree).marks("a", "fi"))
    assert late.text.startswith("1\xa0800\xa0000\xa0€ ")


def test_a_year_is_no_part_of_the_number_after_it():
    assert snippet("Vuonna 2026 300 vierasta", []).text == "Vuonna 2026 300 vierasta"


def test_lines_that_end_without_a_sign_do_not_run_together():
    text = "Sillan korjaus\nSilta suljetaan.\nKiertotie\n\nSillan yli"
    shown = snippet(text, Highlighter(parse("silta", language="fi").tree).marks(text, "fi"))
    assert shown.text == "Sillan korjaus · Silta suljetaan. Kiertotie  Sillan yli"
    assert [text[mark.start : mark.end] for mark in shown.marks] == ["Sillan", "Silta", "Sillan"]
    assert [piece for piece, is_marked in shown.pieces if is_marked] == ["Sillan", "Silta", "Sillan"]


def test_a_line_that_ends_with_a_marked_word_does_not_run_into_the_next():
    text = "Uusi silta\nSilta suljetaan"
    assert (
        snippet(text, Highlighter(parse("silta", language="fi").tree).marks(text, "fi")).text
        == "Uusi silta · Silta suljetaan"
    )


def test_pieces_give_the_text_back():
    text = "Silta, silta.\nJa silta."
    marks = Highlighter(parse("silta", language="fi").tree).marks(text, "fi")
    assert "".join(piece for piece, _is_marked in pieces(text, marks)) == text.replace("\n", " ")


def test_another_name_for_the_same_is_told_from_a_word_of_the_other_language():
    term = Term("avustus", "avustus", ("avustus",), translations=("bidrag", "tuki"), synonyms=("tuki",))
    highlighter = Highlighter(Or((term, Term("", "", (), translations=("apu",)))))
    reasons = {mark.form: mark.reason for mark in highlighter.marks("tukea, apua, avustusta", "fi")}
    assert reasons == {"tuki": Reason.SYNONYM, "apu": Reason.TRANSLATION, "avustus": Reason.FORM}


def test_pieces_are_cut_after_so_many_letters():
    whole = (("Heli", True), (" puhuu", False))
    assert apart(whole, 5) == ((("Heli", True), (" ", False)), (("puhuu", False),))
    assert apart(whole, 0) == ((), whole)
    assert apart(whole, 99) == (whole, ())


@pytest.mark.parametrize("space", [" ", "\n", "."])
def test_only_the_first_eight_thousand_words_of_a_text_are_looked_at(space):
    text = space.join(["silta", *["ja"] * 7_998, "silta", "silta"])
    assert len(marked("silta", text)) == len(marked('"silta"', text)) == 2


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ('"uusi silta"', "Uusi sil\u00adta", ["Uusi sil\u00adta"]),
        ('"uusi silta"', "Uusi silta, uusi – ja silta", ["Uusi silta"]),
        ('"maa- ja metsätalous"', "Maa- ja metsätalous.", ["Maa- ja metsätalous"]),
        ('"uusi silta" silta', "Uusi silta ja vanha silta", ["Uusi silta", "silta"]),
        ('"uusi silta" "silta on"', "Uusi silta on täällä", ["Uusi", "silta on"]),
        ('"uusi uusi"', "uusi uusi uusi", ["uusi uusi", "uusi"]),
    ],
)
def test_words_side_by_side_have_one_mark_however_they_are_written(question, text, expected):
    assert [surface for surface, _reason in marked(question, text)] == expected


@pytest.mark.parametrize("text", ["UUSI\nSILTA", "Uusi. — Silta", f"{'u' * 90} {'s' * 90}"])
def test_words_side_by_side_have_a_mark_each_where_one_would_be_torn(text):
    words = text.split()
    assert [reason for _surface, reason in marked(f'"{words[0]} {words[-1]}"', text)] == [Reason.SAME] * 2


def test_a_long_phrase_is_marked_in_a_long_text():
    words = " ".join(f"{number}sana" for number in range(24))
    text = f"Alussa on muuta. {words}. " + "Lopussa on muuta. " * 30
    shown = snippet(text, Highlighter(parse(f'"{words}"', language="fi").tree).marks(text, "fi"))
    assert [mark.reason for mark in shown.marks] == [Reason.SAME] * 24


def test_a_text_is_looked_through_once():
    highlighter = Highlighter(parse("avustus", language="fi").tree)
    once = highlighter.marks("Haettiin avustuksia.", "fi")
    assert highlighter.marks("Haettiin avustuksia.", "fi") is once
    assert highlighter.marks("Haettiin avustuksia.", "sv") is not once
