"""A name is told from the group, title or organisation that stands beside it."""

import pytest

from pages.minutes_import.names import find_name, is_group_word, is_organisation


@pytest.mark.parametrize(
    ("text", "before", "name"),
    [
        ("Ilari Koivuharju", "", "Ilari Koivuharju"),
        ("Omaishoitajat Tuula Mertaranta", "Omaishoitajat", "Tuula Mertaranta"),
        ("Närståendevårdare Carola Stenfelt", "Närståendevårdare", "Carola Stenfelt"),
        ("Saarnirannan liitto Pirjo Talkkari", "Saarnirannan liitto", "Pirjo Talkkari"),
        ("järjestökoordinaattori Marjut Ollinsaari", "järjestökoordinaattori", "Marjut Ollinsaari"),
        ("Järjestökoordinaattori Marjut Ollinsaari", "Järjestökoordinaattori", "Marjut Ollinsaari"),
        ("Anna Maija Vesterkulma", "", "Anna Maija Vesterkulma"),
        ("Carl von Askstrand", "", "Carl von Askstrand"),
        ("Amina Farah-Nuur", "", "Amina Farah-Nuur"),
        ("Mirza Delalić", "", "Mirza Delalić"),
    ],
)
def test_a_name_is_found_behind_what_precedes_it(text: str, before: str, name: str) -> None:
    parts = find_name(text)
    assert parts is not None
    assert (parts.before, parts.name) == (before, name)


@pytest.mark.parametrize("text", ["kaksi asukasta", "Omaishoitajat", "–", ""])
def test_where_no_name_is_none_is_found(text: str) -> None:
    assert find_name(text) is None


@pytest.mark.parametrize("word", ["Omaishoitajat", "Vammaisjärjestöt", "Päihdetyö", "Unga", "Patienter"])
def test_groups_are_known_by_their_endings(word: str) -> None:
    assert is_group_word(word)


@pytest.mark.parametrize("word", ["Bengt", "Ringstad", "Margit", "Salo", "Nybondas"])
def test_names_are_not_taken_for_groups(word: str) -> None:
    assert not is_group_word(word)


def test_organisations_are_known_by_their_last_word() -> None:
    assert is_organisation("Vesalan Perhepiha ry")
    assert is_organisation("Korsö Skärgårdslag rf")
    assert not is_organisation("Henna Ruokosalmi")
