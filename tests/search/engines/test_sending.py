"""Columns are sent to PostgreSQL as it keeps them, and a statement may be under way meanwhile."""

import pytest
from django.db import DatabaseError, connection, transaction

from search.engines.counted import CARRIER
from search.engines.protocol import EngineDown
from search.engines.sending import Sending, bigints, integers, texts, uncarried, vectors

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="what is sent to PostgreSQL"),
]
SAVED = "INSERT INTO saved SELECT $1::bigint[], $2::integer[], $3::text[], $4::tsvector[] RETURNING 7"


@pytest.fixture
def saved():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE saved (a bigint[], b integer[], c text[], d tsvector[])")


def asked(sql="SELECT a, b, c, d::text[] FROM saved"):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


@pytest.mark.parametrize(
    "row", [([], [], [], []), ([-(2**63), 2**63 - 1], [-(2**31), 2**31 - 1, 0], ["", "ä'\\,{\""], ["'ea':1,3", "'lä'"])]
)
def test_columns_arrive_as_they_were_sent(saved, row):
    as_sent = {"'ea':1,3": b"\0\0\0\1ea\0\0\2\0\1\0\3", "'lä'": b"\0\0\0\1l\xc3\xa4\0\0\0"}
    numbers, small, words, read = row
    sending = Sending(connection, SAVED)
    sending.add([bigints(numbers), integers(small), texts(words), vectors([as_sent[one] for one in read])])
    assert sending.received() == [7]
    assert asked() == [row]


@pytest.mark.parametrize("numbers", [[], [-(2**31), -1, 0, 1, 2**31 - 1]])
def test_numbers_that_were_carried_are_sent_as_any(numbers):
    assert uncarried([CARRIER + number for number in numbers]) == integers(numbers)


def test_whoever_adds_is_ahead_of_the_database_and_is_told_in_the_order_in_which_it_was_added():
    sending = Sending(connection, "SELECT unnest($1::bigint[]) FROM pg_sleep(0.02)")
    for number in range(9):
        sending.add([bigints([number, -number])])
    assert sending.received() == [one for number in range(9) for one in (number, -number)]
    assert sending.received() == []


def test_whatever_else_is_asked_meanwhile_waits_and_nothing_that_was_told_is_lost():
    sending = Sending(connection, "SELECT unnest($1::bigint[]) FROM pg_sleep(0.02)")
    with sending.while_others_wait():
        for number in range(3):
            sending.add([bigints([number])])
        assert asked("SELECT 5") == [(5,)]
        sending.add([bigints([3])])
        assert sending.received() == [0, 1, 2, 3]
        sending.add([bigints([4])])
    assert asked("SELECT 6") == [(6,)]


@pytest.mark.parametrize(
    "statement",
    ["SELECT 1 / cardinality($1::bigint[])", "SELECT nothing FROM nowhere WHERE 1 = ANY($1::bigint[])"],
)
def test_what_the_database_refuses_is_the_engine_down_and_the_next_is_answered(statement):
    def sent(sending):
        for _ in range(3):
            sending.add([bigints([])])
        return sending.received()

    refused = Sending(connection, statement)
    with pytest.raises(EngineDown), transaction.atomic(), refused.while_others_wait():
        sent(refused)
    sending = Sending(connection, "SELECT unnest($1::bigint[])")
    sending.add([bigints([3, 4])])
    assert sending.received() == [3, 4]


def test_a_connection_that_is_gone_is_the_engine_down():
    other = connection.copy()
    other.ensure_connection()
    sending = Sending(other, "SELECT unnest($1::bigint[])")
    other.connection.close()
    with pytest.raises(EngineDown):
        sending.add([bigints([3])])
    with pytest.raises(DatabaseError):
        other.cursor().execute("SELECT 1")


def test_a_connection_that_is_lost_on_the_way_is_the_engine_down():
    def sent(sending):
        for _ in range(3):
            sending.add([bigints([3])])
        return sending.received()

    other = connection.copy()
    other.ensure_connection()
    sending = Sending(other, "SELECT unnest($1::bigint[]) FROM pg_sleep(0.5)")
    sending.add([bigints([3])])
    asked(f"SELECT pg_terminate_backend({other.connection.info.backend_pid}, 5000)")
    with pytest.raises(EngineDown):
        sent(sending)
    other.close()
