"""What every list that the address narrows has in common."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pages import models
from tests import factories
from tests.factories import moment

LISTS = (
    models.MeetingIndexPage, models.DecisionIndexPage, models.FollowUpIndexPage, models.NewsIndexPage,
    models.RecordingIndexPage, models.LibraryPage,
)  # fmt: skip


def lists_in_both_languages(home: Any) -> dict[Any, Any]:
    """Every list that is narrowed by forum or network, with its Swedish version."""
    made: dict[Any, Any] = {}
    for model in LISTS:
        below_archive = model in (models.DecisionIndexPage, models.FollowUpIndexPage)
        made[model] = factories.below(model, made[models.MeetingIndexPage] if below_archive else home)
        factories.translated(made[model])
    return made


def switch(text: str, other: str) -> str:
    """Where the switch of language leads."""
    found = re.search(rf'<a href="([^"]*)" lang="{other}" hreflang="{other}">', text)
    assert found is not None
    return found[1].replace("&amp;", "&")


@pytest.mark.parametrize("model", LISTS, ids=lambda model: model.__name__)
def test_the_switch_names_a_forum_as_the_other_language_does_and_keeps_the_rest(
    minimal_site: Any, client: Client, model: Any
) -> None:
    forum = factories.forum(minimal_site.fi, title="Neuvottelukunta", slug="neuvottelukunta")
    factories.translated(forum, title="Delegationen", slug="delegationen")
    page = lists_in_both_languages(minimal_site.fi)[model]
    swedish = model.objects.get(locale__language_code="sv")
    text = client.get(f"{page.get_url()}?year=2026&group=neuvottelukunta").content.decode()
    assert switch(text, "sv") == f"{swedish.get_url()}?year=2026&group=delegationen"
    back = client.get(switch(text, "sv")).content.decode()
    assert '<option value="delegationen" selected>Delegationen' in back
    assert switch(back, "fi") == f"{page.get_url()}?year=2026&group=neuvottelukunta"


def test_a_name_that_means_two_things_in_two_languages_follows_its_meaning(minimal_site: Any, client: Client) -> None:
    first = factories.forum(minimal_site.fi, title="Ensimmäinen", slug="ranta")
    factories.translated(first, title="Den första", slug="strand")
    second = factories.forum(minimal_site.fi, title="Toinen", slug="toinen")
    factories.translated(second, title="Den andra", slug="ranta")
    page = lists_in_both_languages(minimal_site.fi)[models.MeetingIndexPage]
    factories.meeting(first, title="Ensimmäisen kokous", starts_at=moment(2026, 1, 1))
    text = client.get(f"{page.get_url()}?group=ranta").content.decode()
    assert switch(text, "sv").endswith("?group=strand")
    assert "Ensimmäisen kokous" in client.get(switch(text, "sv")).content.decode()


@pytest.mark.parametrize(
    "query", ["", "?group=", "?group=ei-ole", "?group=%00", "?group=%3Cb%3E&year=2026", "?q=a+b&x"]
)
def test_what_names_no_forum_is_kept_to_the_letter(minimal_site: Any, client: Client, query: str) -> None:
    page = lists_in_both_languages(minimal_site.fi)[models.MeetingIndexPage]
    text = client.get(page.get_url() + query).content.decode()
    assert switch(text, "sv").endswith(f"/{query}")


def test_a_forum_that_is_in_one_language_keeps_its_name(minimal_site: Any, client: Client) -> None:
    factories.forum(minimal_site.fi, title="Vain suomeksi", slug="vain-suomeksi")
    page = lists_in_both_languages(minimal_site.fi)[models.DecisionIndexPage]
    text = client.get(f"{page.get_url()}?group=vain-suomeksi").content.decode()
    assert switch(text, "sv").endswith("?group=vain-suomeksi")


def test_carrying_the_choice_over_costs_no_question(minimal_site: Any, client: Client) -> None:
    forum = factories.forum(minimal_site.fi, slug="neuvottelukunta")
    factories.translated(forum, slug="delegationen")
    factories.meeting(forum)
    address = lists_in_both_languages(minimal_site.fi)[models.MeetingIndexPage].get_url()
    counts = []
    for query in ("", "", "?group=neuvottelukunta"):
        with CaptureQueriesContext(connection) as asked:
            client.get(address + query)
        counts.append(len(asked))
    assert counts[1] == counts[2]


def test_a_list_says_how_many_it_has_in_the_words_of_its_kind(minimal_site: Any) -> None:
    assert models.MeetingIndexPage().number_of(1) == "1 kokous"
    assert models.RecordingIndexPage().number_of(3) == "3 tallennetta"
    assert models.FollowUpIndexPage().number_of(3) == ""
