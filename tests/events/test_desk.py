"""The desk's lists of venues and categories: who may, what they refuse, in which words."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from events.models import Category, Venue
from tests import factories
from tests.factories import moment

VENUE = {
    "name_fi": "Koskentupa", "name_sv": "", "address": "Koulutie 8", "municipality": "",
    "latitude": "", "longitude": "",
    "step_free": "yes", "lift": "no", "accessible_wc": "unknown", "induction_loop": "unknown", "parking": "unknown",
    "access_checked_on": "01.09.2026",
}  # fmt: skip
CATEGORY = {"name_fi": "liikunta", "name_sv": "motion", "yso_id": "yso:p916"}
WORDS = {
    "fi": (
        "Tapahtumapaikat",
        "Aiheet",
        "Anna nimi ainakin yhdellä kielellä.",
        "Anna molemmat koordinaatit tai ei kumpaakaan.",
    ),
    "sv": ("Evenemangsplatser", "Ämnen", "Ange namnet på minst ett språk.", "Ange båda koordinaterna eller ingendera."),
}


@pytest.fixture
def desk(user_with: Any) -> Any:
    """The browser of a person with a role, in a language."""

    def opened(role: str, language: str = "fi") -> Client:
        browser = Client(headers={"Accept-Language": language})
        browser.force_login(user_with(role))
        return browser

    return opened


@pytest.mark.parametrize("role", ["event-moderator", "site-manager"])
def test_those_who_decide_about_events_keep_the_lists(desk: Any, role: str) -> None:
    browser = desk(role)
    assert browser.post("/admin/venues/new/", VENUE).status_code == 302
    assert browser.post("/admin/categories/new/", CATEGORY).status_code == 302
    venue = Venue.objects.get()
    assert (venue.step_free, venue.lift, venue.parking) == ("yes", "no", "unknown")
    assert browser.post(f"/admin/venues/edit/{venue.pk}/", {**VENUE, "name_sv": "Forsstugan"}).status_code == 302
    assert "Koskentupa / Forsstugan" in browser.get("/admin/venues/").content.decode()
    assert browser.post(f"/admin/venues/delete/{venue.pk}/").status_code == 302
    assert (Venue.objects.count(), Category.objects.get().yso_id) == (0, "yso:p916")


@pytest.mark.parametrize("role", ["author-fi", "translator-sv", "reviewer-fi", "secretary"])
def test_others_have_neither_the_menu_nor_the_screens(desk: Any, role: str) -> None:
    browser, venue = desk(role), factories.venue()
    assert "/admin/venues/" not in browser.get("/admin/").content.decode()
    for address in ("venues/", "venues/new/", f"venues/edit/{venue.pk}/", f"venues/delete/{venue.pk}/", "categories/"):
        answer = browser.post(f"/admin/{address}", VENUE)
        assert answer.status_code in (302, 403, 405), address
        assert answer.status_code != 302 or answer.url == "/admin/", address
    assert Venue.objects.get().address == ""


@pytest.mark.parametrize("language", WORDS)
def test_the_screens_speak_the_persons_language_and_say_what_is_wrong(desk: Any, language: str) -> None:
    browser = desk("site-manager", language)
    venues, categories, nameless, halved = WORDS[language]
    assert venues in browser.get("/admin/venues/").content.decode()
    assert categories in browser.get("/admin/categories/").content.decode()
    assert nameless in browser.post("/admin/venues/new/", {**VENUE, "name_fi": ""}).content.decode()
    assert halved in browser.post("/admin/venues/new/", {**VENUE, "latitude": "60.1"}).content.decode()
    assert not Venue.objects.exists()


def test_what_an_event_has_is_not_deleted(minimal_site: Any, desk: Any) -> None:
    venue, category = factories.venue(), factories.category()
    factories.event(minimal_site.fi, moment(2099, 1, 1), venue=venue, category=category)
    browser = desk("site-manager")
    for address in (f"venues/delete/{venue.pk}/", f"categories/delete/{category.pk}/"):
        browser.get(f"/admin/{address}")
        browser.post(f"/admin/{address}")
    assert (Venue.objects.count(), Category.objects.count()) == (1, 1)


def test_hostile_names_stay_text(desk: Any) -> None:
    browser = desk("site-manager")
    browser.post("/admin/venues/new/", {**VENUE, "name_fi": "<script>alert(1)</script>"})
    listed = browser.get("/admin/venues/").content.decode()
    assert "<script>alert(1)" not in listed
    assert "&lt;script&gt;alert(1)" in listed


def test_a_place_is_found_among_many(desk: Any) -> None:
    Venue.objects.bulk_create(Venue(name_fi=f"Tupa {number}") for number in range(120))
    text = desk("event-moderator").get("/admin/venues/?q=tupa+117").content.decode()
    assert "Tupa 117" in text
    assert "Tupa 116" not in text
