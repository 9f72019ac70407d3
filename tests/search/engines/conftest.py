"""What tests of engines share: passages that are indexed, the embedded engine, and a real one beside the database."""

import uuid
from datetime import date

import pytest

from search.engines.chosen import embedded
from search.engines.connection import Connection
from search.engines.documents import documents_of
from search.engines.elastic import ElasticEngine
from search.models import Passage


@pytest.fixture
def engine(db):
    """The engine inside the database."""
    return embedded()


@pytest.fixture
def passage(minimal_site, engine):
    """Makes a passage and enters it in the index; returns its key."""

    def make(text, *, title="", language="fi", day=date(2026, 11, 2), **fields):
        made = Passage.objects.create(
            key=uuid.uuid4(), page=minimal_site.fi, translation_key=uuid.uuid4(), language=language, title=title,
            text=text, date=day, year=str(day.year) if day else "", content_hash="",
            **{"kind": "item", "version": 1, **fields},
        )  # fmt: skip
        engine.upsert(documents_of([made]))
        return made.pk

    return make


@pytest.fixture
def elastic_unbuilt(search_engine_addresses):
    """An engine with indexes of its own, of which there are none yet; gone afterwards."""
    engine = ElasticEngine(
        Connection(tuple(search_engine_addresses), prefix=f"test-{uuid.uuid4().hex}", replicas=0, seconds=10)
    )
    yield engine
    engine.remove()


@pytest.fixture
def elastic(elastic_unbuilt):
    """An engine with an empty index."""
    elastic_unbuilt.clear()
    return elastic_unbuilt
