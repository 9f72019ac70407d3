"""What a reader sees of the words of a recording."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.http import QueryDict

from pages.queries.recordings import ChapterWords
from pages.transcript import LETTERS_IN_PART, LONGEST_PASSAGE, WHOLE, Wish, spoken_passages, transcript


def cue(second: float, speaker: str = "Heli", text: str = "Kannatetaan.", language: str = "fi") -> Any:
    start = int(second * 1000)
    end = start + 2000
    return SimpleNamespace(
        start_milliseconds=start, end_milliseconds=end, speaker=speaker, text=text, words_language=language
    )


def chapter(second: int, *cues: Any, title: str = "Avaus") -> ChapterWords:
    return ChapterWords(SimpleNamespace(starts_at_second=second, title=title), list(cues), "fi")


def texts(shown: Any) -> list[str]:
    passages = [passage for section in shown.sections for passage in section.passages]
    return [" ".join(cue.text for cue in passage.cues) for passage in passages]


def marked(shown: Any) -> list[str]:
    passages = [passage for section in shown.sections for passage in section.passages]
    return [words for passage in passages for cue in passage.cues for words, is_hit in cue.words if is_hit]


def test_cues_of_one_speaker_become_a_passage() -> None:
    passages = spoken_passages([cue(0, "Virve"), cue(4, "Virve"), cue(9, "Heli"), cue(12, "Virve")])
    assert [(passage.second, passage.speaker, len(passage.cues)) for passage in passages] == [
        (0, "Virve", 2),
        (9, "Heli", 1),
        (12, "Virve", 1),
    ]
    assert not any(passage.continues for passage in passages)


def test_who_changes_the_language_begins_a_new_passage_with_the_name() -> None:
    passages = spoken_passages([cue(0), cue(4, text="Ja på svenska.", language="sv")])
    assert [(passage.language, passage.continues) for passage in passages] == [("fi", False), ("sv", False)]


def test_after_a_pause_the_same_speaker_has_a_new_time() -> None:
    assert [passage.second for passage in spoken_passages([cue(0), cue(22), cue(45)])] == [0, 45]


def test_a_long_speech_is_cut_and_goes_on_without_repeating_the_name() -> None:
    long_cue = "a" * (LONGEST_PASSAGE // 2 + 1)
    passages = spoken_passages([cue(second, "Heli", long_cue) for second in range(6)])
    assert [len(passage.cues) for passage in passages] == [2, 2, 2]
    assert [passage.continues for passage in passages] == [False, True, True]


def test_every_second_has_one_anchor() -> None:
    passages = spoken_passages([cue(761.2, "Heli"), cue(761.9, "Virve"), cue(762, "Virve")])
    assert [spoken.anchor for passage in passages for spoken in passage.cues] == ["t761", "", "t762"]


def test_a_chapter_has_the_anchor_of_its_second() -> None:
    shown = transcript([chapter(10, cue(10), cue(14))], Wish())
    assert [section.anchor for section in shown.sections] == ["t10"]
    assert [spoken.anchor for spoken in shown.sections[0].passages[0].cues] == ["", "t14"]


@pytest.mark.parametrize(
    ("query", "wish"),
    [
        ("", Wish()),
        ("t=754", Wish(second=754)),
        ("t=754s", Wish(second=754)),
        ("t=-1&part=-2", Wish()),
        ("t=1e3&part=²", Wish()),
        ("t=9999999", Wish()),
        ("find=++tuki+%00+perheille ", Wish(find="tuki perheille")),
        ("find=" + "a" * 500, Wish(find="a" * 100)),
        ("part=all&text=sv&player=1", Wish(part=WHOLE, language="sv", player=True)),
        ("part=12345", Wish()),
    ],
)
def test_what_makes_no_sense_in_the_address_is_left_out(query: str, wish: Wish) -> None:
    assert Wish.read(QueryDict(query)) == wish


def test_the_passage_at_a_second_is_marked_and_has_its_anchor() -> None:
    shown = transcript([chapter(0, cue(2, "Heli"), cue(9, "Virve"), cue(30, "Heli"))], Wish(second=12))
    passages = shown.sections[0].passages
    assert [passage.is_now for passage in passages] == [False, True, False]
    assert [spoken.anchor for spoken in passages[1].cues] == ["t12", "t9"]
    assert shown.now == "t12"


@pytest.mark.parametrize(("second", "now"), [(0, [True, False]), (999_999, [False, True])])
def test_a_second_before_the_first_word_or_after_the_last_leads_to_the_nearest(second: int, now: list[bool]) -> None:
    shown = transcript([chapter(1, cue(2, "Heli"), cue(9, "Virve"))], Wish(second=second))
    assert [passage.is_now for passage in shown.sections[0].passages] == now


def test_a_second_without_words_marks_nothing() -> None:
    shown = transcript([], Wish(second=12, find="tuki", part="3"))
    assert (shown.sections, shown.now, shown.found, shown.is_complete) == ([], "", 0, True)


def test_passages_with_the_words_are_kept_counted_and_marked() -> None:
    words = chapter(0, cue(2, "Heli", "Avustus on pieni."), cue(9, "Virve", "Kyllä."), cue(12, "Heli", "AVUSTUSTA?"))
    shown = transcript([words, chapter(60, cue(61, text="Kiitos."))], Wish(find="avustus"))
    assert texts(shown) == ["Avustus on pieni.", "AVUSTUSTA?"]
    assert marked(shown) == ["Avustus", "AVUSTUS"]
    assert (shown.found, len(shown.sections)) == (2, 1)


def test_words_are_found_over_the_border_of_two_cues() -> None:
    shown = transcript([chapter(0, cue(2, text="tuki on"), cue(5, text="kaikille sama"))], Wish(find="on kaikille"))
    assert marked(shown) == ["on", "kaikille"]
    assert texts(shown) == ["tuki on kaikille sama"]


@pytest.mark.parametrize("find", ["(", "a*", "[", "\\", ".", "<script>", "100 %"])
def test_signs_are_looked_for_as_they_are(find: str) -> None:
    shown = transcript(
        [chapter(0, cue(2, text=f"sitä ennen {find} sen jälkeen"), cue(3, "Virve", "ei"))], Wish(find=find)
    )
    assert (shown.found, marked(shown)) == (1, [find] if " " not in find else ["100 %"])


def test_a_long_text_is_shown_in_parts_that_hold_all_of_it_once() -> None:
    cues = [cue(second, f"puhuja {second}", f"sana {second} " * 40) for second in range(100)]
    words = [chapter(0, *cues[:30]), chapter(30, *cues[30:])]
    first = transcript(words, Wish())
    assert first.sections[0].passages[0].second == 0
    assert not first.is_complete
    assert first.next_start == first.starts[1]
    parts = [transcript(words, Wish(part=str(number + 1))) for number in range(len(first.starts))]
    assert [text for part in parts for text in texts(part)] == [spoken.text for spoken in cues]
    assert all(sum(map(len, texts(part))) < LETTERS_IN_PART * 1.1 for part in parts)
    assert [part.sections[0].passages[0].second for part in parts] == list(first.starts)
    assert parts[-1].next_start is None
    anchors = [section.anchor for part in parts for section in part.sections if section.anchor]
    assert anchors == ["t0", "t30"]


def test_a_second_opens_the_part_that_holds_it_and_all_is_one_part() -> None:
    cues = [cue(second, f"puhuja {second}", "sana " * 100) for second in range(100)]
    shown = transcript([chapter(0, *cues)], Wish(second=99))
    assert shown.number == len(shown.starts) > 1
    assert shown.sections[0].passages[-1].is_now
    assert len(texts(transcript([chapter(0, *cues)], Wish(part=WHOLE)))) == 100
    assert transcript([chapter(0, *cues)], Wish(part="99")).number == len(shown.starts)
