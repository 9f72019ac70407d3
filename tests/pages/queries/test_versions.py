"""The best version of every item, and that its price never depends on how many items there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.tree import tree
from events import calendar as event_calendar
from events.models import EventIndexPage, EventPage, Occurrence
from pages import models, queries
from tests import factories


def cost(call: Callable[[], Any]) -> tuple[int, Any]:
    """How many queries a call takes, and what it gives."""
    with CaptureQueriesContext(connection) as captured:
        found = call()
    return len(captured), found


def news_listing(language: str, page_number: Any) -> Any:
    """One page of the news."""
    return queries.news_archive(language, {"page": page_number}).listing


def test_the_live_version_of_the_language_wins(minimal_site: Any) -> None:
    both = factories.news(minimal_site.fi, title="Molemmilla")
    factories.translated(both, title="På båda")
    factories.news(minimal_site.fi, title="Vain suomeksi")
    factories.news(minimal_site.fi, title="Luonnos", live=False)
    swedish = news_listing("sv", None)
    assert {(item.title, item.language, item.is_own) for item in swedish} == {
        ("På båda", "sv", True),
        ("Vain suomeksi", "fi", False),
    }
    assert {item.title for item in news_listing("fi", None)} == {"Molemmilla", "Vain suomeksi"}


def test_a_draft_translation_leaves_the_original_in_the_list(minimal_site: Any) -> None:
    original = factories.news(minimal_site.fi, title="Uutinen")
    factories.translated(factories.below(models.NewsIndexPage, minimal_site.fi))
    original.copy_for_translation(minimal_site.sv.locale)
    (item,) = news_listing("sv", None)
    assert (item.title, item.language) == ("Uutinen", "fi")


def test_a_restricted_page_stands_in_no_list(minimal_site: Any) -> None:
    hidden = factories.news(minimal_site.fi)
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert list(news_listing("fi", None)) == []


def test_an_untranslated_page_is_read_inside_the_readers_own_tree(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi, slug="yhdistysfoorumi")
    deep = factories.meeting(forum, slug="kokous-1")
    factories.translated(factories.below(models.ForumIndexPage, minimal_site.fi), slug="forum")
    (item,) = queries.versions_for([deep], "sv")
    assert item.url == "/sv/forum/yhdistysfoorumi/kokous-1/"
    assert item.url == tree().address_inside(deep, "sv")
    (own,) = queries.versions_for([deep], "fi")
    assert own.url == deep.get_url()


def test_versions_keep_the_order_given_and_leave_out_what_nobody_can_read(minimal_site: Any) -> None:
    first, second = factories.news(minimal_site.fi), factories.news(minimal_site.fi)
    draft = factories.news(minimal_site.fi, live=False)
    found = queries.versions_for([second, draft, first, second], "fi")
    assert [item.page for item in found] == [second, first]
    assert isinstance(found[0].page, models.NewsPage)
    assert queries.versions_for([], "fi") == []
    assert queries.version_for(None, "fi") is None
    assert queries.version_for(draft, "fi") is None


def test_a_parent_is_followed_into_the_readers_language(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    swedish = factories.translated(forum)
    meeting = factories.meeting(forum)
    parent = queries.parent_version(meeting, "sv")
    assert parent is not None
    assert parent.page == swedish
    (item,) = queries.items_with_parents(queries.items_of([meeting], "sv"), "sv")
    assert item.parent is not None
    assert item.parent.page.pk == swedish.pk


@pytest.mark.parametrize(("asked", "shown"), [(None, 1), ("2", 2), ("99", 2), ("0", 2), ("-1", 2), ("x", 1), ("", 1)])
def test_a_page_number_out_of_range_is_clamped(minimal_site: Any, asked: str | None, shown: int) -> None:
    index = factories.below(models.NewsIndexPage, minimal_site.fi)
    factories.bulk_pages(models.NewsPage, index, 25, lambda number: {})
    assert news_listing("fi", asked).number == shown


def test_every_item_stands_on_exactly_one_page(minimal_site: Any) -> None:
    index = factories.below(models.NewsIndexPage, minimal_site.fi)
    keys = factories.bulk_pages(models.NewsPage, index, 45, lambda number: {"date": date(2026, 1, 1)})
    seen = [item.page.pk for number in (1, 2, 3) for item in news_listing("fi", number)]
    assert sorted(seen) == sorted(keys)


def _news(site: Any, number: int) -> None:
    index = factories.below(models.NewsIndexPage, site.fi)
    factories.bulk_pages(models.NewsPage, index, number, lambda n: {"date": date(2020, 1, 1) + timedelta(days=n)})


def _recordings(site: Any, number: int) -> None:
    index = factories.below(models.RecordingIndexPage, site.fi)
    factories.bulk_pages(models.RecordingPage, index, number, lambda n: {"recorded_on": date(2026, 1, 1)})


def _materials(site: Any, number: int) -> None:
    index = factories.below(models.LibraryPage, site.fi)
    factories.bulk_pages(models.MaterialPage, index, number, lambda n: {"published_on": date(2026, 1, 1)})


def _associations(site: Any, number: int) -> None:
    index = factories.below(models.AssociationIndexPage, site.fi)
    town = models.MunicipalityPage.objects.first() or factories.municipality(site.fi)
    factories.bulk_pages(models.AssociationPage, index, number, lambda n: {"municipality": town})


def _sections(site: Any, number: int) -> None:
    factories.bulk_pages(models.StandardPage, site.fi, number, lambda n: {})


def _forums(site: Any, number: int) -> None:
    index = factories.below(models.ForumIndexPage, site.fi)
    factories.bulk_pages(models.ForumPage, index, number, lambda n: {})


def _networks(site: Any, number: int) -> None:
    index = factories.below(models.NetworkIndexPage, site.fi)
    factories.bulk_pages(models.NetworkPage, index, number, lambda n: {})


def _meetings(site: Any, number: int) -> None:
    forum = models.ForumPage.objects.first() or factories.forum(site.fi)
    start = factories.moment(2099, 1, 1)
    keys = factories.bulk_pages(
        models.MeetingPage, forum, number, lambda n: {"starts_at": start + timedelta(days=n), "number": n}
    )
    promise = [("follow_up", {"task": "Tehdään", "owner": "Sihteeri", "due": None, "done_on": None})]
    rows = [
        models.AgendaItem(page_id=key, decision="<p>Päätettiin.</p>", follow_ups=promise, locale=site.fi.locale)
        for key in keys
    ]
    models.AgendaItem.objects.bulk_create(rows, batch_size=200)


def _events(site: Any, number: int) -> None:
    index = factories.below(EventIndexPage, site.fi)
    venue = factories.venue()
    keys = factories.bulk_pages(EventPage, index, number, lambda n: {"venue": venue})
    start = factories.moment(2099, 1, 1)
    rows = [Occurrence(page_id=key, starts_at=start, locale=site.fi.locale) for key in keys]
    Occurrence.objects.bulk_create(rows, batch_size=200)


NOW = factories.moment(2026, 11, 21)
LISTINGS = {
    "news": (_news, lambda site, language: news_listing(language, 1)),
    "latest news": (_news, lambda site, language: queries.latest_news(language)),
    "recordings": (_recordings, lambda site, language: queries.recording_archive(language, {})[0].listing),
    "materials": (_materials, lambda site, language: queries.material_archive(language, {}).listing),
    "associations": (_associations, lambda site, language: queries.association_directory(language, {}).listing),
    "children": (_sections, lambda site, language: queries.children_in(site.fi, language, 1)),
    "forums": (_forums, lambda site, language: queries.forums(language)),
    "networks": (_networks, lambda site, language: queries.networks(language)),
    "coming meetings": (_meetings, lambda site, language: queries.coming_meetings(language, NOW)),
    "meetings": (
        _meetings,
        lambda site, language: queries.meetings_of(models.ForumPage.objects.get(), language, 1),
    ),
    "decisions": (_meetings, lambda site, language: queries.latest_decisions(language)),
    "rhythms": (_meetings, lambda site, language: queries.rhythms(NOW)),
    "archive of meetings": (_meetings, lambda site, language: queries.meeting_archive(language, {}).listing),
    "archive of decisions": (
        _meetings,
        lambda site, language: queries.decision_archive(language, {}, NOW.date()).listing,
    ),
    "follow-ups": (_meetings, lambda site, language: queries.follow_up_lists(language, {}, NOW.date()).listing),
    "events": (_events, lambda site, language: event_calendar.calendar_of(language, {}, NOW).listing),
}


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("name", LISTINGS)
def test_a_listing_costs_the_same_at_ten_and_at_a_thousand_items(minimal_site: Any, name: str, language: str) -> None:
    fill, ask = LISTINGS[name]
    fill(minimal_site, 10)
    list(ask(minimal_site, language))  # addresses and types are remembered from here on
    few, first = cost(lambda: list(ask(minimal_site, language)))
    fill(minimal_site, 990)
    many, second = cost(lambda: list(ask(minimal_site, language)))
    assert first
    assert len(second) >= len(first)
    assert many == few
