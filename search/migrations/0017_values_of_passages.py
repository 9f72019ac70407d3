"""What a question counts stands beside the words of the index, in one row a passage.

The index is empty afterwards, and the worker fills it anew: some words have other forms now, too.
"""

from typing import Any

from django.db import migrations

SQLITE = (
    "CREATE TABLE search_embedded_values (id integer PRIMARY KEY, language text NOT NULL, date text NOT NULL, "
    "nature integer NOT NULL, occasion integer NOT NULL)",
    "CREATE TABLE search_embedded_traits (id integer PRIMARY KEY, text text NOT NULL)",
)
COLUMNS = ("language", "date", "nature", "occasion")
EMPTY = {
    "sqlite": ("DELETE FROM search_embedded",),
    "postgresql": ("DELETE FROM search_embedded", "DELETE FROM search_embedded_vocabulary"),
}
THERE = {
    "sqlite": SQLITE,
    "postgresql": (
        *(f"ALTER TABLE search_embedded ADD COLUMN {column} text NOT NULL DEFAULT ''" for column in COLUMNS),
        "CREATE INDEX search_embedded_by_date ON search_embedded (date)",
    ),
}
BACK = {
    "sqlite": ("DROP TABLE search_embedded_values", "DROP TABLE search_embedded_traits"),
    "postgresql": tuple(f"ALTER TABLE search_embedded DROP COLUMN {column}" for column in COLUMNS),
}


def _changed(statements: dict[str, tuple[str, ...]], schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    for statement in (*EMPTY[vendor], *statements[vendor]):
        schema_editor.execute(statement)


def create(apps: Any, schema_editor: Any) -> None:
    _changed(THERE, schema_editor)


def drop(apps: Any, schema_editor: Any) -> None:
    _changed(BACK, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0016_filling_held")]

    operations = [
        migrations.RunPython(create, drop),
        migrations.RemoveIndex(model_name="passage", name="passage_counted"),
        migrations.RemoveIndex(model_name="passageperson", name="passage_people_counted"),
    ]
