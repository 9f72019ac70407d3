"""The lists of Swedish words."""

from search.analysis import swedish_words


def test_no_word_is_told_not_to_be_composed_that_never_could_be():
    assert all(len(word) > 5 and word == word.casefold() for word in swedish_words.NOT_COMPOSED)


def test_no_part_is_both_right_and_never_last():
    assert swedish_words.NEVER_LAST.isdisjoint(swedish_words.PARTS)
