"""What the desk of the demo puts first and the reader who follows a search are made once, and nobody is written to."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from cms.models import OutboxMessage
from demo.manuscripts import key_of, read
from demo.searching import create_alerts, create_pins
from search.models import Pin, SearchAlert
from search.results.find import find
from search.results.parameters import Asked
from search.services import drain
from tests import factories

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def places(desk):
    material = factories.material(desk.places.home("fi"), translation_key=key_of("page", "meeting-points"))
    drain()
    assert material.live
    return desk.places


def first(text, language):
    with translation.override(language):
        return [item.page.specific_class.__name__ for item in find(Asked(text=text), language).pinned]


def test_each_search_of_the_file_puts_its_page_first(places):
    create_pins(places)
    for entry in read("search")["pin"]:
        assert len(entry["questions"]) > 1
        for text in entry["questions"]:
            expected = "GrantIndexPage" if "list" in entry else "MaterialPage"
            assert first(text, entry["language"]) == [expected], text


def test_both_languages_have_choices_and_what_the_desk_has_changed_stays(places):
    create_pins(places)
    assert set(Pin.objects.values_list("language", flat=True)) == {"fi", "sv"}
    before = Pin.objects.count()
    Pin.objects.filter(language="fi").update(questions="jokin muu")
    create_pins(places)
    assert Pin.objects.count() == before
    assert Pin.objects.filter(questions="jokin muu").count() == before / 2


def test_a_reader_follows_a_search_that_she_has_confirmed_and_gets_no_mail_about_it(places):
    create_alerts(NOW)
    [alert] = SearchAlert.objects.all()
    assert alert.is_confirmed
    assert alert.email.endswith("@saarniranta.example")
    assert alert.next_at > NOW
    assert not OutboxMessage.objects.exists()
    create_alerts(NOW)
    assert SearchAlert.objects.count() == 1
