"""Columns are sent to PostgreSQL as it keeps them, and a statement may be under way meanwhile."""

import pytest
from django.db import DatabaseError, connection, transaction

from search.engines.protocol import EngineDown
from search.engines.sending import Sending, bigints, integers, texts, vectors

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="what is sent to PostgreSQL"),
]
SAVED = "INSERT INTO saved SELECT $1::bigint[], $2::integer[], $3::text[], $4::tsvector[] RETURNING 7"


@pytest.fixture
def sending():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE saved (a bigint[], b integer[], c text[], d tsvector[])")
    return Sending(connection)


def asked(sql="SELECT a, b, c, d::text[] FROM saved"):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def received(sending, statement):
    sending.send(statement, [bigints([])])
    return sending.received()


@pytest.mark.parametrize(
    "row", [([], [], [], []), ([-(2**63), 2**63 - 1], [-(2**31), 2**31 - 1, 0], ["", "ä'\\,{\""], ["'ea':1,3", "'lä'"])]
)
def test_columns_arrive_as_they_were_sent(sending, row):
    as_sent = {"'ea':1,3": b"\0\0\0\1ea\0\0\2\0\1\0\3", "'lä'": b"\0\0\0\1l\xc3\xa4\0\0\0"}
    numbers, small, words, read = row
    sending.send(SAVED, [bigints(numbers), integers(small), texts(words), vectors([as_sent[one] for one in read])])
    assert sending.received() == [7]
    assert asked() == [row]


def test_what_the_database_refuses_is_the_engine_down_and_the_next_is_answered(sending):
    for statement in (
        "SELECT 1 / cardinality($1::bigint[])",
        "SELECT nothing FROM nowhere WHERE 1 = ANY($1::bigint[])",
    ):
        with pytest.raises(EngineDown), transaction.atomic():
            received(sending, statement)
    sending.send("SELECT unnest($1::bigint[])", [bigints([3, 4])])
    assert sending.received() == [3, 4]


def test_a_connection_that_is_gone_is_the_engine_down():
    other = connection.copy()
    other.ensure_connection()
    sending = Sending(other)
    other.connection.close()
    with pytest.raises(EngineDown):
        sending.send("SELECT unnest($1::bigint[])", [bigints([3])])
    with pytest.raises(DatabaseError):
        other.cursor().execute("SELECT 1")
