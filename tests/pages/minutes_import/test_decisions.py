"""Decisions are told from proposals, older decisions and the closing of the meeting."""

import pytest

from pages.minutes_import.decisions import is_closing, is_decision, split_decisions


@pytest.mark.parametrize(
    "sentence",
    [
        "Päätettiin siirtää kokous toukokuulle.",
        "Sovittiin, että muistio käännetään.",
        "Keskustelun jälkeen hyväksyttiin toimintasuunnitelma.",
        "Merkittiin tiedoksi.",
        "Valittiin edustajaksi Saga Norrmark.",
        "Järjestöneuvottelukunta päätti antaa lausunnon.",
        "Kokous päätettiin pitää etänä.",
        "Mötet beslöt att sända brevet.",
        "Man kom överens om tidtabellen.",
        "Till sekreterare valdes Marjut Ollinsaari.",
        "Antecknades för kännedom.",
    ],
)
def test_a_decision_is_recognised(sentence: str) -> None:
    assert is_decision(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kokous päätettiin klo 14.50.",
        "Puheenjohtaja päätti kokouksen 14.50.",
        "Edellisessä kokouksessa päätettiin selvittää asiaa.",
        "Kuten sovittiin, kysely lähetetään.",
        "Aluehallitus päätti asiasta elokuussa.",
        "Asiasta ei sovittu.",
        "Suunnitelmat menevät hyväksyttäväksi kuntiin.",
        "Mötet avslutades kl. 14.",
        "Vid föregående möte beslöts om saken.",
    ],
)
def test_what_only_looks_like_a_decision_is_not_one(sentence: str) -> None:
    assert not is_decision(sentence)


@pytest.mark.parametrize(
    "sentence", ["Kokous päättyi klo 15.", "Ordföranden avslutade mötet kl. 15.", "Päätettiin kokous."]
)
def test_closing_is_recognised(sentence: str) -> None:
    assert is_closing(sentence)


def test_decisions_are_taken_out_of_the_text() -> None:
    matter, decision = split_decisions("Asiaa esiteltiin. Päätettiin jatkaa. Kahvia tarjottiin.")
    assert matter == "Asiaa esiteltiin. Kahvia tarjottiin."
    assert decision == "Päätettiin jatkaa."
