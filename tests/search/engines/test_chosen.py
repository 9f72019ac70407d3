"""The engine follows the database."""

from django.db import connection

from search.engines.chosen import embedded, remote


def test_the_engine_is_that_of_the_database():
    assert embedded().name == {"sqlite": "sqlite", "postgresql": "postgres"}[connection.vendor]


def test_it_is_asked_for_the_database_that_is_named():
    assert embedded("default").using == "default"


def test_an_engine_beside_the_database_is_there_where_the_settings_name_one(settings):
    assert remote() is None
    settings.SEARCH_ENGINE = settings.SEARCH_ENGINE | {"addresses": ["http://one:9200"], "prefix": "ours"}
    assert remote().name == "elasticsearch"
    assert remote().connection.prefix == "ours"
