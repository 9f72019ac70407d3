"""What words begin with is collected from how they are analysed."""

from scripts import beginnings
from search.analysis.pipeline import Analysis
from search.analysis.words import Word


def test_forms_that_begin_otherwise_than_their_words_are_listed_once_each():
    listed = beginnings.lines(["paras", "parhaan", "hyvää", "öinä", "yöllä", "perusteiden", "silta"], "fi")
    assert {"hyvä par", "yö öin", "tie tei"} <= set(listed)
    assert not [line for line in listed if line.startswith(("silta", "perus"))]
    assert listed == sorted(listed)


def test_what_stands_in_a_word_instead_of_a_part_is_as_long_as_can_be(monkeypatch):
    # As if the part were that of the dictionary form, of which the word has only a beginning.
    monkeypatch.setattr(Analysis, "word", lambda _way, word, _language: Word(word, (), ("area",)))
    assert "area arn" in beginnings.lines(["mätarna"], "sv")
    assert "area ar" in beginnings.lines(["städar"], "sv")


def test_the_files_are_written_for_each_language(monkeypatch, tmp_path):
    monkeypatch.setattr(beginnings, "FOLDER", tmp_path)
    monkeypatch.setattr(
        beginnings, "pairs", lambda language: {"fi": [("öinä", "yö")], "sv": [("män", "man")]}[language]
    )
    monkeypatch.setattr(beginnings, "NOT_LISTED", {"sinne"})
    beginnings.main()
    assert (tmp_path / "beginnings.fi.txt").read_text() == "siellä sin\nyö öin\nöö öin\n"
    assert "man män\n" in (tmp_path / "beginnings.sv.txt").read_text()
