"""On PostgreSQL what many passages at once change about the numbers of words waits in a table of its own.

An older version that still runs knows of no such table: what waits is counted when the newer one runs again, also where
it has emptied the index meanwhile. So does a migration that empties the vocabulary: it has to empty this table, too.
"""

from typing import Any

from django.db import migrations

CREATE = (
    "CREATE TABLE search_embedded_vocabulary_changes (words text NOT NULL, numbers integer[] NOT NULL)",
    # It is read once, soon: to press it would take longer than to write it.
    "ALTER TABLE search_embedded_vocabulary_changes "
    "ALTER COLUMN words SET STORAGE EXTERNAL, ALTER COLUMN numbers SET STORAGE EXTERNAL",
)
COUNTED = (
    "INSERT INTO search_embedded_vocabulary (word, passages) "
    "SELECT word, SUM(number) FROM search_embedded_vocabulary_changes, "
    "LATERAL unnest(string_to_array(words, E'\\x1f'), numbers) given (word, number) GROUP BY word"
)
DROP = "DROP TABLE search_embedded_vocabulary_changes"


def create(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in CREATE:
            schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in (COUNTED, DROP):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0020_short_rows_on_postgresql")]

    operations = [migrations.RunPython(create, drop)]
