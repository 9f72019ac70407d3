"""WebVTT becomes words with their times."""

from time import monotonic

import pytest

from pages.captions import Caption, MalformedCaptions, has_words, naming, read_webvtt, voices

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
        ("<lang sv><v Bo Holmskär>Hej på er</v></lang>", "sv"),
        ("<v Bo Holmskär>Hän sanoi <lang sv>hej</lang>", ""),
        ("<lang de>Guten Tag</lang>", ""),
        ("Hei", ""),
    ],
)
def test_a_passage_in_another_language_says_so(cue, language):
    [caption] = read_webvtt(f"WEBVTT\n\n00:00:01.000 --> 00:00:04.250\n{cue}\n")
    assert caption.language == language
    assert "<" not in caption.text


NAMED = (
    'WEBVTT\r\n\r\nNOTE Bo Berg puhuu\r\nja Aino\r\n\r\nSTYLE\r\n::cue(v[voice="Bo Berg"]) {}\r\n\r\n'
    "00:01.000 --> 00:02.000\r\n<v.loud Aino  &amp;\tAalto>NOTE <i>tämä</i></v>\r\nNOTE ja tämä\r\n\r\n"
    "00:03.000 --> 00:04.000 align:start\r\n<v Bo Berg>Kiitos <vahva></v>\r\n"
)


def test_a_file_names_only_those_who_may_be_named():
    assert voices(NAMED) == {"Aino & Aalto", "Bo Berg"}
    told = naming(NAMED, {"Aino & Aalto"})
    assert "Bo" not in told
    assert "<v.loud Aino  &amp;\tAalto>NOTE <i>tämä</i></v>\nNOTE ja tämä" in told
    assert "00:04.000 align:start\nKiitos" in told
    assert [caption.text for caption in read_webvtt(told)] == [caption.text for caption in read_webvtt(NAMED)]


def test_a_file_that_names_nobody_else_has_all_that_a_player_shows():
    plain = NAMED.replace("\r\n", "\n")
    assert naming(NAMED, {"Aino & Aalto", "Bo Berg", "Muu"}) == plain.replace("NOTE Bo Berg puhuu\nja Aino\n\n", "")
    assert naming(SAMPLE.replace("<v Ilari Koivuharju>", ""), ()) == SAMPLE.replace("<v Ilari Koivuharju>", "")


def test_what_no_player_shows_names_nobody_though_no_voice_hides():
    cues = "00:01.000 --> 00:02.000\nAlussa --> ei aikaa\n\n{}00:03.000 --> 00:04.000\nKiitos.\n"
    head = "WEBVTT - Aino Berg\nKirjasi: Aino Berg\n\n"
    style = "STYLE\n::cue(v[voice='Aino Berg']) {}\n\n"
    told = naming(head + "NOTE Aino Berg\n\n" + style + cues.format("Aino Berg\n"), ())
    assert told == "WEBVTT\n\n" + cues.format("")
    assert naming("WEBVTT\n" + cues.format(""), ()) == "WEBVTT\n" + cues.format("")


def test_signs_that_captions_write_in_another_way_are_read_as_readers_see_them():
    [cue] = read_webvtt(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Aino &amp; Bo>Tutkimus &amp; kehitys,&nbsp;alle &lt;5 <b>%</b>\n"
    )
    assert (cue.speaker, cue.text) == ("Aino & Bo", "Tutkimus & kehitys, alle <5 %")
    assert not has_words("WEBVTT\n\n00:01.000 --> 00:02.000\n&nbsp;\n")


UNCLOSED = SAMPLE.replace("Koivuharju>", "Koivuharju ").replace("<i>päivää</i>", "päivää")


def test_a_speaker_that_is_not_closed_lasts_to_the_end_of_the_cue_as_in_a_player():
    assert read_webvtt(UNCLOSED) == [Caption(3_605_000, 3_606_000, "", "Kiitos.")]
    marked = read_webvtt(UNCLOSED.replace("Hyvää päivää", "Hyvää <i>päivää</i>"))
    assert marked[0] == Caption(1000, 4250, "", "päivää kaikille")


def test_each_voice_of_a_cue_says_its_own_words_at_the_time_of_the_cue():
    head = "WEBVTT\n\n00:01.000 --> 00:02.000\n"
    two = "- Alussa\n<v Aino Berg>Hyvä <i>ajatus</i>.</v>\n(naurua)\n<v Bo Lind><lang sv>Tack</lang>\n<v Bo Lind>Kiitos"
    assert read_webvtt(head + two) == [
        Caption(1000, 2000, "", "- Alussa"),
        Caption(1000, 2000, "Aino Berg", "Hyvä ajatus."),
        Caption(1000, 2000, "", "(naurua)"),
        Caption(1000, 2000, "Bo Lind", "Tack", "sv"),
        Caption(1000, 2000, "Bo Lind", "Kiitos"),
    ]
    assert [cue.speaker for cue in read_webvtt(head + "Hetki. <v Bo Lind>Kiitos")] == ["", "Bo Lind"]
    assert read_webvtt(head + "<v Aino>Kyllä <v Bo ei mitään") == [Caption(1000, 2000, "Aino", "Kyllä")]


@pytest.mark.parametrize("text", [UNCLOSED, UNCLOSED.replace("\n", "\r\n"), UNCLOSED.partition("\n\n01")[0]])
def test_a_hidden_speaker_that_is_not_closed_is_not_named_and_takes_no_other_cue_along(text):
    served = naming(text, shown=voices(text))
    assert "Ilari" not in served
    assert ("01:00:05.000 --> 01:00:06.000" in served) == ("Kiitos." in text)


def test_a_name_on_two_lines_is_a_name():
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Eva\nBerg>Hej\n"
    assert voices(text) == {"Eva Berg"}
    assert [caption.text for caption in read_webvtt(text)] == ["Hej"]
    assert "Eva" not in naming(text, shown=())


@pytest.mark.parametrize("start", ["<v ", "<v.", "<v\n", "<v x\n", "<v\n-->", "<v x>y", "</v>", "<"])
def test_voices_without_end_take_no_time(start):
    began = monotonic()
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n" + start * 50_000
    naming(text, shown=())
    has_words(text)
    assert monotonic() - began < 5
