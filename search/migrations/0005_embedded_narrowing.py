"""On SQLite: the values of passages beside their words, so that a filter costs what a word costs.

The index is empty afterwards; ``manage.py search_index rebuild`` fills it.
"""

from typing import Any

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE search_embedded USING fts5("
    "title_exact, title_lemmas, title_parts, exact, lemmas, parts, folded, narrowing, "
    "tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* M* Co' tokenchars '-:.'''\")",
    "CREATE VIRTUAL TABLE search_embedded_words USING fts5vocab('search_embedded', 'col')",
)
BACK = (
    SQLITE[0].replace(", narrowing", ""),
    SQLITE[1],
)


def _make_anew(statements: tuple[str, ...], schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for statement in ("DROP TABLE search_embedded_words", "DROP TABLE search_embedded", *statements):
            schema_editor.execute(statement)


def create(apps: Any, schema_editor: Any) -> None:
    _make_anew(SQLITE, schema_editor)


def drop(apps: Any, schema_editor: Any) -> None:
    _make_anew(BACK, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_embedded_vocabulary")]

    operations = [migrations.RunPython(create, drop)]
