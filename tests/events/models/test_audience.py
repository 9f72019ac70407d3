"""For whom events are."""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest
from django.apps import apps
from django.utils import translation
from wagtail_localize.models import TranslationSource

from events.models import EventPage
from events.models.audience import AUDIENCES, audience_field
from tests import factories
from tests.factories import moment

migration = importlib.import_module("events.migrations.0003_audiences_from_words")


def test_every_group_has_a_field_and_a_name_in_both_languages() -> None:
    for code, label in AUDIENCES.items():
        assert EventPage._meta.get_field(audience_field(code)).default is False
        with translation.override("fi"):
            finnish = str(label)
        with translation.override("sv"):
            assert str(label).startswith("för ")
        assert finnish.endswith("lle")


def test_an_event_names_its_groups_in_their_order(minimal_site: Any) -> None:
    event = EventPage(is_for_older=True, is_for_everyone=True)
    with translation.override("sv"):
        assert [str(name) for name in event.audiences] == ["för alla", "för äldre"]
    assert EventPage().audiences == []


def test_a_translation_is_for_the_same_groups(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1), is_for_carers=True)
    assert factories.translated(event).is_for_carers


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("kaikille", {"everyone"}),
        ("Öppet för alla, också åskådare", {"everyone"}),
        ("kaikille yli 16-vuotiaille", set()),
        ("7–12-vuotiaille, aikuinen voi hiihtää mukana", {"children"}),
        ("för 13–17-åringar", {"young"}),
        ("omaishoitajille ja läheisille", {"carers"}),
        ("för seniorer och alla som tycker om att dansa", {"older"}),
        ("huonokuuloisille ja läheisille", {"disabled", "carers"}),
        ("", set()),
        ("saarten asukkaille", set()),
    ],
)
def test_words_of_old_name_groups_where_they_are_plain(words: str, codes: set[str]) -> None:
    assert set(migration.fields_named(words)) == {audience_field(code) for code in codes}


def test_the_words_stay_and_both_versions_and_their_drafts_get_the_groups(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1), audience="nuorille")
    swedish = factories.translated(event, audience="för Er")
    source, _created = TranslationSource.update_or_create_from_instance(event)
    EventPage.objects.update(first_day=None)
    migration.name_groups(apps, None)
    for page, words in ((event, "nuorille"), (swedish, "för Er")):
        page.refresh_from_db()
        assert (page.audience, page.is_for_young, page.is_for_everyone) == (words, True, False)
        assert str(page.first_day) == "2026-12-01"
        assert page.get_latest_revision_as_object().is_for_young
    source.refresh_from_db()
    assert json.loads(source.content_json)["is_for_young"] is True
