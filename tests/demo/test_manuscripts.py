"""The content files say what they mean, in both languages."""

from datetime import date

import pytest

from demo import manuscripts


def test_a_text_is_told_in_the_language_asked_for():
    assert manuscripts.told({"fi": "kokous", "sv": "möte"}, "sv") == "möte"


def test_a_plain_text_is_the_same_in_both_languages():
    assert manuscripts.told("Läheisten Ranta ry", "fi") == manuscripts.told("Läheisten Ranta ry", "sv")


def test_nothing_is_told_as_nothing():
    assert manuscripts.told(None, "fi") == ""


def test_a_missing_language_is_noticed():
    with pytest.raises(KeyError):
        manuscripts.told({"fi": "kokous"}, "sv")


def test_a_value_that_slipped_in_among_the_languages_is_noticed():
    with pytest.raises(ValueError, match="goal"):
        manuscripts.told({"fi": "kokous", "sv": "möte", "goal": "G5"}, "fi")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("9 000 kodista", "9\u00a0000 kodista"),
        ("310 000 €", "310\u00a0000\u00a0€"),
        ("27 % vastaajista", "27\u00a0% vastaajista"),
        ("kaudelle 2026 100 henkeä", "kaudelle 2026 100 henkeä"),
        ("1–28.2.2026", "1–28.2.2026"),
        ("tiistaina klo 13–15", "tiistaina klo\u00a013–15"),
        ("tisdag kl. 13.00. Klo 9 alkaa", "tisdag kl.\u00a013.00. Klo\u00a09 alkaa"),
        ("klo kolme, tuklo 3", "klo kolme, tuklo 3"),
    ],
)
def test_a_number_does_not_break_across_lines(written, shown):
    assert manuscripts.told(written, "fi") == shown


def test_a_moment_is_on_finlands_clock():
    assert manuscripts.moment(date(2025, 2, 11), "13.00").isoformat() == "2025-02-11T13:00:00+02:00"
    assert manuscripts.moment(date(2025, 8, 26), "14.25").isoformat() == "2025-08-26T14:25:00+03:00"


def test_a_position_in_a_recording_is_counted_in_seconds():
    assert manuscripts.seconds("4.20") == 260
    assert manuscripts.seconds("1.14.40") == 4480


def test_an_identity_is_the_same_every_time_and_another_for_another_thing():
    assert manuscripts.key_of("page", "N4") == manuscripts.key_of("page", "N4")
    assert manuscripts.key_of("page", "N4") != manuscripts.key_of("page", "N5")


def test_meetings_come_in_the_order_of_their_days():
    days = [meeting["date"] for meeting in manuscripts.read_meetings()]
    assert days == sorted(days)
    assert len(days) >= 6


def test_an_entry_is_written_in_the_languages_of_its_title():
    assert manuscripts.languages_of({"title": {"sv": "Blogg"}}) == ["sv"]


def test_captions_are_webvtt():
    assert manuscripts.read_captions("R3", "fi").startswith("WEBVTT\n")
