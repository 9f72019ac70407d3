"""Field words and their values, in both languages, with and without their dots."""

import pytest

from search.engines.protocol import FIELDS
from search.models import Passage
from search.query.words import FIELD_WORDS, VALUES, field_of, value_of


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("puhuja", "speaker"),
        ("Talare", "speaker"),
        ("ELIN", "body"),
        ("lasna", "present"),
        ("frånvarande", "absent"),
        ("ar", "year"),
    ],
)
def test_a_field_word_is_known_in_both_languages_whatever_its_capitals_and_dots(word, field):
    assert field_of(word) == field


def test_every_field_has_a_word():
    assert set(FIELDS) | {"from", "until", "day"} == set(FIELD_WORDS)


def test_every_kind_of_passage_has_a_name_to_type():
    assert set(VALUES["kind"]) == set(Passage.Kind.values)
    assert value_of("kind", "Päätös") == value_of("kind", "beslut") == value_of("kind", "paatos") == "decision"
    assert value_of("language", "svenska") == "sv"
    assert value_of("kind", "x") == ""


def test_no_word_names_two_things():
    for values in (FIELD_WORDS, *VALUES.values()):
        words = [word for names in values.values() for word in names]
        assert len(words) == len(set(words))
