"""Passages that can be found, made directly: what tests of results start from."""

import uuid
from datetime import date

from search.engines.chosen import embedded
from search.engines.documents import documents_of
from search.models import Passage, PassagePerson


def found_passage(page, text, *, title="", language="", day=date(2026, 11, 2), people=(), **fields):
    """A passage of a page, entered in the embedded index; ``people`` are role, group and key."""
    made = Passage.objects.create(
        key=uuid.uuid4(), page=page, translation_key=page.translation_key, text=text, title=title or page.title,
        language=language or page.locale.language_code, date=day, year=str(day.year) if day else "", content_hash="",
        **{"kind": "page", "version": 1, **fields},
    )  # fmt: skip
    for role, group, key in people:
        PassagePerson.objects.create(passage=made, role=role, group=group, group_key=key)
    embedded().upsert(documents_of([made]))
    return made
