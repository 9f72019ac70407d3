"""What is tidied on a connection of its own never stands in the way of whoever writes."""

import pytest
from django.db import DatabaseError, connection

from search.engines import tidying as module
from search.engines.tidying import Tidying

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="the tidying of PostgreSQL"),
]


@pytest.fixture
def said(monkeypatch):
    told = []
    monkeypatch.setattr(module.logger, "warning", lambda *words: told.append(words))
    return told


@pytest.fixture
def opened(monkeypatch):
    """The connections that were opened beside the one of the test."""
    found, usual = [], connection.get_new_connection
    monkeypatch.setattr(connection, "get_new_connection", lambda params: found.append(usual(params)) or found[-1])
    return found


def test_it_is_done_on_one_connection_that_is_closed_in_the_end(said, opened):
    tidying = Tidying(connection, "SELECT pg_backend_pid()")
    for _number in range(3):
        tidying.go_on()
    tidying.end()
    [beside] = opened
    assert beside.closed
    assert beside is not connection.connection
    assert said == []


def test_what_is_under_way_is_not_waited_for_until_the_end(said, opened):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(4711)")
        tidying = Tidying(connection, "SELECT pg_advisory_lock(4711), pg_advisory_unlock(4711)")
        for _number in range(3):
            tidying.go_on()
        cursor.execute("SELECT pg_advisory_unlock(4711)")
    tidying.end()
    assert opened[0].closed
    assert said == []


def test_nobody_hears_of_a_statement_that_is_refused_but_the_log(said, opened):
    tidying = Tidying(connection, "SELECT no_such_thing")
    tidying.go_on()
    tidying.end()
    tidying.go_on()
    assert len(said) == 1
    assert opened[0].closed


def test_where_there_is_no_room_for_a_connection_nothing_is_tidied(said, monkeypatch):
    def refused(params):
        raise DatabaseError("too many clients")

    monkeypatch.setattr(connection, "get_new_connection", refused)
    tidying = Tidying(connection, "SELECT 1")
    tidying.go_on()
    tidying.go_on()
    tidying.end()
    assert len(said) == 1


def test_a_connection_that_is_lost_ends_the_tidying_alone(said, opened):
    tidying = Tidying(connection, "SELECT pg_terminate_backend(pg_backend_pid())")
    tidying.go_on()
    tidying.end()
    assert len(said) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_one_that_was_never_begun_opens_nothing(opened):
    Tidying(connection, "SELECT 1").end()
    assert opened == []
