"""Soft hyphens: where they go, and that nobody sees them until a line needs one."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from cms import typography
from cms.typography import SOFT_HYPHEN, soft_hyphens, soft_hyphens_apart

LETTERS = "abcdefghijklmnopqrstuvwxyzåäöüéšžABCÅÄÖ"
OTHERS = " \t\n.,:;!?-–/@&'\"()0123456789_%§€\u0308\u200d日İß"


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Nothing found with one dictionary is remembered with another."""
    typography._dictionary.cache_clear()
    typography._finnish_breaks.cache_clear()
    yield
    typography._dictionary.cache_clear()
    typography._finnish_breaks.cache_clear()


@pytest.fixture
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """The state of a machine without libvoikko, whatever this one has."""
    monkeypatch.setitem(sys.modules, "libvoikko", None)


def broken(text: str, language: str) -> str:
    return soft_hyphens(text, language).replace(SOFT_HYPHEN, "|")


@pytest.mark.usefixtures("no_dictionary")
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("järjestöneuvottelukunta", "järjestö|neuvottelu|kunta"),
        ("Kumppanuusfoorumissa", "Kumppanuus|foorumissa"),
        ("järjestöavustukset", "järjestö|avustukset"),
        ("hyvinvointisuunnitelman", "hyvin|vointi|suunnitelman"),
        ("HYVINVOINTIALUEEN", "HYVIN|VOINTI|ALUEEN"),
        ("monikulttuurisuus", "moni|kult|tuu|ri|suus"),
        ("toimeentulotukihakemus", "toi|meen|tu|lo|tuki|hakemus"),
        ("yhdistysfoorumi", "yhdistys|foorumi"),
    ],
)
def test_finnish_words_break_at_their_parts_and_else_at_syllables(word: str, expected: str) -> None:
    assert broken(word, "fi") == expected


@pytest.mark.usefixtures("no_dictionary")
def test_diphthongs_and_long_vowels_stay_together() -> None:
    pieces = broken("lounaissuomalaisyyttä vuorovaikutteinen maailmanlaajuisuus", "fi").replace(" ", "|").split("|")
    assert all(any(vowel in piece.lower() for vowel in "aeiouyäö") for piece in pieces)
    assert not any(
        left[-1] in "aeiouyäö" and right[0] in "aeiouyäö" for left, right in zip(pieces, pieces[1:], strict=False)
    )


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Organisationsdelegationen", "Organisations|delegationen"),
        ("organisationssamarbetet", "organisations|samarbetet"),
        ("Tillgänglighetsutlåtande", "Till|gäng|lig|hets|utlåtande"),
        ("rekommendationerna", "rekom|men|da|tio|nerna"),
        ("översättningskalender", "översättnings|kalender"),
        ("kommunikationskanaler", "kommunikations|kanaler"),
        ("förmedlingskapacitet", "förmedlings|kapacitet"),
        ("universitetsbiblioteket", "universitets|biblioteket"),
        ("myndighetskontrollen", "myndighets|kontrollen"),
        ("Mellanutvärdering", "Mel|lan|ut|vär|de|ring"),
    ],
)
def test_swedish_words_break_at_their_parts_and_else_at_syllables(word: str, expected: str) -> None:
    assert broken(word, "sv-fi") == expected


def test_a_swedish_ending_that_looks_like_a_linking_s_is_not_cut() -> None:
    assert "s|kap" not in broken("yrkeslärlingskapet samhällsfrämlingskap", "sv")


def test_a_dictionary_knows_the_borders_of_compounds(monkeypatch: pytest.MonkeyPatch) -> None:
    class Voikko:
        def __init__(self, language: str) -> None:
            assert language == "fi"

        def analyze(self, word: str) -> list[dict[str, str]]:
            known = {"kohtaamispaikkaa": "=ppppppppp=ppppppp"}
            return [{"STRUCTURE": known[word]}] if word in known else []

    library = ModuleType("libvoikko")
    library.Voikko = Voikko  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "libvoikko", library)
    assert broken("kohtaamispaikkaa", "fi") == "kohtaamis|paikkaa"
    assert broken("tuntemattomankin", "fi") == "tun|te|mat|to|man|kin"


def test_a_dictionary_that_fails_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    library = ModuleType("libvoikko")
    monkeypatch.setitem(sys.modules, "libvoikko", library)
    assert broken("kohtaamispaikkaa", "fi") == "koh|taa|mis|paik|kaa"


@pytest.mark.parametrize(
    "text",
    [
        "Kokouskutsu",
        "neljätoistakir",
        "https://saarnirannanhyvinvointialue.example/jarjestoneuvottelukunta",
        "www.saarnirannanhyvinvointialue.example",
        "jarjestoneuvottelukunta@saarnirannanhyvinvointialue.example",
        "saarnirannanhyvinvointialue.example",
        "järjestö\u00adneuvottelukunta",
        "",
    ],
)
def test_short_words_addresses_and_placed_hyphens_stay(text: str) -> None:
    assert soft_hyphens(text, "fi") == text
    assert soft_hyphens(text, "sv") == text


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_visible_text_never_changes(language: str) -> None:
    source = random.Random(20261121)  # noqa: S311 (a fixed seed, no secret)
    for _ in range(2000):
        text = "".join(
            source.choice(LETTERS if source.random() < 0.93 else OTHERS) for _ in range(source.randint(0, 60))
        )
        result = soft_hyphens(text, language)
        assert result.replace(SOFT_HYPHEN, "") == text
        for index, sign in enumerate(result):
            if sign == SOFT_HYPHEN:
                assert result[:index].replace(SOFT_HYPHEN, "")[-3:].isalpha()
                assert result[index:].replace(SOFT_HYPHEN, "")[:3].isalpha()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_62_letter_word_gets_breaks(language: str) -> None:
    word = "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas"
    assert max(len(piece) for piece in soft_hyphens(word, language).split(SOFT_HYPHEN)) <= 14


@pytest.mark.parametrize(
    ("pieces", "wanted"),
    [
        (("", "rehabilitering", "shandledare"), ["", "reha|bi|li|te|ring", "s|handledare"]),
        (("organisations", "delegation", "en"), ["organisations", "|delegation", "en"]),
        (("en", "kommun"), ["en", "kommun"]),
        ((), []),
    ],
)
def test_a_word_in_pieces_breaks_where_the_whole_word_does(pieces: tuple[str, ...], wanted: list[str]) -> None:
    found = soft_hyphens_apart(pieces, "sv")
    assert [piece.replace(SOFT_HYPHEN, "|") for piece in found] == wanted


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_pieces_of_any_text_are_the_text(language: str) -> None:
    source = random.Random(20261122)  # noqa: S311 (a fixed seed, no secret)
    for _ in range(500):
        text = "".join(source.choice(LETTERS + OTHERS + SOFT_HYPHEN) for _ in range(source.randint(0, 60)))
        cuts = sorted(source.randint(0, len(text)) for _ in range(source.randint(1, 3)))
        pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        found = soft_hyphens_apart(pieces, language)
        assert "".join(found) == soft_hyphens(text, language)
        assert [one.replace(SOFT_HYPHEN, "") for one in found] == [one.replace(SOFT_HYPHEN, "") for one in pieces]
