"""What a question counts stands beside the words of the index, in one row a passage.

On SQLite it is filled here; on PostgreSQL the index is empty afterwards, and the worker fills it anew.
"""

from typing import Any

from django.db import migrations

COLUMNS = ("date", "kind", "language", "speaker", "setting")
SQLITE = (
    "CREATE TABLE search_embedded_values (id integer PRIMARY KEY, "
    + ", ".join(f"{column} text NOT NULL" for column in COLUMNS)
    + ")",
)
GROUPS = (
    "COALESCE((SELECT group_concat(group_key, ' ') FROM (SELECT DISTINCT q.group_key FROM search_passageperson q "
    "WHERE q.passage_id = p.id AND q.role = '{role}' AND q.group_key <> '')), '')"
)
FILL = (
    "INSERT INTO search_embedded_values SELECT p.id, COALESCE(p.date, ''), p.kind, p.language, p.speaker, "  # noqa: S608
    "COALESCE(p.date, '') || '|' || p.body_key || '|' || p.network_key || '|' || p.year || '|' || "
    f"{GROUPS.format(role='present')} || '|' || {GROUPS.format(role='absent')} "
    "FROM search_passage p JOIN search_embedded e ON e.rowid = p.id"
)
POSTGRESQL = (
    "DELETE FROM search_embedded",
    "DELETE FROM search_embedded_vocabulary",
    *(f"ALTER TABLE search_embedded ADD COLUMN {column} text NOT NULL" for column in COLUMNS),
    "CREATE INDEX search_embedded_by_date ON search_embedded (date)",
)
BACK = {
    "sqlite": ("DROP TABLE search_embedded_values",),
    "postgresql": (
        "DELETE FROM search_embedded",
        "DELETE FROM search_embedded_vocabulary",
        *(f"ALTER TABLE search_embedded DROP COLUMN {column}" for column in COLUMNS),
    ),
}


def create(apps: Any, schema_editor: Any) -> None:
    for statement in {"sqlite": (*SQLITE, FILL), "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


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
