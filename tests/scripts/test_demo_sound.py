"""The captions of the demo are spoken at their own seconds."""

from typing import Any

import pytest

from pages.captions import Caption
from scripts import demo_sound
from scripts.demo_sound import BYTES_PER_SAMPLE, SAMPLES_PER_SECOND, speak, timeline, voice

SECOND = SAMPLES_PER_SECOND * BYTES_PER_SAMPLE


@pytest.fixture
def synthesiser(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A synthesiser that takes 450 words a minute times a second for any text; the speeds it was asked for."""
    speeds: list[int] = []

    def speech(caption: Caption, language: str, speed: int) -> bytes:
        speeds.append(speed)
        return b"\1" * (SECOND * 450 // speed // 2 * 2)

    monkeypatch.setattr(demo_sound, "_synthesised", speech)
    return speeds


def test_each_caption_is_spoken_at_its_second_and_the_rest_is_silence(synthesiser: Any) -> None:
    captions = [Caption(2000, 6000, "Bo", "Hej"), Caption(10_000, 15_000, "Bo", "Hej")]
    sound = b"".join(timeline(captions, "sv", 20))
    assert len(sound) == 20 * SECOND
    assert not any(sound[: 2 * SECOND])
    assert all(sound[2 * SECOND : 5 * SECOND])
    assert not any(sound[5 * SECOND : 10 * SECOND])
    assert all(sound[10 * SECOND : 13 * SECOND])


def test_what_does_not_fit_is_spoken_more_quickly_and_then_cut(synthesiser: Any) -> None:
    assert len(speak(Caption(0, 2000, "Bo", "Hej"), "sv", 2 * SECOND)) <= 2 * SECOND
    assert synthesiser == list(range(150, 226, 15))
    assert len(speak(Caption(0, 1000, "Bo", "Hej"), "sv", SECOND)) == SECOND


def test_a_speaker_keeps_the_voice() -> None:
    assert voice("Bo Holmskär", "sv") == voice("Bo Holmskär", "sv")
    assert voice("Bo Holmskär", "sv") != voice("Benita Korsback", "sv")
