"""A trouble of the engine beside the database is a sentence, and never a failed save."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone, translation

from search.comparison import verify
from search.engines import breaker
from search.engines.connection import Connection
from search.engines.elastic import ElasticEngine
from search.engines.troubles import Trouble
from search.models import Passage, PassageDelivery
from search.outbox import drain
from search.query.nodes import Everything, Question
from search.upkeep import keep_in_step
from tests import factories

LATER = timedelta(hours=1)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_trouble_is_a_sentence_in_each_language(language):
    with translation.override(None):
        english = {str(trouble.label) for trouble in Trouble}
    with translation.override(language):
        own = {str(trouble.label) for trouble in Trouble}
    assert len(own) == len(Trouble)
    assert own.isdisjoint(english)
    assert all(sentence.endswith((".", "?")) for sentence in english | own)


def told():
    """What an operator reads of the engine beside the database."""
    out = StringIO()
    call_command("search_index", "status", stdout=out)
    [line] = [line for line in out.getvalue().splitlines() if line.startswith("elasticsearch")]
    return line


@pytest.fixture
def beside(minimal_site, elastic, monkeypatch):
    """A site whose engine is filled and well."""
    monkeypatch.setattr("search.engines.chosen.remote", lambda: elastic)
    shut = breaker.Breaker()
    monkeypatch.setattr(breaker, "the_breaker", lambda: shut)
    factories.news(minimal_site.fi, lead="Haravoidaan")
    drain()
    assert not PassageDelivery.objects.exists()
    return elastic


def publish(site):
    """Somebody publishes, and the worker does what it can."""
    page = factories.news(site.fi, lead="Lapioidaan")
    drain()
    return page


def is_whole(engine, now):
    """Whether the engine has everything, an hour later."""
    drain(now=now + LATER)
    assert not PassageDelivery.objects.exists()
    found = engine.search(Question(tree=Everything(), language="fi"))
    differences = [one.differences for one in verify(now=now, repair=False)]
    return (found.total, differences) == (Passage.objects.count(), [0, 0])


@pytest.mark.engine
@pytest.mark.parametrize("block", ["read_only_allow_delete", "write", "read_only"])
def test_a_full_engine_takes_nothing_loses_nothing_and_says_so(minimal_site, beside, block):
    indices = beside.connection.writer().indices
    indices.put_settings(index=beside.alias, settings={f"index.blocks.{block}": True})
    page = publish(minimal_site)
    page.unpublish()
    page = publish(minimal_site)
    assert {row.state for row in PassageDelivery.objects.all()} == {PassageDelivery.State.WAITING}
    assert "its disk is full" in told()
    assert breaker.answer(Question(tree=Everything(), language="fi")).engine
    indices.put_settings(index=beside.alias, settings={f"index.blocks.{block}": None})
    assert is_whole(beside, timezone.now())
    assert "full" not in told()


@pytest.mark.engine
def test_an_index_that_was_deleted_under_it_is_made_anew_though_nobody_publishes(minimal_site, beside):
    keep_in_step(now=timezone.now())
    drain()
    [name] = beside.indexes.names()
    beside.connection.writer().indices.delete(index=name)
    assert "It has no index" in told()
    assert breaker.answer(Question(tree=Everything(), language="fi")).is_limited
    woken = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("search.services.wake", lambda: woken.append(1))
        keep_in_step(now=timezone.now())
    assert woken == [1]
    assert is_whole(beside, timezone.now())


@pytest.mark.engine
def test_an_index_of_an_older_version_is_replaced_by_the_worker(minimal_site, beside):
    indices = beside.connection.writer().indices
    [name] = beside.indexes.names()
    indices.update_aliases(actions=[
        {"remove": {"index": name, "alias": beside.alias}}, {"add": {"index": name, "alias": beside.indexes.family}}
    ])  # fmt: skip
    assert "of another version" in told()
    assert breaker.answer(Question(tree=Everything(), language="fi")).is_limited
    publish(minimal_site)
    assert is_whole(beside, timezone.now())
    assert name not in beside.indexes.names()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [("http://127.0.0.1:9", "Nobody answers"), ("http://no-such-host.invalid:9200", "Nobody answers")],
)
def test_an_engine_that_is_absent_from_the_start_fails_no_save_and_no_search(
    minimal_site, monkeypatch, address, sentence
):
    absent = ElasticEngine(Connection((address,), prefix="absent", seconds=0.2))
    monkeypatch.setattr("search.engines.chosen.remote", lambda: absent)
    shut = breaker.Breaker()
    monkeypatch.setattr(breaker, "the_breaker", lambda: shut)
    page = publish(minimal_site)
    found = breaker.answer(Question(tree=Everything(), language="fi"))
    assert found.is_limited
    assert found.total == Passage.objects.count() > 0
    assert Passage.objects.filter(page_id=page.pk).exists()
    assert PassageDelivery.objects.filter(state=PassageDelivery.State.WAITING).count() == found.total
    assert sentence in told()
