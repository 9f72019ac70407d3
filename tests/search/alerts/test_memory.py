"""What an alert remembers: few bytes, the same after storing, whatever the passages."""

from uuid import uuid4

import pytest

from search.alerts.memory import BYTES, mark_of, packed, unpacked


@pytest.mark.parametrize("number", [0, 1, 2, 1_000])
def test_marks_come_back_as_they_were_stored(number):
    marks = {mark_of(uuid4()) for _one in range(number)}
    stored = packed(marks)
    assert len(stored) == number * BYTES
    assert unpacked(stored) == marks
    assert unpacked(memoryview(stored)) == marks
    assert packed(sorted(marks, reverse=True)) == stored


def test_the_same_passage_has_the_same_mark():
    key = uuid4()
    assert mark_of(key) == mark_of(type(key)(str(key)))
    assert mark_of(key) != mark_of(uuid4())
