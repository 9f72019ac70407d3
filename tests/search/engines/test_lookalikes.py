"""Words that are spelled almost alike."""

import pytest

from search.engines.lookalikes import distance, is_near, lookalikes, one_edit

WORDS = {"avustus": 9, "avustuksen": 4, "alustus": 2, "avusta": 20, "kunta": 30, "kanta": 3, "päätös": 8}


def alike(word, limit=5):
    return lookalikes(
        word,
        limit,
        lambda words: {one: WORDS[one] for one in words if one in WORDS},
        lambda prefix: {one: number for one, number in WORDS.items() if one.startswith(prefix)},
    )


@pytest.mark.parametrize("mistyped", ["avstus", "avusttus", "avuztus", "avsutus", "vaustus", "navustus", "avustu"])
def test_one_mistake_is_seen_wherever_it_is(mistyped):
    assert "avustus" in alike(mistyped)
    assert distance(mistyped, "avustus") == 1
    assert "avustus" in one_edit(mistyped, len(mistyped) + 1)


def test_the_nearest_comes_first_then_the_most_frequent():
    assert alike("kunsta") == ["kunta"]
    assert alike("kinta") == ["kunta", "kanta"]
    assert alike("kinta", 1) == ["kunta"]


def test_two_mistakes_are_seen_after_the_third_letter_of_a_long_word():
    assert alike("avuztuz") == ["avustus"]
    assert alike("avustukzem") == ["avustuksen"]


@pytest.mark.parametrize("word", ["", "abc", "2025", "avustus2", "a" * 41, "eu:n", "avustus-"])
def test_what_is_short_or_no_plain_word_has_none(word):
    assert alike(word) == []


def test_a_word_is_not_like_itself():
    assert "avustus" not in alike("avustus")
    assert distance("", "abc") == 3
    assert distance("ab", "ba") == 1


LONG = "neuvottelukunta"


@pytest.mark.parametrize("place", range(len(LONG) + 1))
def test_one_mistake_of_a_long_word_is_seen_wherever_it_is(place):
    known = {LONG: 3, "neuvotteluissa": 9, "palvelu": 2}
    before, after = LONG[:place], LONG[place:]
    for mistyped in {before + "x" + after, before + after[1:], before + after[1:2] + after[:1] + after[2:]} - {LONG}:
        found = lookalikes(
            mistyped,
            1,
            lambda words: {one: known[one] for one in words if one in known},
            lambda prefix: {one: number for one, number in known.items() if one.startswith(prefix)},
        )
        assert found == [LONG]


def test_of_words_that_are_far_apart_it_is_only_said_that_they_are():
    assert distance("avustus", "kokous") == 3
    assert not is_near("avustus", "kokous")
    assert is_near("avustus", "avutsu")
    assert not is_near("avustus", "avustuksista")
