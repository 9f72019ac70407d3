"""Words of a heading count otherwise: on PostgreSQL that stands in the index, which the worker fills anew."""

from typing import Any

from django.db import migrations


def empty(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DELETE FROM search_embedded")
        schema_editor.execute("DELETE FROM search_embedded_vocabulary")


class Migration(migrations.Migration):
    dependencies = [("search", "0014_wishes_and_hidden_names")]

    operations = [migrations.RunPython(empty, empty)]
