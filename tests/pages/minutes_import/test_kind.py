"""Minutes are told from invitations, reports and articles in both languages."""

import pytest

from pages.minutes_import import NotMinutes, parse_minutes

LONG = (
    "Alueen yhdistykset tapasivat kunnan väkeä ja keskustelivat pitkään siitä, miten yhteistyötä jatketaan syksyllä. "
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"Foorumi kokosi väkeä\n\n{LONG * 2}\n\nJohtaja avasi tilaisuuden 1.9.2026.\n\n{LONG * 2}", "news"),
        (
            "Inbjudan till föreningsforum\n\nVälkommen den 1.9.2026 kl. 13. Anmäl dig!\n\n1. Öppnande\n2. Kaffe",
            "invitation",
        ),
        (
            "Kokouskutsu\nTervetuloa 1.9.2026!\nJäsenet: Saga Norrmark, Eetu Pihlajisto\n1. Avaus\n2. Päättäminen",
            "invitation",
        ),
        ("Esityslista\nKokous 1.9.2026\n1. Kokouksen avaus\n2. Avustukset\n3. Kokouksen päättäminen", "invitation"),
        ("Loppuraportti 2026\nSisällysluettelo\n1. Tausta ..... 2\n2. Tulokset ..... 5\n\nTausta", "report"),
        ("Slutrapport\nInnehållsförteckning\n1. Bakgrund ..... 2\n2. Mål ..... 3", "report"),
        ("Osta maitoa ja leipää", "unknown"),
    ],
)
def test_other_texts_are_refused_by_kind(text: str, code: str) -> None:
    with pytest.raises(NotMinutes) as refusal:
        parse_minutes(text)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "Muistio 1.9.2026\nLäsnä: Saga Norrmark, Eetu Pihlajisto\nSovittiin, että kirje lähetetään.",
        "Muistio 1.9.2026\n1. Kokouksen avaus\nKokous avattiin klo 13.\n2. Muut asiat\nTervetuloa ensi kerralla!",
        "Promemoria 1.9.2026\nNärvarande: Saga Norrmark\n1. Slutrapporten\nRapporten diskuterades.",
    ],
)
def test_even_bare_minutes_are_accepted(text: str) -> None:
    assert parse_minutes(text).date == "2026-09-01"
