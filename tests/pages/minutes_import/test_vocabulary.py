"""The words of both languages are spelled as the parser looks them up."""

from pages.minutes_import import vocabulary
from pages.minutes_import.labels import normalised


def test_every_label_is_found_by_its_own_spelling() -> None:
    assert [phrase for phrase in vocabulary.LABELS if normalised(phrase) not in vocabulary.LABELS] == []


def test_every_usual_heading_is_found_by_its_own_spelling() -> None:
    assert [phrase for phrase in vocabulary.KNOWN_HEADINGS if normalised(phrase) != phrase] == []


def test_months_and_weekdays_are_complete() -> None:
    assert set(vocabulary.MONTHS.values()) == set(range(1, 13))
    assert set(vocabulary.WEEKDAYS.values()) == set(range(7))
