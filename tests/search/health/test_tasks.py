"""The task only wakes the worker: what is to be done stands in the table."""

from search.health.tasks import fulfil_wish


def test_a_worker_that_nobody_needs_does_nothing(db):
    assert [fulfil_wish.func() for _again in range(2)] == ["", ""]
