"""What the desk puts first: for just these words, in any form; only what everybody may read; three at most."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from cms.dates import HELSINKI
from search.models import Pin
from search.results.asking import understood
from search.results.find import find
from search.results.parameters import Asked
from search.results.pinned import MOST, pinned
from tests import factories
from tests.search.results.found import found_passage

NOW = datetime(2026, 11, 22, 12, tzinfo=HELSINKI)


@pytest.fixture(autouse=True)
def _finnish():
    with translation.override("fi"):
        yield


@pytest.fixture
def news(minimal_site):
    return factories.news(minimal_site.fi, title="Näin haet avustusta")


def pin(page, questions="avustukset\ntuki ja apu", language="fi", **fields):
    return Pin.objects.create(page=page, questions=questions, language=language, **fields)


def titles(text, language="fi", **fields):
    asked = Asked(text=text, **fields)
    return [item.title for item in pinned(understood(asked, language), asked, language, now=NOW)]


@pytest.mark.parametrize(
    "text", ["avustus", "AVUSTUSTA", "avustuksista", "tuki apu", "apua ja tukea", '"avustukset"', "avustus ja"]
)
def test_just_these_words_in_any_form_and_order_lead_to_the_page(news, text):
    pin(news)
    assert titles(text) == ["Näin haet avustusta"]


def test_a_question_typed_without_its_dots_leads_there_too(news):
    pin(news, "föreningar", "sv")
    assert len(titles("forening", "sv")) == len(titles("förening", "sv")) == 1


@pytest.mark.parametrize(
    "text", ["avustus kunta", "tuki", "avustus OR kunta", "avustus -kunta", "-avustus", "avust*", "", "kunta", '"']
)
def test_other_questions_do_not(news, text):
    pin(news)
    assert titles(text) == []


def test_a_choice_is_for_the_questions_of_one_language_and_leads_to_the_readers_version(news):
    factories.translated(news, title="Så söker du understöd")
    pin(news)
    pin(news, "understöd", "sv")
    assert titles("understöd", "sv") == ["Så söker du understöd"]
    assert titles("avustus", "sv") == []
    assert titles("understöd", "fi") == []


def test_what_not_everybody_may_read_is_never_shown(news):
    pin(news)
    row = Page.objects.filter(pk=news.pk)
    row.update(expire_at=NOW - timedelta(minutes=1))
    assert titles("avustus") == []
    row.update(expire_at=None, live=False)
    assert titles("avustus") == []
    row.update(live=True)
    assert titles("avustus") != []
    PageViewRestriction.objects.create(page=Page.objects.get(pk=news.pk), restriction_type="login")
    assert titles("avustus") == []


def test_a_choice_ends_with_its_last_day(news):
    mine = pin(news, last_day=date(2026, 11, 22))
    assert titles("avustus") != []
    mine.last_day = date(2026, 11, 21)
    mine.save()
    assert titles("avustus") == []


def test_the_desks_order_and_not_more_than_three(minimal_site):
    for order in (5, 4, 3, 2, 1):
        pin(factories.news(minimal_site.fi, title=f"Uutinen {order}"), "avustus", order=order)
    assert titles("avustus") == [f"Uutinen {order}" for order in range(1, MOST + 1)]


def test_a_page_that_is_chosen_twice_is_shown_once(news):
    pin(news)
    pin(news, "avustus\navustuksen")
    assert len(titles("avustus")) == 1


def test_limits_shut_out_what_they_let_nothing_through_of(news):
    pin(news)
    found_passage(news, "Avustus", kind="news", day=date(2026, 5, 1))
    assert titles("avustus", filters={"kind": ("news",)}) != []
    assert titles("avustus", filters={"kind": ("grant",)}) == []
    assert titles("avustus", filters={"year": ("2025",)}) == []
    assert titles("avustus", filters={"present": ("x",)}) == []
    assert titles("avustus", date_from="2026-05-02") == []
    assert titles("avustus", date_to="2026-05-02") != []
    assert titles("avustus vuosi:2026") != []
    assert titles("avustus vuosi:2024") == []


def test_only_the_first_page_in_the_usual_order_has_them(news):
    pin(news)
    assert titles("avustus", page=2) == []
    assert titles("avustus", sort="newest") == []


def test_the_page_of_results_shows_them_first_escaped_and_marked_by_language(minimal_site, client):
    swedish = factories.news(minimal_site.sv, title="Understöd <b>nu</b>", summary="Kort & gott")
    pin(swedish, "avustus")
    page = client.get("/fi/haku/", {"q": "avustus"}).content.decode()
    assert "Understöd &lt;b&gt;nu" in page
    assert page.index('id="pins-h"') < page.index('class="ways') if 'class="ways' in page else True
    assert find(Asked(text="avustus"), "fi").pinned[0].language == "sv"
    assert 'id="pins-h"' not in client.get("/fi/haku/", {"q": "kunta"}).content.decode()


def test_choices_cost_a_few_queries_whatever_there_are(minimal_site, django_assert_max_num_queries):
    page = factories.news(minimal_site.fi)
    for number in range(30):
        pin(page, f"avustus {number}")
    asked = Asked(text="avustus 7")
    wish = understood(asked, "fi")
    with django_assert_max_num_queries(8):
        assert len(pinned(wish, asked, "fi", now=NOW)) == 1


def test_a_choice_follows_to_the_version_that_is_left(news):
    swedish = factories.translated(news, title="Så söker du understöd")
    pin(news)
    Page.objects.get(pk=news.pk).specific.delete()
    assert Pin.objects.get().page.pk == swedish.pk
    assert titles("avustus") == ["Så söker du understöd"]
    Page.objects.get(pk=swedish.pk).specific.delete()
    assert not Pin.objects.exists()
