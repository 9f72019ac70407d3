"""WebVTT becomes words with their times."""

import pytest

from pages.captions import Caption, MalformedCaptions, read_webvtt

SAMPLE = """WEBVTT

1
00:00:01.000 --> 00:00:04.250
<v Ilari Koivuharju>Hyvää <i>päivää</i>
kaikille

01:00:05.000 --> 01:00:06.000 align:start
Kiitos.
"""


def test_cues_have_times_in_milliseconds_the_speaker_and_plain_words():
    assert read_webvtt(SAMPLE) == [
        Caption(1000, 4250, "Ilari Koivuharju", "Hyvää päivää kaikille"),
        Caption(3_605_000, 3_606_000, "", "Kiitos."),
    ]


def test_a_byte_order_mark_and_windows_line_ends_are_read():
    assert len(read_webvtt("\ufeff" + SAMPLE.replace("\n", "\r\n"))) == 2


@pytest.mark.parametrize("text", ["", "   ", "sanoja", "WEBVTT", "WEBVTT\n\n00:99 --> x\nfoo"])
def test_what_is_not_webvtt_is_refused(text):
    with pytest.raises(MalformedCaptions):
        read_webvtt(text)


def test_a_cue_that_ends_before_it_starts_is_refused():
    with pytest.raises(MalformedCaptions):
        read_webvtt("WEBVTT\n\n00:00:05.000 --> 00:00:01.000\nfoo")


def test_a_cue_with_wrong_times_takes_no_other_with_it():
    wrong = SAMPLE + "\n00:00:05.000 --> 00:00:01.000\nVäärin\n\n00:00:70.000 - 00:00:71.000\nVäärin\n"
    assert read_webvtt(wrong) == read_webvtt(SAMPLE)


@pytest.mark.parametrize(
    ("cue", "language"),
    [
        ("<v Bo Holmskär><lang sv>Hej på er</lang>", "sv"),
        ("<lang SV-FI>Hej på er", "sv"),
        ("<v Bo Holmskär>Hän sanoi <lang sv>hej</lang>", ""),
        ("<lang de>Guten Tag</lang>", ""),
        ("Hei", ""),
    ],
)
def test_a_passage_in_another_language_says_so(cue, language):
    [caption] = read_webvtt(f"WEBVTT\n\n00:00:01.000 --> 00:00:04.250\n{cue}\n")
    assert caption.language == language
    assert "<" not in caption.text
