"""On PostgreSQL what a word counts stands beside the words, and the values of a passage are among them.

So a passage is ranked by some hundred bytes, not by some thousand, and the index narrows alone. The index is empty
afterwards, and the worker fills it anew.
"""

from typing import Any

from django.db import migrations

EMPTY = ("DELETE FROM search_embedded", "DELETE FROM search_embedded_vocabulary")
# Whoever writes a row: what a version writes during the upgrade that knows of no such words is known by it.
THERE = (
    "ALTER TABLE search_embedded ADD COLUMN counted bigint[] NOT NULL DEFAULT '{}'",
    "ALTER TABLE search_embedded ADD COLUMN narrows boolean GENERATED ALWAYS AS (words @@ '''#'':*'::tsquery) STORED",
    # Words are found by their index and hardly ever read, what they count is read for every match.
    # What presses it would gain too little, and leaves it as it is.
    "ALTER TABLE search_embedded ALTER COLUMN counted SET STORAGE MAIN, ALTER COLUMN counted SET COMPRESSION pglz",
    "ALTER TABLE search_embedded ALTER COLUMN words SET STORAGE EXTERNAL",
    "ALTER TABLE search_embedded RESET (toast_tuple_target)",
)
BACK = (
    "ALTER TABLE search_embedded DROP COLUMN counted",
    "ALTER TABLE search_embedded DROP COLUMN narrows",
    "ALTER TABLE search_embedded ALTER COLUMN words SET STORAGE EXTENDED",
    "ALTER TABLE search_embedded SET (toast_tuple_target = 8160)",
)


def create(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for statement in (*EMPTY, *THERE):
        schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for statement in (*EMPTY, *BACK):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0018_edition_of_the_analysis")]

    operations = [migrations.RunPython(create, drop)]
