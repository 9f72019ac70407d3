"""How the desk lists and names pages: by what tells them apart, in an order that an editor expects."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from pages.models import MeetingPage
from tests import factories


@pytest.fixture
def desk(user_with: Any) -> Client:
    """The browser of a secretary, who sees both trees."""
    browser = Client(headers={"Accept-Language": "fi"})
    browser.force_login(user_with("secretary"))
    return browser


def listed(desk: Client, parent: Any) -> list[str]:
    """The titles of the children of a page, as the desk orders them."""
    answer = desk.get(f"/admin/pages/{parent.pk}/")
    assert answer.status_code == 200
    return [page.title for page in answer.context["object_list"]]


def test_meetings_of_a_forum_and_of_a_network_stand_latest_first(minimal_site: Any, desk: Client) -> None:
    for parent in (factories.forum(minimal_site.fi), factories.network(minimal_site.fi)):
        for title, moment in (("keski", (2025, 2, 11)), ("uusin", (2026, 9, 1)), ("vanhin", (2024, 2, 6))):
            factories.meeting(parent, title=title, starts_at=factories.moment(*moment))
        assert listed(desk, parent) == ["uusin", "keski", "vanhin"]


def test_news_recordings_and_materials_stand_latest_first(minimal_site: Any, desk: Client) -> None:
    makers = ((factories.news, "date"), (factories.recording, "recorded_on"), (factories.material, "published_on"))
    for make, field in makers:
        for title, day in (("keski", date(2025, 2, 11)), ("uusin", date(2026, 9, 1)), ("vanhin", date(2024, 2, 6))):
            made = make(minimal_site.fi, title=title, **{field: day})
        assert listed(desk, made.get_parent()) == ["uusin", "keski", "vanhin"]


def test_goals_stand_by_number_and_names_by_the_alphabet(minimal_site: Any, desk: Client) -> None:
    strategy = factories.strategy(minimal_site.fi)
    for number in (3, 1, 2):
        factories.goal(strategy, number, title=f"Kärki {number}")
    assert listed(desk, strategy) == ["Kärki 1", "Kärki 2", "Kärki 3"]
    for name in ("Virta", "Aalto", "Niemi"):
        association = factories.association(minimal_site.fi, title=name)
    assert listed(desk, association.get_parent()) == ["Aalto", "Niemi", "Virta"]


def test_pages_below_the_front_page_stand_as_in_the_menu(minimal_site: Any, desk: Client) -> None:
    for title in ("Toinen", "Ensimmäinen"):
        factories.section(minimal_site.fi, title=title)
    assert listed(desk, minimal_site.fi)[-2:] == ["Toinen", "Ensimmäinen"]


def test_an_editor_may_still_order_by_a_column_and_search(minimal_site: Any, desk: Client) -> None:
    forum = factories.forum(minimal_site.fi)
    for title in ("Beta", "Alfa"):
        factories.meeting(forum, title=title)
    answer = desk.get(f"/admin/pages/{forum.pk}/?ordering=title")
    assert [page.title for page in answer.context["object_list"]] == ["Alfa", "Beta"]
    assert desk.get(f"/admin/pages/{forum.pk}/?q=alfa").status_code == 200
    assert desk.get(f"/admin/pages/{minimal_site.fi.pk}/?content_type=1").status_code == 200


def test_a_meeting_tells_its_day_on_the_clock_of_finland(minimal_site: Any, desk: Client) -> None:
    forum = factories.forum(minimal_site.fi)
    late = factories.moment(2026, 9, 1, 0, 30)
    meeting = factories.meeting(forum, title="Yhdistysfoorumi 2/2026", starts_at=late)
    shown = "Yhdistysfoorumi 2/2026 (1.9.2026)"
    assert meeting.get_admin_display_title() == shown
    assert shown in desk.get(f"/admin/pages/{forum.pk}/").content.decode()
    chooser = desk.get(f"/admin/choose-page/{forum.pk}/?page_type=pages.meetingpage")
    assert shown in chooser.json()["html"]


def test_a_grant_tells_whose_it_is(minimal_site: Any, desk: Client) -> None:
    home = minimal_site.fi
    town = factories.municipality(home, title="Kivilampi")
    given = [factories.grant(town, title="Toiminta-avustus", granting_body="Kivilammen kunta") for _ in range(2)]
    assert given[0].get_admin_display_title() == "Toiminta-avustus (Kivilammen kunta)"
    assert factories.grant(town, title="Toiminta-avustus").get_admin_display_title() == "Toiminta-avustus"
    for address in (f"/admin/pages/{town.pk}/", "/admin/choose-page/?page_type=pages.grantpage"):
        shown = desk.get(address)
        words = shown.json()["html"] if "choose" in address else shown.content.decode()
        assert "Toiminta-avustus (Kivilammen kunta)" in words


def test_pages_without_a_date_and_meetings_without_a_time_have_their_title_only(minimal_site: Any) -> None:
    assert factories.section(minimal_site.fi, title="Yhteistyö").get_admin_display_title() == "Yhteistyö"
    assert MeetingPage(title="Uusi", draft_title="Uusi").get_admin_display_title() == "Uusi"


def test_a_preview_stands_in_the_frame_of_its_own_language(minimal_site: Any, desk: Client) -> None:
    for home, name in ((minimal_site.fi, "fi"), (minimal_site.sv, "sv")):
        draft = factories.news(home, title="Luonnos", live=False)
        revision = draft.save_revision()
        shown = desk.get(f"/admin/pages/{draft.pk}/revisions/{revision.pk}/view/").content.decode()
        assert f'<html lang="{name}"' in shown
        assert desk.get("/admin/").context["request"].LANGUAGE_CODE == "fi"
