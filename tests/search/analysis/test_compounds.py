"""Composed words are read as two known words."""

from search.analysis.compounds import Split, splits

KNOWN = {"kunta": "kunta", "kokous": "kokous", "kokouksen": "kokous", "ko": "ko", "arbete": "arbete", "arbet": "arbete"}


def known(word):
    return KNOWN.get(word, "")


def test_a_word_is_split_where_both_halves_are_known():
    assert splits("kuntakokouksen", known) == [Split("kunta", "kunta", "kokous")]


def test_short_words_and_short_halves_are_left_whole():
    assert splits("kunta", known) == []
    assert splits("kokokous", known) == []


def test_a_joint_belongs_to_neither_half():
    assert splits("arbetskunta", known, ("", "s")) == [Split("arbets", "arbete", "kunta")]


def test_a_first_part_may_be_composed_itself():
    words = {"kunta": "kunta", "kokous": "kokous", "asia": "asia"}

    def listed(word):
        return words.get(word, "")

    assert splits("kuntakokousasia", listed) == []
    assert splits("kuntakokousasia", listed, middle=listed) == [Split("kuntakokous", "kuntakokous", "asia")]
    assert splits("kuntakokousasia", listed, middle=lambda word: "") == []
