"""Passages of the made corpus in the tables and the embedded index of a site, as if pages of it said so."""

from __future__ import annotations

from itertools import islice
from uuid import uuid5

from django.db import transaction
from wagtail.models import Page

from bench.search.corpus import Corpus
from search.engines import chosen
from search.engines.documents import documents_of
from search.models import Passage

BATCH = 500


def fill(size: int) -> None:
    """Enters that many passages of one page, which nobody may edit: they would go with its next text."""
    page, made = Page.objects.get(depth=1), Corpus().passages(size)
    while batch := list(islice(made, BATCH)):
        start = Passage.objects.count()
        rows = [
            Passage(
                key=uuid5(page.translation_key, str(start + number)), kind=one.kind, page=page, version=1,
                translation_key=page.translation_key, language=one.language, title=one.title, text=one.text,
                body_key=one.setting.body, network_key=one.setting.network, speaker=one.speaker, date=one.setting.date,
                year=str(one.setting.date.year), content_hash="",
            )
            for number, one in enumerate(batch)
        ]  # fmt: skip
        with transaction.atomic():
            chosen.embedded().upsert(documents_of(Passage.objects.bulk_create(rows)))
    chosen.embedded().count()
