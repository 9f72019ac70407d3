"""What was found is counted from indexes alone; on PostgreSQL words tell in another way how often they stand somewhere.

There the embedded index is empty afterwards; ``manage.py search_index rebuild`` fills it, or the next nightly comparison.
"""

from typing import Any

from django.db import migrations, models


def empty(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DELETE FROM search_embedded")
        schema_editor.execute("DELETE FROM search_embedded_vocabulary")


class Migration(migrations.Migration):

    dependencies = [("search", "0011_engine_away")]

    operations = [
        migrations.AddIndex(
            model_name="passage",
            index=models.Index(
                fields=["id", "date", "kind", "language", "body_key", "network_key", "year", "speaker"],
                name="passage_counted",
            ),
        ),
        migrations.AddIndex(
            model_name="passageperson",
            index=models.Index(fields=["passage", "role", "group_key"], name="passage_people_counted"),
        ),
        migrations.RunPython(empty, empty),
    ]
