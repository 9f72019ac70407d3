"""The lists of Finnish words hold plain words, and none that contradict each other."""

import pytest

from search.analysis import finnish_words
from search.analysis.tokens import plain


@pytest.mark.parametrize("words", [finnish_words.FIRST_ONLY, finnish_words.LAST_ONLY, finnish_words.NEVER_LAST])
def test_words_are_plain_and_long_enough_to_be_parts(words):
    assert all(word == plain(word) and len(word) > 2 for word in words)


def test_no_word_may_and_may_not_be_last():
    assert not finnish_words.NEVER_LAST & (finnish_words.LAST_ONLY | finnish_words.SHORT)
