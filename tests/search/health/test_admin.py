"""The desk's page about the health of the search, and the line on its first page."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from cms.models import SiteDocument
from search.comparison import verify
from search.engines.chosen import embedded
from search.models import DocumentText, PassageDelivery, SearchOutbox, SearchState
from search.outbox import drain
from tests import factories
from tests.search.questions.made import question

HEALTH, AGAIN, HOME = "/admin/reports/search/", "/admin/reports/search/try-again/", "/admin/"


def browser_of(person: Any, language: str = "fi") -> Client:
    browser = Client(headers={"Accept-Language": language})
    browser.force_login(person)
    return browser


@pytest.fixture
def manager(user_with: Any) -> Client:
    """The browser of a site manager, whose search is well."""
    browser = browser_of(user_with("site-manager"))
    drain()
    verify(now=timezone.now(), repair=True)
    cache.clear()
    return browser


def page(browser: Client, address: str = HEALTH, **query: str) -> str:
    answer = browser.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_search_that_is_well_says_so_and_what_it_has(manager, minimal_site):
    factories.news(minimal_site.fi)
    drain()
    text = page(manager)
    assert "Haku on ajan tasalla" in text
    assert "Sivuston oma haku" in text
    assert "Uutinen" in text
    assert "desk-note--warn" not in text


def test_an_engine_that_was_away_from_the_check_says_since_when_it_is_not_checked(manager, minimal_site, beside):
    assert "Hakukone: ei koskaan" in " ".join(page(manager).split())
    verify(now=timezone.now(), repair=True)
    assert "Hakukone: " not in page(manager)


def test_an_index_that_is_filled_is_not_said_to_be_in_order(manager, minimal_site):
    factories.news(minimal_site.fi)
    drain()
    embedded().clear()
    text = page(manager)
    row = text[text.index("Sivuston oma haku") :].partition("</tr>")[0]
    assert "täytetään" in row
    assert "kunnossa" not in row
    assert "Hakua täytetään: siitä löytyy nyt 0 kohtaa" in text


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_it_is_in_the_language_of_the_person(user_with, language):
    SearchOutbox.objects.create(page_id=1, reason="published", not_before=timezone.now() - timedelta(hours=1))
    text = page(browser_of(user_with("site-manager"), language))
    told = {"fi": ("Haun tila", "kerro ylläpidolle"), "sv": ("Sökningens tillstånd", "tekniska underhållet")}
    assert all(words in text for words in told[language])
    assert not re.search(r"\b(the|search|change|queue)\b", re.sub(r"<[^>]+>|search_index|/\S+", " ", main(text)))


def main(text: str) -> str:
    return text[text.index('class="desk-health"') : text.index("</main>")]


def test_a_worker_that_does_not_run_is_told_with_the_moment_and_what_to_do(manager):
    SearchOutbox.objects.create(page_id=1, reason="published", not_before=timezone.now() - timedelta(hours=1))
    text = page(manager)
    assert "1 muutos ei ole vielä haussa" in text
    assert "db_worker" in text
    assert "odottaa" in text


def test_an_engine_that_is_gone_takes_bounded_time_and_is_no_error(manager, monkeypatch, settings):
    # Nobody listens there: what it costs is what the client waits.
    settings.SEARCH_ENGINE = settings.SEARCH_ENGINE | {"addresses": ["http://127.0.0.1:9"], "seconds": 0.3}
    began = time.monotonic()
    text = page(manager)
    assert time.monotonic() - began < 5
    assert "Hakukone ei vastaa" in text
    assert "eikä tekstiä häviä" in text


def test_what_was_given_up_is_listed_with_its_page_and_tried_again(manager, minimal_site):
    news = factories.news(minimal_site.fi, title="Lossi on rikki")
    drain()
    SearchOutbox.objects.create(page_id=news.pk, reason="published", state="dead", last_error="<b>ValueError</b>: x")
    text = page(manager)
    assert f"/admin/pages/{news.pk}/edit/" in text
    assert "&lt;b&gt;ValueError" in text
    assert "Paina alempana" in text
    text = manager.post(AGAIN, follow=True).content.decode()
    assert "1 muutos yritetään viedä hakuun uudelleen" in text
    assert "ValueError" not in text
    assert SearchOutbox.objects.get(page_id=news.pk).state == "waiting"


def test_the_button_of_the_page_is_what_the_site_takes(user_with, minimal_site):
    SearchOutbox.objects.create(page_id=minimal_site.fi.pk, reason="published", state="dead")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user_with("site-manager"))
    token = re.search(r'csrfmiddlewaretoken[^>]*value="(\w+)"', main(page(browser)))
    assert browser.post(AGAIN, {"csrfmiddlewaretoken": token[1]}).status_code == 302
    assert not SearchOutbox.objects.filter(state="dead").exists()


def test_nothing_to_try_again_leads_back(manager):
    assert manager.post(AGAIN).url == HEALTH
    assert manager.get(AGAIN).status_code == 405


def test_files_without_text_are_linked_and_listed_page_by_page(manager):
    for number in range(60):
        document = SiteDocument.objects.create(title=f"Liite {number}", file=ContentFile(b"x", name="a.pdf"))
        DocumentText.objects.create(document=document, file_hash="x", reader=1, state="no_text")
    text = page(manager)
    assert "60 tiedoston tekstistä ei voi hakea" in text
    assert f"/admin/documents/edit/{document.pk}/" in text
    assert text.count("/admin/documents/edit/") == 50
    assert page(manager, p="2").count("/admin/documents/edit/") == 10
    assert page(manager, p="x").count("/admin/documents/edit/") == 50
    assert "Haku on ajan tasalla" in text


def test_the_first_page_of_the_desk_says_what_is_seriously_wrong_and_nothing_else(manager, minimal_site):
    document = SiteDocument.objects.create(title="Liite", file=ContentFile(b"x", name="a.pdf"))
    DocumentText.objects.create(document=document, file_hash="x", reader=1, state="no_text")
    factories.news(minimal_site.fi)
    drain()
    assert "search-health-h" not in page(manager, HOME)
    PassageDelivery.objects.create(passage_id=1, version=1, state="waiting")
    SearchOutbox.objects.create(page_id=1, reason="published", not_before=timezone.now() - timedelta(hours=1))
    assert "search-health-h" not in page(manager, HOME)
    cache.clear()
    text = page(manager, HOME)
    assert "search-health-h" in text
    assert "muutosta ei ole vielä haussa" in text or "muutos ei ole vielä haussa" in text
    assert HEALTH in text


def test_whoever_opens_the_page_sees_it_fresh_and_the_first_page_follows(manager):
    SearchOutbox.objects.create(page_id=1, reason="published", not_before=timezone.now() - timedelta(hours=1))
    page(manager, HOME)
    SearchOutbox.objects.all().delete()
    page(manager)
    assert "ei ole vielä haussa" not in page(manager, HOME)


@pytest.mark.parametrize("role", ["reviewer-fi", "author-sv", "secretary", "event-moderator"])
def test_nobody_else_sees_it(user_with, role):
    SearchOutbox.objects.create(page_id=1, reason="published", state="dead")
    browser = browser_of(user_with(role))
    answer = browser.get(HEALTH, follow=True)
    assert answer.redirect_chain
    assert "desk-health" not in answer.content.decode()
    assert browser.post(AGAIN).status_code in (302, 403)
    assert SearchOutbox.objects.filter(state="dead").exists()
    text = page(browser, HOME)
    assert HEALTH not in text


def test_no_word_of_a_reader_stands_there(manager):
    question("matti meikäläinen", times=1)
    question("kyytiapu", times=9)
    text = page(manager)
    assert "meikäläinen" not in text.lower()
    assert "kyytiapu" not in text


def test_the_page_costs_the_same_for_one_and_for_many(manager, minimal_site, django_assert_max_num_queries):
    news = factories.news(minimal_site.fi)
    counts = []
    for number in (1, 60):
        SearchOutbox.objects.bulk_create(
            SearchOutbox(page_id=news.pk, reason="published", state="dead") for _ in range(number)
        )
        page(manager)
        with django_assert_max_num_queries(35) as queries:
            page(manager)
        counts.append(len(queries))
    assert counts[0] == counts[1]


CHECK, REBUILD = "/admin/reports/search/check/", "/admin/reports/search/rebuild/"
ASKED = {
    ("fi", CHECK): ("Tarkistetaanko haku nyt?", "Hakua tarkistetaan."),
    ("fi", REBUILD): ("Rakennetaanko haku uudelleen?", "Hakua rakennetaan uudelleen."),
    ("sv", CHECK): ("Ska sökningen kontrolleras nu?", "Sökningen kontrolleras."),
    ("sv", REBUILD): ("Ska sökningen byggas upp på nytt?", "Sökningen byggs upp på nytt."),
}


@pytest.mark.parametrize(("language", "address"), ASKED)
def test_the_worker_is_asked_after_a_question_and_the_page_tells_of_it(user_with, language, address):
    browser = browser_of(user_with("site-manager"), language)
    question_words, told = ASKED[language, address]
    assert f'href="{address}"' in page(browser)
    assert question_words in page(browser, address)
    assert not SearchState.objects.exclude(wish="").exists()
    answer = browser.post(address, follow=True).content.decode()
    assert told in answer
    assert f'href="{address}"' not in answer
    assert "messages" in browser.post(CHECK, follow=True).content.decode()
    assert len(SearchState.objects.exclude(wish="")) == 1


def test_what_failed_is_told_with_what_the_maintenance_needs(manager):
    SearchState.objects.update(wish_failed="EngineDown: <no> answer", rebuilt_at=timezone.now())
    text = page(manager)
    assert "EngineDown: &lt;no&gt; answer" in text
    assert 'href="/admin/reports/search/rebuild/"' in text


@pytest.mark.parametrize("address", [CHECK, REBUILD])
def test_only_who_looks_after_the_search_asks_the_worker(user_with, address):
    browser = browser_of(user_with("reviewer-fi"))
    assert browser.get(address).status_code in (302, 403)
    assert browser.post(address).status_code in (302, 403)
    assert not SearchState.objects.exclude(wish="").exists()
