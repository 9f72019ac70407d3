"""A thousand changes while the engine beside the database hangs, dies and comes back: none fails, none is lost."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from scripts.search_engine import throwaway_search_engine
from search.comparison import verify
from search.delivery import deliver
from search.engines import breaker
from search.engines.chosen import embedded
from search.engines.connection import Connection
from search.engines.elastic import ElasticEngine
from search.models import Passage, PassageDelivery
from search.passages.writing import take_ticket, write
from search.query.nodes import Question
from tests.search.engines.made import term
from tests.search.waiting import until

CHANGES = 1_000
WORDS = ("avustus", "kokous", "yhdistys", "tila", "lausunto")
TROUBLE = {250: "hold", 300: "let_go", 400: "kill", 700: "start"}
PAUSE = timedelta(minutes=5)


@pytest.fixture
def engine(search_engine_parts, minimal_site, monkeypatch, settings):
    """A real engine of its own beside the database, and its only node; it may be as slow as a busy machine makes it."""
    settings.SEARCH_ENGINE = settings.SEARCH_ENGINE | {"seconds": 1 / breaker.PATIENCE}
    with throwaway_search_engine() as cluster:
        [node] = cluster.nodes
        made = ElasticEngine(Connection((node.address,), prefix="chaos", replicas=0, seconds=0.8))
        made.clear()
        shut = breaker.Breaker()
        monkeypatch.setattr("search.engines.chosen.remote", lambda: made)
        monkeypatch.setattr(breaker, "the_breaker", lambda: shut)
        yield made, node


class Editor:
    """Changes what two pages say, one place at a time."""

    def __init__(self, site, draft):
        self.chance, self.draft = random.Random(5), draft  # noqa: S311 - the same changes each time
        self.places = {page: {} for page in (site.fi, site.sv)}

    def change(self):
        """Writes, rewrites or takes away a passage."""
        page = self.chance.choice(list(self.places))
        place = str(self.chance.randrange(30))
        if self.chance.random() < 0.3:
            self.places[page].pop(place, None)
        else:
            self.places[page][place] = " ".join(self.chance.choices(WORDS, k=6))
        drafts = [self.draft(page, text, number) for number, text in self.places[page].items()]
        write({page.pk: drafts}, ticket=take_ticket([page.pk]), today=timezone.localdate())


def ask(word):
    """The passages that a reader finds by a word, and who found them."""
    answer = breaker.answer(Question(tree=term(word), language="fi", limit=200))
    assert answer.total == len(answer.hits)
    return {hit.id for hit in answer.hits}, answer.engine


@pytest.mark.engine
def test_a_thousand_changes_survive_an_engine_that_hangs_and_dies(engine, minimal_site, draft):
    beside, node = engine
    editor, answered, now = Editor(minimal_site, draft), set(), timezone.now()
    for number in range(CHANGES):
        if number in TROUBLE:
            getattr(node, TROUBLE[number])()
        editor.change()
        if number % 20 == 0:
            now += PAUSE
            deliver(now=now)
        if number % 4 == 0:
            word = WORDS[number // 4 % len(WORDS)]
            found, who = ask(word)
            answered.add(who)
            # Whoever answers: nothing that does not say so any more.
            assert found <= set(Passage.objects.filter(text__contains=word).values_list("pk", flat=True))
    assert answered == {beside.name, embedded().name}

    def all_delivered():
        nonlocal now
        now += PAUSE
        deliver(now=now)
        return not PassageDelivery.objects.exists()

    until(all_delivered, 120)
    assert [comparison.differences for comparison in verify(now=now, repair=False)] == [0, 0]
    assert beside.health().documents == Passage.objects.count() > 0
