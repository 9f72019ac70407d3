"""On PostgreSQL: what the ranking of the embedded index needs, and the words in it with their numbers of passages."""

from typing import Any

from django.db import migrations

# Vectors are read for the rank of every hit: inside their row, and as they are, that takes a tenth of the time.
POSTGRESQL = (
    "DROP TABLE search_embedded",
    "CREATE TABLE search_embedded (id bigint PRIMARY KEY, version bigint NOT NULL, length integer NOT NULL, "
    "words tsvector NOT NULL) WITH (toast_tuple_target = 8160)",
    "CREATE INDEX search_embedded_words ON search_embedded USING gin (words)",
    'CREATE TABLE search_embedded_vocabulary (word text COLLATE "C" NOT NULL, passages bigint NOT NULL)',
    "CREATE INDEX search_embedded_vocabulary_words ON search_embedded_vocabulary (word) INCLUDE (passages)",
)
BACK = ("DROP TABLE search_embedded_vocabulary", "ALTER TABLE search_embedded DROP COLUMN length")


def create(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in BACK:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_outbox")]

    operations = [migrations.RunPython(create, drop)]
