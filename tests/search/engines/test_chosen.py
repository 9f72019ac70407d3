"""The engine follows the database."""

from django.db import connection

from search.engines.chosen import embedded


def test_the_engine_is_that_of_the_database():
    assert embedded().name == {"sqlite": "sqlite", "postgresql": "postgres"}[connection.vendor]


def test_it_is_asked_for_the_database_that_is_named():
    assert embedded("default").using == "default"
