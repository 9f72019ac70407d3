"""A scratch engine is empty at first, knows nothing of the site's own, and leaves nothing."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections

from search.engines.protocol import IndexDocument
from search.evaluation.scratch import SCRATCH, STAMP, Unavailable, scratch_database, scratch_engine
from search.models import Passage

pytestmark = pytest.mark.usefixtures("scratch_databases")


def document(key):
    return IndexDocument(
        id=key, version=1, exact=("sana",), lemmas=("sana",), parts=(), folded=(), title_exact=(), title_lemmas=(),
        title_parts=(), date="",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["sqlite", "postgres"])
def test_an_engine_is_empty_takes_passages_and_is_gone_afterwards(name):
    if name == "postgres" and connection.vendor != "postgresql":
        pytest.skip("the engine of PostgreSQL")
    before = set(connections.settings)
    with scratch_engine(name) as (engine, using):
        assert engine.health().documents == 0
        Passage.objects.using(using).create(
            pk=1, key="00000000-0000-0000-0000-000000000001", page_id=0, version=1, content_hash="", language="fi",
            translation_key="00000000-0000-0000-0000-000000000001", kind="page", title="", text="Sana",
        )  # fmt: skip
        engine.upsert([document(1)])
        assert engine.health().documents == 1
        assert engine.known_words(["sana"]) == {"sana"}
    assert set(connections.settings) == before
    assert not Passage.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the tables of PostgreSQL")
def test_its_tables_are_looked_at_as_those_of_the_site():
    target = "SELECT attstattarget FROM pg_attribute WHERE attrelid = %s::regclass AND attname = 'words'"
    with scratch_database("postgresql") as using, connections[using].cursor() as cursor:
        cursor.execute(target, [f"{using}.search_embedded"])
        assert cursor.fetchone() == (0,)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the schemas of PostgreSQL")
def test_what_a_measurement_left_that_was_killed_a_day_ago_goes_with_the_next_one():
    days = [datetime.now(UTC) - timedelta(days=number) for number in (2, 0)]
    old, young = (f"{SCRATCH}{day:{STAMP}}_{uuid.uuid4().hex}" for day in days)
    strange = "scratch_of_somebody"
    names = "SELECT nspname FROM pg_namespace WHERE nspname = ANY(%s)"
    with scratch_database("postgresql") as using, connections[using].cursor() as cursor:
        for name in (old, young, strange):
            cursor.execute(f"CREATE SCHEMA {name}")
        with scratch_database("postgresql") as other:
            cursor.execute(names, [[old, young, strange, using, other]])
            left = {name for (name,) in cursor.fetchall()}
        for name in (young, strange):
            cursor.execute(f"DROP SCHEMA {name}")
    assert left == {young, strange, using, other}


def test_it_is_gone_where_the_measurement_fails_too():
    before = set(connections.settings)
    with pytest.raises(ZeroDivisionError), scratch_database("sqlite"):
        raise ZeroDivisionError
    assert set(connections.settings) == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a site on SQLite")
def test_an_engine_that_the_site_does_not_have_is_refused_in_words():
    with pytest.raises(Unavailable, match="PostgreSQL"), scratch_engine("postgres"):
        pass


def test_a_search_engine_that_no_setting_names_is_refused_in_words(settings):
    settings.SEARCH_ENGINE = settings.SEARCH_ENGINE | {"addresses": []}
    with pytest.raises(Unavailable, match="SEARCH_ENGINE_ADDRESSES"), scratch_engine("elasticsearch"):
        pass
