"""The desk's screen: masked addresses, one found by POST, handed out or forgotten; the site manager's alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from search.models import SearchAlert

LIST = "/admin/search-alerts/"


@pytest.fixture
def manager(user_with: Any) -> Client:
    """The browser of a site manager who reads the desk in Finnish."""
    browser = Client(headers={"Accept-Language": "fi"})
    browser.force_login(user_with("site-manager"))
    return browser


def test_the_list_shows_no_address(manager: Client, follow: Any) -> None:
    follow()
    text = manager.get(LIST).content.decode()
    assert "l…@….org" in text
    assert "lukija" not in text
    assert LIST in manager.get("/admin/").content.decode()


def test_an_address_is_found_handed_out_and_forgotten(manager: Client, follow: Any) -> None:
    follow()
    follow("silta")
    follow(email="muu@example.org")
    found = manager.post(LIST, {"email": "Lukija@example.org"}).content.decode()
    assert 'name="ask"' in found
    assert 'name="forget"' not in found
    given = manager.post(LIST, {"email": "lukija@example.org", "export": "1"}).json()["alerts"]
    assert [(row["email"], row["search"]) for row in given] == [
        ("lukija@example.org", "”avustus”"), ("lukija@example.org", "”silta”"),
    ]  # fmt: skip
    asked = manager.post(LIST, {"email": "lukija@example.org", "ask": "1"}).content.decode()
    assert 'name="forget"' in asked
    assert "2 tilausta poistetaan pysyvästi" in asked
    assert SearchAlert.objects.count() == 3
    answer = manager.post(LIST, {"email": "lukija@example.org", "forget": "1"})
    assert answer.status_code == 302
    assert [alert.email for alert in SearchAlert.objects.all()] == ["muu@example.org"]
    assert 'name="ask"' not in manager.post(LIST, {"email": "lukija@example.org"}).content.decode()


@pytest.mark.parametrize("address", ["", "x", "a@b", "' OR 1=1 --"])
def test_what_is_no_address_finds_nothing(manager: Client, follow: Any, address: str) -> None:
    follow()
    answer = manager.post(LIST, {"email": address, "forget": "1"})
    assert answer.status_code == 200
    assert SearchAlert.objects.count() == 1


@pytest.mark.parametrize("role", ["author-fi", "reviewer-sv", "secretary", "event-moderator"])
def test_others_see_nothing(client: Client, user_with: Any, follow: Any, role: str) -> None:
    follow()
    client.force_login(user_with(role))
    assert client.get(LIST).status_code in (302, 403)
    client.post(LIST, {"email": "lukija@example.org", "forget": "1"})
    assert SearchAlert.objects.exists()


@pytest.mark.parametrize("number", [3, 40])
def test_the_list_costs_the_same(manager: Client, follow: Any, number: int, django_assert_max_num_queries: Any) -> None:
    for one in range(number):
        follow(email=f"x{one}@example.org")
    manager.get(LIST)
    with django_assert_max_num_queries(25):
        manager.get(LIST)
