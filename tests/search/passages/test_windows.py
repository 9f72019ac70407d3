"""Cues joined to windows."""

from dataclasses import dataclass

from search.passages.windows import windows


@dataclass
class Spoken:
    start_milliseconds: int
    end_milliseconds: int
    text: str
    speaker: str = "Aino"
    language: str = "fi"
    words_language: str = ""


def spoken(first, last, text="sana", **fields):
    return Spoken(first * 1000, last * 1000, text, **fields)


def test_a_window_closes_at_the_end_of_a_sentence_after_fifteen_seconds():
    cues = [spoken(0, 5, "Yksi."), spoken(5, 12, "kaksi"), spoken(12, 18, "kolme."), spoken(18, 22, "Neljä.")]
    assert [window.text for window in windows(cues)] == ["Yksi. kaksi kolme.", "Neljä."]
    quoted = [spoken(0, 16, "”Yksi.”"), spoken(16, 20, "Kaksi.")]
    assert len(windows(quoted)) == 2


def test_a_window_is_at_most_thirty_seconds_long_unless_one_cue_is_longer():
    cues = [spoken(second, second + 4) for second in range(0, 120, 4)]
    assert all(window.end - window.start <= 30_000 for window in windows(cues))
    assert [window.seconds for window in windows([spoken(3, 90)])] == [(3, 90)]


def test_a_window_ends_with_a_speaker_a_language_a_chapter_and_a_long_pause():
    cues = [
        spoken(0, 2),
        spoken(2, 4, speaker="Bo"),
        spoken(4, 6, speaker="Bo", words_language="sv"),
        spoken(6, 8, "toinen", speaker="Bo", words_language="sv"),
        spoken(30, 32, speaker="Bo", words_language="sv"),
        spoken(40, 42, speaker="Bo", words_language="sv"),
    ]
    found = windows(cues, [0, 40])
    assert [window.seconds for window in found] == [(0, 2), (2, 4), (4, 8), (30, 32), (40, 42)]
    assert [window.language for window in found] == ["fi", "fi", "sv", "sv", "sv"]
    assert [window.chapter for window in found] == [1, 1, 1, 1, 2]


def test_each_cue_is_found_in_the_text_at_its_second():
    (window,) = windows([spoken(61, 64, "Hyvät  ystävät,"), spoken(64, 70, "tervetuloa.")])
    assert window.text == "Hyvät ystävät, tervetuloa."
    assert window.cue_map == ((0, 61), (15, 64))
    assert window.text[15:] == "tervetuloa."


def test_no_word_of_captions_in_disorder_is_lost_and_a_repeated_cue_is_told_once():
    cues = [spoken(10, 12, "kolme"), spoken(0, 8, "yksi"), spoken(4, 6, "kaksi"), spoken(5, 9, "kaksi")]
    (window,) = windows(cues)
    assert window.text == "yksi kaksi kolme"
    assert window.seconds == (0, 12)


def test_the_same_words_said_again_later_are_kept():
    assert windows([spoken(0, 1, "Kyllä."), spoken(3, 4, "Kyllä.")])[0].text == "Kyllä. Kyllä."


def test_a_part_of_a_second_belongs_to_the_window_and_no_time_is_negative():
    (window,) = windows([Spoken(1_900, 2_100, "sana")])
    assert window.seconds == (1, 3)
    (window,) = windows([Spoken(500, 500, "sana")])
    assert window.seconds == (0, 1)


def test_nothing_gives_nothing():
    assert windows([]) == []
    assert windows([spoken(0, 2, "  ")]) == []
