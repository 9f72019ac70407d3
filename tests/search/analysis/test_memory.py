"""What is made of a word is made once, and what was asked for long ago is forgotten."""

from search.analysis.memory import Memory


def remembering(most):
    made = []
    return Memory(lambda text: made.append(text) or text.upper(), most), made


def test_what_is_made_of_a_text_is_made_once():
    known, made = remembering(2)
    assert [known[text] for text in "abaabba"] == list("ABAABBA")
    assert made == ["a", "b"]


def test_what_was_asked_for_lately_is_remembered_where_there_is_too_much():
    known, made = remembering(2)
    for text in "abcacda":
        assert known[text] == text.upper()
    assert made == [*"abcd"]


def test_no_more_than_twice_as_many_as_are_wanted_are_remembered():
    known, made = remembering(2)
    for text in "abcdefa":
        assert known[text] == text.upper()
        assert len(known) + len(known._before) <= 4
    assert made == [*"abcdefa"]
