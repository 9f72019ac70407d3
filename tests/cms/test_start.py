"""The first reader of a process gets a page as cheaply as the next one."""

import gc
import subprocess
import sys

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import Error, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms import start
from cms.start import begin_beside, do_beside, get_ready
from search.analysis import dictionaries
from search.analysis.pipeline import LANGUAGES, learn_languages
from tests import factories

MOST_QUERIES = 25


@pytest.fixture
def _looking_as_before():
    """Tests look for garbage as they did before."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def first_view(path):
    """How many queries the first view of a page costs in a process that has asked for nothing yet."""
    cache.clear()
    ContentType.objects.clear_cache()
    get_ready()
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_first_view_of_the_front_page_stays_below_the_limit(minimal_site, language):
    forum = factories.forum(minimal_site.fi)
    decided = factories.agenda_item(decision="<p>Hyväksyttiin.</p>")
    factories.meeting(forum, rows={"agenda_items": [decided]})
    factories.meeting(forum, starts_at=factories.moment(2099, 1, 1))
    factories.news(minimal_site.fi)
    factories.recording(minimal_site.fi)
    factories.event(minimal_site.fi, factories.moment(2099, 1, 2))
    factories.municipality(minimal_site.fi)
    assert first_view(f"/{language}/") <= MOST_QUERIES


def test_all_types_of_content_are_learnt_by_one_query(db, django_assert_num_queries):
    ContentType.objects.clear_cache()
    with django_assert_num_queries(1):
        get_ready()


def test_a_database_that_does_not_answer_yet_stops_nothing(monkeypatch):
    def fails(*models):
        raise Error

    monkeypatch.setattr(ContentType.objects, "get_for_models", fails)
    get_ready()


@pytest.mark.usefixtures("_looking_as_before")
def test_what_is_slow_is_done_beside_the_readers_and_stops_nothing(monkeypatch):
    done = []

    def fails():
        raise ValueError

    monkeypatch.setattr(start, "_beside", [])
    do_beside(fails)
    do_beside(lambda: done.append("words"))
    for thread in begin_beside():
        assert thread.daemon
        thread.join()
    assert done == ["words"]


@pytest.mark.usefixtures("_looking_as_before")
def test_nobody_waits_while_garbage_is_looked_for_among_what_was_learnt(monkeypatch):
    learnt, frozen = [], []
    monkeypatch.setattr(start, "_beside", [lambda: learnt.append([])])
    monkeypatch.setattr(start.gc, "freeze", lambda: frozen.append(list(learnt)))
    begin_beside()[-1].join()
    assert gc.get_threshold()[0] == start.NEW_OBJECTS
    assert frozen == [[[]]]


def test_no_process_looks_for_garbage_after_every_few_objects():
    # Tests have a threshold of their own: only a fresh process tells.
    told = "import django, gc; django.setup(); print(gc.get_threshold()[0], gc.get_freeze_count() > 0)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(start.NEW_OBJECTS), "True"]


def test_a_process_that_serves_the_site_learns_the_words_of_both_languages():
    assert learn_languages in start._beside
    learn_languages()
    assert {language for language in LANGUAGES if dictionaries._at_hand.get(language)} == set(LANGUAGES)
