"""A piece says who writes it, in which language first, and how far its translation gets."""

from datetime import date

from demo.pieces import piece_of, renewed

NOWHERE = {"key": "news-1", "parent": lambda language: None, "draft": lambda language: None}


def test_a_piece_begins_in_finnish_where_it_has_both_languages():
    piece = piece_of({"title": {"fi": "Uutinen", "sv": "Nyhet"}}, **NOWHERE)
    assert (piece.original, piece.translation, piece.writer) == ("fi", "live", "author")


def test_a_piece_in_swedish_alone_is_written_by_the_swedish_author():
    piece = piece_of({"title": {"sv": "Blogg"}, "translation": "single", "single_reason": "blogg"}, **NOWHERE)
    assert (piece.original, piece.writer, piece.single_reason) == ("sv", "author-sv", "blogg")


def test_minutes_are_written_by_the_secretary():
    piece = piece_of({"title": {"fi": "Kokous"}}, author="secretary", **NOWHERE)
    assert piece.writer == "secretary"


def test_later_words_are_those_of_the_original_from_their_day_on():
    entry = {"title": {"fi": "Ryhmä", "sv": "Grupp"}, "later": {"on": date(2026, 10, 6), "title": {"fi": "Ryhmät"}}}
    piece = piece_of(entry, **NOWHERE, **renewed(entry, lambda changed, language: changed["title"][language]))
    assert (piece.corrected(), piece.corrected_on) == ("Ryhmät", date(2026, 10, 6))


def test_a_piece_without_later_words_is_not_corrected():
    assert renewed({"title": {"fi": "Ryhmä"}}, lambda entry, language: None) == {}
