"""Readers' questions are counted without making a reader wait, and nobody else's."""

import runpy
import threading
import time
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.engines.chosen import embedded
from search.engines.protocol import EngineDown
from search.models import AskedQuestion
from search.questions import counting
from search.questions.counting import Tally
from search.refreshing import refresh
from tests import factories

TODAY = date(2026, 11, 22)
FI, SV = "/fi/haku/", "/sv/sok/"


@pytest.fixture
def tally(monkeypatch):
    """The tally of this test alone."""
    fresh = Tally()
    monkeypatch.setattr(counting, "the_tally", lambda: fresh)
    return fresh


@pytest.fixture
def calls(monkeypatch):
    """What was called for after a while."""
    called = []
    monkeypatch.setattr(counting, "after_a_while", called.append)
    return called


def note(tally, text, total=0, language="fi"):
    tally.note(text, language=language, total=total, today=TODAY)


def rows():
    fields = ("month", "language", "text", "times", "times_without", "last_total")
    return list(AskedQuestion.objects.order_by("text", "language").values_list(*fields))


def test_what_was_asked_is_added_up_by_month_language_and_text(tally, db):
    note(tally, "Avustus ", 3)
    note(tally, "avustus", 0)
    note(tally, "avustus", 4, "sv")
    assert rows() == []
    assert tally.write() == 2
    note(tally, "AVUSTUS", 12)
    assert tally.write() == 1
    month = date(2026, 11, 1)
    assert rows() == [(month, "fi", "avustus", 3, 1, 12), (month, "sv", "avustus", 1, 0, 4)]


def test_nothing_to_write_writes_nothing(tally, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert tally.write() == 0


def test_a_hundred_questions_are_written_in_one_statement(tally, db, django_assert_max_num_queries):
    for number in range(100):
        note(tally, f"sana {number}")
    with django_assert_max_num_queries(4):
        assert tally.write() == 100
    assert AskedQuestion.objects.count() == 100


def test_what_is_not_to_be_kept_is_never_in_memory_either(tally, calls):
    note(tally, "matti@example.org")
    assert calls == []
    assert tally._waiting == {}


def test_the_thread_is_called_once_until_it_has_written(tally, calls, db):
    note(tally, "yksi")
    note(tally, "kaksi")
    assert len(calls) == 1
    tally._is_called = False
    note(tally, "kolme")
    assert len(calls) == 2


def test_numbers_wait_while_the_database_takes_nothing_and_are_called_for_again(tally, calls, db, monkeypatch):
    def locked(counts):
        note(tally, "avustus", 9)
        raise OperationalError("database is locked")

    monkeypatch.setattr(connection, "close", lambda: None)
    note(tally, "avustus", 0)
    with monkeypatch.context() as patch:
        patch.setattr(counting, "add_up", locked)
        calls.pop()()
    assert len(calls) >= 1
    assert rows() == []
    calls[-1]()
    assert rows() == [(date(2026, 11, 1), "fi", "avustus", 2, 1, 9)]


def test_a_system_without_threads_counts_later(tally, monkeypatch):
    def no_thread(write):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(counting, "after_a_while", no_thread)
    note(tally, "yksi")
    note(tally, "kaksi")
    assert len(tally._waiting) == 2


def test_memory_is_bounded_and_what_is_known_is_counted_still(tally, calls, monkeypatch):
    monkeypatch.setattr(counting, "MOST_WAITING", 2)
    for text in ("yksi", "kaksi", "kolme", "yksi"):
        note(tally, text)
    assert {key[2]: count.times for key, count in tally._waiting.items()} == {"yksi": 2, "kaksi": 1}


def test_threads_lose_nothing(tally, calls):
    def ask():
        for _ in range(500):
            note(tally, "avustus")

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [count.times for count in tally._waiting.values()] == [4_000]
    assert len(calls) == 1


def test_a_thread_of_its_own_writes_and_keeps_no_process_alive():
    # Tests replace the function by another: this is the one of the module as it stands in its file.
    module = runpy.run_path(counting.__file__, run_name="fresh")
    module["after_a_while"].__globals__["SECONDS"] = 0.01
    written = threading.Event()
    before = set(threading.enumerate())
    module["after_a_while"](written.set)
    assert all(thread.daemon for thread in set(threading.enumerate()) - before)
    assert written.wait(5)


def test_a_search_of_a_reader_counts_in_the_language_of_the_page(tally, minimal_site):
    Client().get(FI, {"q": "Kyytiapu"})
    Client().get(SV, {"q": "skjuts"})
    tally.write()
    assert [(row[1], row[2], row[4]) for row in rows()] == [("fi", "kyytiapu", 1), ("sv", "skjuts", 1)]


@pytest.mark.parametrize(
    "query",
    [
        {"q": "kyytiapu", "page": "2"},
        {"q": "kyytiapu", "year": "2026"},
        {"q": "kyytiapu", "kind": "item"},
        {"q": "kyytiapu", "from": "2026-01-01"},
        {"q": "kyytiapu", "sort": "newest"},
        {"q": "puhuja:Meikäläinen"},
        {"q": "puhuja:Meikäläinen kyytiapu"},
        {"q": ""},
        {},
    ],
    ids=str,
)
def test_pages_limits_and_names_after_field_words_do_not_count(tally, minimal_site, query):
    assert Client().get(FI, query).status_code == 200
    assert tally._waiting == {}


@pytest.mark.parametrize("address", ["atom.xml", "results.csv", "results.json", "suggestions.json"])
def test_files_feeds_and_suggestions_do_not_count(tally, minimal_site, address):
    assert Client().get(f"{FI}{address}", {"q": "kyytiapu"}).status_code == 200
    assert tally._waiting == {}


def test_head_and_what_a_browser_fetches_beforehand_do_not_count(tally, minimal_site):
    Client().head(FI, {"q": "kyytiapu"})
    Client().get(FI, {"q": "kyytiapu"}, headers={"Sec-Purpose": "prefetch;prerender"})
    assert tally._waiting == {}


@pytest.mark.parametrize("role", ["author-fi", "reviewer-sv", "site-manager"])
def test_people_of_the_desk_do_not_count(tally, user_with, role):
    browser = Client()
    browser.force_login(user_with(role))
    assert browser.get(FI, {"q": "kyytiapu"}).status_code == 200
    assert tally._waiting == {}


def test_a_search_that_nobody_answers_does_not_count(tally, minimal_site, monkeypatch):
    def down(question):
        raise EngineDown("away")

    monkeypatch.setattr("search.results.find.answer", down)
    assert Client().get(FI, {"q": "kyytiapu"}).status_code == 503
    assert tally._waiting == {}


def test_what_nothing_is_found_for_in_an_index_that_is_being_filled_does_not_count(tally, minimal_site):
    refresh([factories.news(minimal_site.fi).pk])
    embedded().clear()
    assert Client().get(FI, {"q": "kyytiapu"}).status_code == 200
    assert tally._waiting == {}


def test_counting_costs_a_search_no_query_and_no_cookie(tally, minimal_site, monkeypatch):
    Client().get(FI, {"q": "kyytiapu"})
    with monkeypatch.context() as patch:
        patch.setattr("search.views.notice", lambda *arguments: None)
        with CaptureQueriesContext(connection) as without:
            Client().get(FI, {"q": "kyytiapu"})
    with CaptureQueriesContext(connection) as counted:
        answer = Client().get(FI, {"q": "kyytiapu"})
    assert len(counted) == len(without)
    assert not answer.cookies
    assert tally._waiting


@contextmanager
def written_by_somebody_else():
    """The database while somebody else writes to it, for longer than this connection waits."""
    other: BaseDatabaseWrapper = connection.copy()
    is_sqlite = connection.vendor == "sqlite"
    try:
        with other.cursor() as cursor, connection.cursor() as ours:
            other.set_autocommit(False)
            cursor.execute("BEGIN IMMEDIATE" if is_sqlite else "LOCK TABLE search_askedquestion")
            ours.execute("PRAGMA busy_timeout = 50" if is_sqlite else "SET lock_timeout = 50")
            yield
            other.rollback()
            ours.execute("PRAGMA busy_timeout = 20000" if is_sqlite else "SET lock_timeout = DEFAULT")
    finally:
        other.close()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_database_that_is_written_by_others_makes_no_search_wait_and_no_number_is_lost(emptied_database, tally):
    factories.bare_site()
    Client().get(FI, {"q": "ensimmäinen"})
    with written_by_somebody_else():
        began = time.monotonic()
        assert Client().get(FI, {"q": "kyytiapu"}).status_code == 200
        assert time.monotonic() - began < 5
        with pytest.raises(OperationalError):
            tally.write()
    assert tally.write() == 2
    assert {row[2] for row in rows()} == {"ensimmäinen", "kyytiapu"}
