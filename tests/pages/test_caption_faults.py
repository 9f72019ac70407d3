"""What is wrong in captions is told by its line."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from pages.caption_faults import MOST_TOLD, Kind, caption_faults, told
from pages.models import CaptionTrack

WELL = """WEBVTT Kieli: fi

NOTE Tehty käsin

1
00:01.000 --> 00:04.250 align:start
<v Aino Aalto>Hyvää päivää

01:00:05.000 --> 01:00:06.000
Kiitos.
"""


def found(text):
    return [(fault.line, fault.kind) for fault in caption_faults(text)]


@pytest.mark.parametrize("text", [WELL, "\ufeff" + WELL, WELL.replace("\n", "\r\n"), "\n\n" + WELL])
def test_captions_that_are_well_have_no_faults(text):
    assert found(text) == []


def cues(*times):
    return "WEBVTT\n" + "".join(f"\n{time}\nSanoja.\n" for time in times)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", [(1, Kind.HEAD)]),
        ("1\n00:00:01,000 --> 00:00:02,000\nSRT", [(1, Kind.HEAD), (2, Kind.TIMES)]),
        (cues("00:00:01.000 --> xx", "00:99:00.000 --> 01:00:00.000"), [(3, Kind.TIMES), (6, Kind.TIMES)]),
        (cues("00:05.000 --> 00:01.000"), [(3, Kind.BACKWARDS)]),
        (cues("00:05.000 --> 00:06.000", "00:01.000 --> 00:02.000"), [(6, Kind.ORDER)]),
        (cues("00:01.000 --> 00:05.000", "00:04.999 --> 00:06.000"), [(6, Kind.OVERLAP)]),
        (cues("00:01.000 --> 00:09.000", "00:02.000 --> 00:03.000", "00:08.000 --> 00:09.500"),
         [(6, Kind.OVERLAP), (9, Kind.OVERLAP)]),
        (cues("00:01.000 --> 00:05.000", "00:05.000 --> 00:06.000"), []),
        (cues("00:01.000 --> 00:01.000"), []),
        (cues("00:01.000 --> 00:02.000", "00:02.000 --> 00:01.000").replace("Sanoja.", "<v Aino Sanoja.\nLisää"),
         [(4, Kind.VOICE), (7, Kind.BACKWARDS), (8, Kind.VOICE)]),
    ],
)  # fmt: skip
def test_each_fault_has_its_line(text, faults):
    assert found(text) == faults


def test_an_hour_that_is_left_out_is_the_first_one_and_thousandths_may_be_short():
    assert found(cues("59:59.5 --> 01:00:00.25", "01:00:00.250 --> 01:00:01.000")) == []
    assert found(cues("59:59.5 --> 01:00:00.25", "01:00:00.249 --> 01:00:01.000")) == [(6, Kind.OVERLAP)]


@pytest.mark.parametrize("text", ["-->" * 50_000, "\0\ud800 --> \u202e", "9" * 100_000 + " --> " + ":" * 100_000])
def test_hostile_text_is_only_wrong(text):
    assert all(len(fault.text) <= 60 for fault in caption_faults(text))


def test_many_faults_are_told_in_a_few_sentences():
    faults = list(caption_faults(cues(*["00:05.000 --> 00:01.000"] * 9)))
    with translation.override("fi"):
        sentences = told(faults)
    assert len(sentences) == MOST_TOLD + 1
    assert sentences[0].startswith("Rivi 3: ")
    assert "00:05.000 --> 00:01.000" in sentences[0]
    assert sentences[-1].startswith("4 muulla rivillä")
    assert told([]) == []


def test_an_editor_may_not_save_captions_of_which_words_would_be_lost():
    track = CaptionTrack(language="fi", webvtt=cues("00:01.000 --> 00:02.000", "00:03,000 --> 00:04,000"))
    with pytest.raises(ValidationError) as refused:
        track.clean()
    [sentence] = refused.value.message_dict["webvtt"]
    assert "6" in sentence
    CaptionTrack(language="fi", webvtt=cues("00:01.000 --> 00:05.000", "00:04.000 --> 00:06.000")).clean()
