"""From a publication to a real engine beside the database: filled by itself, then fed, and whole after an outage."""

import pytest
from django.utils import timezone

from search.comparison import verify
from search.delivery import PAUSE_WHILE_DOWN
from search.engines.connection import Connection
from search.engines.elastic import ElasticEngine
from search.models import Passage, PassageDelivery
from search.outbox import drain
from search.query.nodes import Question, Term
from tests import factories

pytestmark = pytest.mark.engine


def found(engine, word):
    return engine.search(Question(tree=Term(word, word, (word,)), language="fi")).total


def test_a_new_engine_is_filled_and_follows_every_change(minimal_site, elastic_unbuilt, monkeypatch):
    monkeypatch.setattr("search.engines.chosen.remote", lambda: elastic_unbuilt)
    first, second = (factories.news(minimal_site.fi, lead="Haravoidaan") for _number in range(2))
    drain()
    assert elastic_unbuilt.is_built()
    assert found(elastic_unbuilt, "haravoidaan") == 2
    factories.publish(factories.revise(first, lead="Lapioidaan"))
    second.unpublish()
    drain()
    assert (found(elastic_unbuilt, "haravoidaan"), found(elastic_unbuilt, "lapioidaan")) == (0, 1)
    assert not PassageDelivery.objects.exists()
    assert [one.differences for one in verify(now=timezone.now(), repair=False)] == [0, 0]


def test_changes_during_an_outage_are_there_after_it(minimal_site, elastic, monkeypatch):
    away = ElasticEngine(Connection(("http://127.0.0.1:9",), prefix="away", replicas=0, seconds=1))
    monkeypatch.setattr("search.engines.chosen.remote", lambda: away)
    pages = [factories.news(minimal_site.fi, lead="Haravoidaan") for _number in range(3)]
    drain()
    pages[0].unpublish()
    pages[1].delete()
    assert PassageDelivery.objects.exists()
    monkeypatch.setattr("search.engines.chosen.remote", lambda: elastic)
    drain(now=timezone.now() + PAUSE_WHILE_DOWN)
    assert found(elastic, "haravoidaan") == 1
    assert dict(elastic.versions(0, 100)) == dict(Passage.objects.values_list("pk", "version"))
    assert not PassageDelivery.objects.exists()
