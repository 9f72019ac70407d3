"""What a question counts stands beside the words of the index, in one row a passage.

On SQLite it is filled here; on PostgreSQL the index is empty afterwards, and the worker fills it anew.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from django.db import migrations

SQLITE = (
    "CREATE TABLE search_embedded_values (id integer PRIMARY KEY, kind text NOT NULL, language text NOT NULL, "
    "speaker text NOT NULL, date text NOT NULL, occasion integer NOT NULL)",
    "CREATE TABLE search_embedded_occasions (id integer PRIMARY KEY, text text NOT NULL)",
)
GROUPS = (
    "COALESCE((SELECT group_concat(group_key, ' ') FROM (SELECT DISTINCT q.group_key FROM search_passageperson q "
    "WHERE q.passage_id = p.id AND q.role = '{role}' AND q.group_key <> '')), '')"
)
PASSAGES = (
    "SELECT p.id, p.kind, p.language, p.speaker, COALESCE(p.date, ''), p.body_key || '|' || p.network_key || '|' || "  # noqa: S608
    f"p.year || '|' || {GROUPS.format(role='present')} || '|' || {GROUPS.format(role='absent')} "
    "FROM search_passage p JOIN search_embedded e ON e.rowid = p.id"
)
COLUMNS = ("kind", "language", "speaker", "date", "occasion")
EMPTY = ("DELETE FROM search_embedded", "DELETE FROM search_embedded_vocabulary")
POSTGRESQL = (
    *EMPTY,
    *(f"ALTER TABLE search_embedded ADD COLUMN {column} text NOT NULL" for column in COLUMNS),
    "CREATE INDEX search_embedded_by_date ON search_embedded (date)",
)
BACK = {
    "sqlite": ("DROP TABLE search_embedded_values", "DROP TABLE search_embedded_occasions"),
    "postgresql": (*EMPTY, *(f"ALTER TABLE search_embedded DROP COLUMN {column}" for column in COLUMNS)),
}


def create(apps: Any, schema_editor: Any) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
    if schema_editor.connection.vendor == "sqlite":
        fill(schema_editor.connection)


def fill(connection: Any) -> None:
    """Writes what the index has of its passages; reads them by some thousands."""
    with connection.cursor() as reading, connection.cursor() as writing:
        reading.execute(PASSAGES)
        for rows in _portions(reading):
            numbered = [
                (*own, int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 4, text) for *own, text in rows
            ]
            writing.executemany(
                "INSERT OR REPLACE INTO search_embedded_occasions VALUES (%s, %s)", [row[-2:] for row in numbered]
            )
            writing.executemany(
                "INSERT INTO search_embedded_values VALUES (%s, %s, %s, %s, %s, %s)", [row[:-1] for row in numbered]
            )


def _portions(cursor: Any) -> Iterator[list[tuple[Any, ...]]]:
    while rows := cursor.fetchmany(5_000):
        yield rows


def drop(apps: Any, schema_editor: Any) -> None:
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0016_filling_held")]

    operations = [
        migrations.RunPython(create, drop),
        migrations.RemoveIndex(model_name="passage", name="passage_counted"),
        migrations.RemoveIndex(model_name="passageperson", name="passage_people_counted"),
    ]
