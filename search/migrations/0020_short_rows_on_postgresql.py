"""On PostgreSQL what is read of every match is short: numbers of half the size, and traits by their numbers.

A passage has a number of what was written of it, too: what is the same is not written again.

The columns have other names, so that an older version that still runs is told that its engine is down, and does not take
a number for a text. The index is empty afterwards, and the worker fills it anew.
"""

from typing import Any

from django.db import migrations

DROP = "DROP TABLE search_embedded"
EMPTY = "DELETE FROM search_embedded_vocabulary"
FOUND = (
    "CREATE INDEX search_embedded_words ON search_embedded USING gin (words)",
    "CREATE INDEX search_embedded_by_date ON search_embedded (date)",
    # Words are found by their index and hardly ever read, what they count is read for every match.
    "ALTER TABLE search_embedded ALTER COLUMN counted SET STORAGE MAIN, ALTER COLUMN words SET STORAGE EXTERNAL",
)
# What is known of words before a question takes longer to look at than it saves: they are found by their index.
PLANNED = "ALTER TABLE search_embedded ALTER COLUMN counted SET STATISTICS 0, ALTER COLUMN words SET STATISTICS 0"
THERE = (
    # What is read of every match stands first, and what has a fixed length before what has not.
    "CREATE TABLE search_embedded (id bigint PRIMARY KEY, nature_id bigint NOT NULL, occasion_id bigint NOT NULL, "
    "length integer NOT NULL, version bigint NOT NULL, fingerprint bigint NOT NULL, counted integer[] NOT NULL, language text NOT NULL, "
    "date text NOT NULL, words tsvector NOT NULL)",
    *FOUND,
    PLANNED,
    # Two who write the same trait at once write it twice: neither waits for the other.
    "CREATE TABLE search_embedded_traits (id bigint NOT NULL, text text NOT NULL)",
    "CREATE INDEX search_embedded_traits_by_id ON search_embedded_traits (id)",
)
BACK = (
    "DROP TABLE search_embedded_traits",
    "CREATE TABLE search_embedded (id bigint PRIMARY KEY, version bigint NOT NULL, length integer NOT NULL, "
    "words tsvector NOT NULL, language text NOT NULL DEFAULT '', date text NOT NULL DEFAULT '', "
    "nature text NOT NULL DEFAULT '', occasion text NOT NULL DEFAULT '', counted bigint[] NOT NULL DEFAULT '{}', "
    "narrows boolean GENERATED ALWAYS AS (words @@ '''#'':*'::tsquery) STORED)",
    *FOUND,
)


def create(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in (DROP, EMPTY, *THERE):
            schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in (DROP, EMPTY, *BACK):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0019_narrowing_on_postgresql")]

    operations = [migrations.RunPython(create, drop)]
