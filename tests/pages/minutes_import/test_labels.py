"""Labels are known in both languages, with or without their colon."""

import pytest

from pages.minutes_import.labels import known_kind, open_label, split_label


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("Läsnä: Saga Norrmark", "present", "Saga Norrmark"),
        ("NÄRVARANDE:", "present", ""),
        ("Läsnä/Närvarande (12):", "present", ""),
        ("Förhinder", "absent", ""),
        ("Aika\t1.9.2026", "time", "1.9.2026"),
        ("Beslut: Enligt förslaget.", "decision", "Enligt förslaget."),
        ("Päätösehdotus: Hyväksytään.", "proposal", "Hyväksytään."),
        ("Nuoret:\tSaga Norrmark", None, "Saga Norrmark"),
    ],
)
def test_a_label_is_split_from_the_rest(text: str, kind: str | None, rest: str) -> None:
    found = split_label(text)
    assert found is not None
    assert (found.kind, found.rest) == (kind, rest)


@pytest.mark.parametrize("text", ["Kokous alkoi 13:00", "Kunnan X:n edustaja", "Läsnä oli väkeä"])
def test_a_colon_inside_a_word_or_time_makes_no_label(text: str) -> None:
    assert split_label(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Läsnä Saga Norrmark", "present"), ("Paikka Rantasali", "place"), ("Kutsuttuina kaksi asukasta", "present")],
)
def test_a_label_may_lack_its_colon(text: str, kind: str) -> None:
    found = open_label(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("text", ["Läsnä oli väkeä", "Puheenjohtaja avasi kokouksen", "Saga Norrmark"])
def test_prose_has_no_open_label(text: str) -> None:
    assert open_label(text) is None


def test_an_unknown_phrase_has_no_kind() -> None:
    assert known_kind("Lapset ja perheet") is None
