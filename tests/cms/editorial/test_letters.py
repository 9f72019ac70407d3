"""Letters to people without an account: once per event, and the worker hears of them after the commit."""

import pytest

from cms.editorial.letters import write_letters
from cms.models import OutboxMessage


def letters(*events):
    return (OutboxMessage(event=event, language="fi", template="x", data={}) for event in events)


@pytest.mark.django_db
def test_an_event_is_written_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        write_letters(letters("alert:1", "alert:2"))
        write_letters(letters("alert:2", "alert:3"))
    assert sorted(OutboxMessage.objects.values_list("event", flat=True)) == ["alert:1", "alert:2", "alert:3"]
    assert len(callbacks) == 2


@pytest.mark.django_db
def test_without_letters_nobody_is_woken(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        assert write_letters([]) == 0
    assert callbacks == []


@pytest.mark.django_db
def test_any_number_of_letters_is_few_statements(django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        write_letters(letters(*(f"alert:{number}" for number in range(300))))
