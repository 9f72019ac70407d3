"""How the desk lists and names events: by their first day."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import EventIndexPage
from tests import factories
from tests.factories import moment


def test_events_tell_their_first_day_in_listings_and_choosers(minimal_site: Any, user_with: Any) -> None:
    desk = Client(headers={"Accept-Language": "fi"})
    desk.force_login(user_with("secretary"))
    for title, days in (("Keskellä", (5, 6)), ("Viimeinen", (20, 27)), ("Ensin", (1, 30))):
        factories.event(minimal_site.fi, *[moment(2026, 12, day, 0, 30) for day in days], title=title)
    undated = factories.event(minimal_site.fi, title="Avoin")
    assert undated.get_admin_display_title() == "Avoin"
    calendar = EventIndexPage.objects.get()
    page = desk.get(f"/admin/pages/{calendar.pk}/")
    listed = [one.title for one in page.context["object_list"] if one.title != "Avoin"]
    assert listed == ["Viimeinen", "Keskellä", "Ensin"]
    assert "Keskellä (5.12.2026)" in page.content.decode()
    chooser = desk.get(f"/admin/choose-page/{calendar.pk}/?page_type=events.eventpage")
    assert "Ensin (1.12.2026)" in chooser.json()["html"]


def test_the_first_day_costs_no_queries(minimal_site: Any, user_with: Any) -> None:
    desk = Client()
    desk.force_login(user_with("secretary"))

    def asked(parent: Any) -> int:
        desk.get(f"/admin/pages/{parent.pk}/")
        with CaptureQueriesContext(connection) as captured:
            desk.get(f"/admin/pages/{parent.pk}/")
        return len(captured)

    for day in range(5):
        event = factories.event(minimal_site.fi, moment(2026, 12, 1 + day), moment(2027, 1, 1))
        news = factories.news(minimal_site.fi)
    assert asked(event.get_parent()) == asked(news.get_parent())
