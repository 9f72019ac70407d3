"""The files that readers' own calendars take."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from events.models import EventIndexPage
from tests import factories
from tests.factories import moment

DAY = timezone.timedelta(days=1)


def _read(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, address
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies
    return Calendar.from_ical(response.content)


def _titles(client: Client, address: str) -> list[str]:
    return [str(entry["SUMMARY"]) for entry in _read(client, address).walk("VEVENT")]


def test_an_event_is_added_to_a_calendar_in_either_language(minimal_site: Any, client: Client) -> None:
    event = factories.event(minimal_site.fi, moment(2098, 12, 1), title="Hiihtokoulu", slug="hiihtokoulu")
    swedish = factories.translated(event, title="Skidskola", slug="skidskola")
    for page, title in ((event, "Hiihtokoulu"), (swedish, "Skidskola")):
        address = f"{page.get_url()}calendar.ics"
        assert f'href="{address}"' in client.get(page.get_url()).content.decode()
        assert _titles(client, address) == [title]
        disposition = client.get(address).headers["Content-Disposition"]
        assert disposition == f'attachment; filename="{page.slug}.ics"'


def test_an_event_in_the_other_language_is_added_from_the_readers_own_frame(minimal_site: Any, client: Client) -> None:
    event = factories.event(minimal_site.fi, moment(2098, 12, 1), title="Hiihtokoulu", slug="hiihtokoulu")
    factories.translated(event.get_parent().specific, slug="evenemang")
    address = "/sv/evenemang/hiihtokoulu/"
    (entry,) = _read(client, f"{address}calendar.ics").walk("VEVENT")
    assert entry["SUMMARY"].params["LANGUAGE"] == "fi"
    assert entry["URL"] == f"http://testserver{address}"
    assert f'href="{address}calendar.ics">Lägg till i kalendern' in client.get(address).content.decode()


@pytest.mark.parametrize("fate", ["draft", "restricted", "unpublished", "without dates"])
def test_what_readers_may_not_see_is_in_no_calendar(minimal_site: Any, client: Client, fate: str) -> None:
    starts = [] if fate == "without dates" else [moment(2098, 12, 1)]
    event = factories.event(minimal_site.fi, *starts, title="Salailta", live=fate != "draft")
    address = f"{event.get_parent().get_url()}{event.slug}/calendar.ics"
    if fate == "restricted":
        PageViewRestriction.objects.create(page=event, restriction_type=PageViewRestriction.LOGIN)
    if fate == "unpublished":
        event.unpublish()
    assert client.get(address).status_code in (404, 410)
    assert _titles(client, f"{event.get_parent().get_url()}calendar.ics") == []


@pytest.mark.parametrize("address", ["/fi/calendar.ics", "/fi/x/calendar.ics", "/fi/%00/calendar.ics"])
def test_other_pages_have_no_calendar(minimal_site: Any, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
    news = factories.news(minimal_site.fi)
    assert client.get(f"{news.get_url()}calendar.ics").status_code == 404


def test_only_reading_is_answered(minimal_site: Any, client: Client) -> None:
    event = factories.event(minimal_site.fi, moment(2098, 12, 1))
    assert client.post(f"{event.get_url()}calendar.ics").status_code == 405
    assert client.head(f"{event.get_url()}calendar.ics").status_code == 200


def test_a_subscription_has_what_comes_and_ninety_days_of_what_was(minimal_site: Any, client: Client) -> None:
    today = timezone.now()
    for title, days in (("old", -95), ("recent", -80), ("soon", 2), ("later", 700)):
        factories.event(minimal_site.fi, today + days * DAY, title=title)
    address = f"{EventIndexPage.objects.get().get_url()}calendar.ics"
    assert _titles(client, address) == ["recent", "soon", "later"]
    assert _titles(client, f"{address}?time=past&view=month&month=2020-01&page=7") == ["recent", "soon", "later"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?free=1", ["Talkoot"]),
        ("?audience=young", ["Kerho"]),
        ("?language=sv", []),
        ("?q=kerho", ["Kerho"]),
        ("?audience=%00&category=%3Cb%3E", ["Talkoot", "Kerho"]),
    ],
)
def test_a_subscription_follows_the_limits_of_the_page(
    minimal_site: Any, client: Client, query: str, titles: list[str]
) -> None:
    factories.event(minimal_site.fi, moment(2098, 12, 1), title="Talkoot")
    factories.event(minimal_site.fi, moment(2098, 12, 2), title="Kerho", is_free=False, is_for_young=True)
    calendar = EventIndexPage.objects.get()
    text = client.get(calendar.get_url() + query).content.decode()
    address = text[text.index(f'href="{calendar.get_url()}calendar.ics') + 6 :].partition('"')[0].replace("&amp;", "&")
    assert _titles(client, address) == titles
    assert f'<link rel="alternate" type="text/calendar" title="{calendar.title}"' in text


def test_a_subscription_has_the_best_version_of_each_event(minimal_site: Any, client: Client) -> None:
    event = factories.event(minimal_site.fi, moment(2098, 12, 1), title="Hiihtokoulu")
    factories.translated(event, title="Skidskola")
    factories.event(minimal_site.fi, moment(2098, 12, 2), title="Vain suomeksi")
    for language, titles in (("fi", ["Hiihtokoulu", "Vain suomeksi"]), ("sv", ["Skidskola", "Vain suomeksi"])):
        calendar = EventIndexPage.objects.get(locale__language_code=language)
        assert _titles(client, f"{calendar.get_url()}calendar.ics") == titles


def test_a_long_subscription_costs_as_many_queries_as_a_short_one(minimal_site: Any, client: Client) -> None:
    association = factories.association(minimal_site.fi)

    def asked(number: int) -> int:
        for _one in range(number):
            factories.event(minimal_site.fi, moment(2098, 1, 1), association=association, venue=factories.venue())
        address = f"{EventIndexPage.objects.get().get_url()}calendar.ics"
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    few = asked(2)
    assert asked(12) == few <= 25


@pytest.mark.parametrize(("query", "is_kept"), [("", True), ("?audience=young", True), ("?audience=nobody", False)])
def test_a_subscription_is_kept_for_all_readers(minimal_site: Any, settings: Any, query: str, is_kept: bool) -> None:
    settings.READER_CACHE = True
    caches["readers"].clear()
    event = factories.event(minimal_site.fi, moment(2098, 12, 1))
    address, client = f"{event.get_parent().get_url()}calendar.ics{query}", Client()
    first = client.get(address)
    with CaptureQueriesContext(connection) as captured:
        again = client.get(address)
    assert (len(captured) <= 1) is is_kept
    assert again.content == first.content
    assert again.headers["Content-Disposition"] == first.headers["Content-Disposition"]
    assert client.get(address, headers={"If-None-Match": again.headers["ETag"]}).status_code == 304
    caches["readers"].clear()


def _meeting(home: Any, **fields: Any) -> Any:
    given = {
        "starts_at": moment(2098, 12, 10), "ends_at": moment(2098, 12, 10, 15), "place": "Kompassi", "mode": "hybrid",
        "chair": "Piilo Poissa", "contact_email": "sihteeri@example.org", "join_link": "https://liity.example/1",
    }  # fmt: skip
    return factories.meeting(factories.forum(home), **{"title": "Foorumi 1/2098", "slug": "kokous", **given, **fields})


@pytest.mark.parametrize(("language", "label"), [("fi", "Lisää kalenteriin"), ("sv", "Lägg till i kalendern")])
def test_a_coming_meeting_is_added_to_a_calendar_from_either_frame(
    minimal_site: Any, client: Client, language: str, label: str
) -> None:
    meeting = _meeting(minimal_site.fi)
    for above in (meeting.get_parent().get_parent().specific, meeting.get_parent().specific):
        factories.translated(above, slug=above.slug)
    address = f"/{language}/{meeting.get_url().split('/', 2)[2]}"
    assert f'href="{address}calendar.ics">{label}' in client.get(address).content.decode()
    (entry,) = _read(client, f"{address}calendar.ics").walk("VEVENT")
    assert (entry["SUMMARY"], entry["SUMMARY"].params["LANGUAGE"]) == ("Foorumi 1/2098", "fi")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (moment(2098, 12, 10), moment(2098, 12, 10, 15))
    assert (entry["LOCATION"], entry["UID"]) == ("Kompassi", str(meeting.translation_key))
    assert entry["URL"] == f"http://testserver{address}"
    assert "https://liity.example/1" in entry["DESCRIPTION"]
    assert "Piilo" not in entry.to_ical().decode()
    assert "sihteeri" not in entry.to_ical().decode()


@pytest.mark.parametrize("fate", ["draft", "restricted", "unpublished", "over"])
def test_a_meeting_that_nobody_is_called_to_is_in_no_calendar(minimal_site: Any, client: Client, fate: str) -> None:
    fields = {"starts_at": moment(2020, 12, 10), "ends_at": None} if fate == "over" else {}
    meeting = _meeting(minimal_site.fi, live=fate != "draft", **fields)
    address = f"{meeting.get_parent().get_url()}{meeting.slug}/"
    if fate == "restricted":
        PageViewRestriction.objects.create(page=meeting, restriction_type=PageViewRestriction.LOGIN)
    if fate == "unpublished":
        meeting.unpublish()
    assert client.get(f"{address}calendar.ics").status_code in (404, 410)
    if fate == "over":
        assert "calendar.ics" not in client.get(address).content.decode()


def test_hostile_words_of_a_meeting_stay_words(minimal_site: Any, client: Client) -> None:
    words = "rivi\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT; \\ \x1b"
    meeting = _meeting(minimal_site.fi, title="Kokous, toinen; kolmas", summary=words, place="Sali, 2; krs")
    (entry,) = _read(client, f"{meeting.get_url()}calendar.ics").walk("VEVENT")
    assert (entry["SUMMARY"], entry["LOCATION"]) == ("Kokous, toinen; kolmas", "Sali, 2; krs")
    assert "BEGIN:VEVENT" in entry["DESCRIPTION"]


def test_one_date_of_an_event_is_added_by_itself(minimal_site: Any, client: Client) -> None:
    starts = [moment(2098, 12, 1), moment(2098, 12, 8), moment(2000, 1, 1)]
    event = factories.event(minimal_site.fi, *starts, title="Hiihtokoulu", slug="hiihtokoulu")
    swedish = factories.translated(event, slug="skidskola")
    second = event.occurrences.get(starts_at=starts[1])
    for page in (event, swedish):
        text = client.get(page.get_url()).content.decode()
        address = f"{page.get_url()}calendar.ics?date={second.anchor}"
        assert text.count("calendar.ics?date=") == 2
        assert f'href="{address}"' in text
        (entry,) = _read(client, address).walk("VEVENT")
        assert entry["DTSTART"].dt == starts[1]
        assert str(entry["UID"]) == str(second.uid)


def test_a_date_that_is_off_or_alone_has_no_link_of_its_own(minimal_site: Any, client: Client) -> None:
    alone = factories.event(minimal_site.fi, moment(2098, 12, 1))
    dates = [factories.occurrence(moment(2098, 12, day)) for day in (1, 2)]
    dates[1].status = "cancelled"
    off = factories.event(minimal_site.fi, rows={"occurrences": dates})
    assert "?date=" not in client.get(alone.get_url()).content.decode()
    assert client.get(off.get_url()).content.decode().count("?date=") == 1


@pytest.mark.parametrize("date", ["k-000000000000", "x", "k-' OR 1=1", "\0", "k" * 5000])
def test_a_date_that_the_event_has_not_is_no_file(minimal_site: Any, client: Client, date: str) -> None:
    event = factories.event(minimal_site.fi, moment(2098, 12, 1), moment(2098, 12, 2))
    assert client.get(f"{event.get_url()}calendar.ics", {"date": date}).status_code == 404
