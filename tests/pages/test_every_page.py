"""Every page type, filled with everything it has, answers in its own language and inside the other one's frame."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.models import BasePage
from events.models import EventPage
from pages import models, queries
from tests import factories
from tests.pages import full_pages

MOST_QUESTIONS = 25
EMPTY = {
    "pages.HomePage": {},
    "pages.ForumPage": {},
    "pages.StrategyPage": {"period_start": 2024, "period_end": 2030},
    "pages.GoalPage": {"number": 1},
    "pages.MeetingPage": {"starts_at": factories.moment(2026, 11, 2)},
    "pages.RecordingPage": {"recorded_on": date(2026, 11, 2)},
    "pages.MaterialPage": {"published_on": date(2026, 11, 2)},
    "pages.AccessibilityStatementPage": {"assessed_on": date(2026, 11, 12)},
}
"""What a page type cannot be saved without, beside its title."""


def page_types() -> list[Any]:
    """Every page type but the front page, which the site has already."""
    return [model for model in apps.get_models() if issubclass(model, BasePage) and model is not models.HomePage]


def place_for(model: Any, home: Any) -> Any:
    """A parent under which a page of the type may stand, made with the parents above it."""
    label = model.parent_page_types[0]
    parent_type = apps.get_model(label)
    if parent_type is models.HomePage:
        return home
    found = parent_type.objects.filter(locale=home.locale).first()
    return found or factories.page(parent_type, place_for(parent_type, home), **EMPTY.get(label, {}))


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_an_empty_page_answers_in_both_frames(model: Any, minimal_site: Any, client: Client) -> None:
    page = factories.page(model, place_for(model, minimal_site.fi), **EMPTY.get(model._meta.label, {}))
    own = client.get(page.get_url())
    assert own.status_code == 200
    text = own.content.decode()
    assert '<html lang="fi">' in text
    assert text.count("<h1") == 1
    foreign = client.get(queries.version_for(page, "sv").url)
    assert foreign.status_code == 200
    assert '<html lang="sv">' in foreign.content.decode()


@pytest.fixture
def full_site(minimal_site: Any) -> Any:
    """One page of each kind with everything that it may have."""
    full_pages.make(minimal_site.fi)
    return minimal_site


def test_every_full_page_answers_in_both_frames(full_site: Any, client: Client) -> None:
    pages = [page.specific for page in models.HomePage.objects.get(pk=full_site.fi.pk).get_descendants(inclusive=True)]
    assert {type(page) for page in pages} >= {models.GoalPage, models.GrantPage, models.MunicipalityPage, EventPage}
    for page in pages:
        for language in ("fi", "sv"):
            response = client.get(queries.version_for(page, language).url)
            text = response.content.decode()
            assert response.status_code == 200, page
            assert text.count("<h1") == 1, page
            assert f'<html lang="{language}">' in text
            assert ">None<" not in text, page
            assert "{{" not in text


def test_no_full_page_asks_the_database_more_than_25_questions(
    full_site: Any, client: Client, django_assert_max_num_queries: Any
) -> None:
    pages = [page.specific for page in models.HomePage.objects.get(pk=full_site.fi.pk).get_descendants(inclusive=True)]
    client.get("/fi/")
    for page in pages:
        for language in ("fi", "sv"):
            address = queries.version_for(page, language).url
            with django_assert_max_num_queries(MOST_QUESTIONS, info=f"{type(page).__name__} in {language}"):
                client.get(address)


def test_the_facts_of_access_tell_no_from_not_known(full_site: Any, client: Client) -> None:
    text = client.get(EventPage.objects.get().get_url()).content.decode()
    assert '<span lang="sv">Stenträsk skola</span>' in text
    assert text.count('class="state is-on"') == 1
    assert text.count("state is-unknown") == 3


def test_a_meeting_with_many_recordings_costs_what_one_costs(minimal_site: Any, client: Client) -> None:
    meeting = factories.meeting(factories.forum(minimal_site.fi), rows={"agenda_items": [factories.agenda_item()]})
    key = meeting.agenda_items.get().translation_key
    counts = []
    for number in (1, 4):
        for second in range(number):
            chapter = models.Chapter(starts_at_second=second, title="Asia", agenda_item_key=key)
            factories.recording(minimal_site.fi, meeting=meeting, rows={"chapters": [chapter]})
        client.get(meeting.url)
        with CaptureQueriesContext(connection) as asked:
            client.get(meeting.url)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= MOST_QUESTIONS
