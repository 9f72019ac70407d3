"""The embedded index: a full-text table beside the passages, of the kind that the database has."""

from typing import Any

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE search_embedded USING fts5("
    "title_exact, title_lemmas, title_parts, exact, lemmas, parts, folded, "
    "tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* M* Co' tokenchars '-:.'''\")",
    "CREATE VIRTUAL TABLE search_embedded_words USING fts5vocab('search_embedded', 'col')",
)
POSTGRESQL = (
    "CREATE TABLE search_embedded (id bigint PRIMARY KEY, version bigint NOT NULL, words tsvector NOT NULL)",
    "CREATE INDEX search_embedded_words ON search_embedded USING gin (words)",
)
TABLES = {"sqlite": ("search_embedded_words", "search_embedded"), "postgresql": ("search_embedded",)}


def create(apps: Any, schema_editor: Any) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    for table in TABLES[schema_editor.connection.vendor]:
        schema_editor.execute(f"DROP TABLE {table}")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_passages")]

    operations = [migrations.RunPython(create, drop)]
