"""Forums, networks and seats."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from pages.models import ForumIndexPage, ForumPage, HomePage, MeetingPage, NetworkIndexPage, NetworkPage
from tests import factories


class TestTree(WagtailPageTestCase):
    """Where the pages stand."""

    def test_forums_and_networks_stand_in_their_lists_and_have_meetings(self) -> None:
        self.assertAllowedParentPageTypes(ForumIndexPage, {HomePage})
        self.assertAllowedParentPageTypes(ForumPage, {ForumIndexPage})
        # Wagtail counts its bare Page everywhere, though nobody can create one.
        self.assertAllowedSubpageTypes(ForumPage, {MeetingPage, Page})
        self.assertAllowedParentPageTypes(NetworkIndexPage, {HomePage})
        self.assertAllowedParentPageTypes(NetworkPage, {NetworkIndexPage})
        self.assertAllowedSubpageTypes(NetworkPage, {MeetingPage, Page})


def test_a_term_ends_after_it_starts() -> None:
    with pytest.raises(ValidationError, match="term_end"):
        factories.seat(term_start=date(2026, 1, 1), term_end=date(2025, 12, 31)).clean()
    factories.seat(term_start=date(2026, 1, 1), term_end=date(2026, 1, 1)).clean()


def test_a_network_knows_its_seats_associations_and_meetings(minimal_site: Any, rf: Any) -> None:
    network = factories.network(minimal_site.fi)
    association = factories.association(minimal_site.fi, network=network)
    forum = factories.forum(minimal_site.fi, rows={"seats": [factories.seat(network=network)]})
    coming = factories.meeting(network, starts_at=factories.moment(2099, 1, 1))
    context = network.get_context(rf.get("/"))
    assert [line.forum.page for line in context["seats"]] == [forum]
    assert [item.page for item in context["associations"]] == [association]
    assert context["next_meeting"].page == coming
    assert [item.page for item in context["meetings"]] == [coming]


def test_a_forum_knows_its_meetings_and_decisions(minimal_site: Any, rf: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    item = factories.agenda_item(decision="<p>Päätettiin.</p>")
    past = factories.meeting(forum, starts_at=factories.moment(2020, 1, 1), rows={"agenda_items": [item]})
    context = forum.get_context(rf.get("/"), shown_in="sv")
    assert [item.page for item in context["meetings"]] == [past]
    assert [decision.meeting.page for decision in context["decisions"]] == [past]
    assert (context["next_meeting"], context["seats"], context["former_seats"]) == (None, [], [])


@pytest.mark.parametrize(
    ("title", "is_told"),
    [("Järjestöneuvottelukunta", False), ("Saaren järjestöneuvottelukunta", False), ("Raati", True)],
)
def test_the_kind_of_a_forum_is_told_where_its_name_does_not_say_it(
    minimal_site: Any, client: Any, title: str, is_told: bool
) -> None:
    forum = factories.forum(minimal_site.fi, title=title, kind="council", founded_on=date(2023, 1, 1))
    for page in (minimal_site.fi, forum.get_parent(), forum):
        text = client.get(page.url).content.decode().split("<main", 1)[1].split("</main>")[0]
        assert ("ärjestöneuvottelukunta" in text.replace(title, "")) is is_told, page


def test_a_forum_in_the_other_language_is_marked_where_its_kind_is_not_told(minimal_site: Any, client: Any) -> None:
    forum = factories.forum(minimal_site.fi, title="Organisationsdelegationen", kind="council")
    index = factories.translated(forum.get_parent().specific)
    own, other = (client.get(page.url).content.decode() for page in (forum.get_parent(), index))
    assert "<p></p>" not in own + other
    assert ">på finska<" in other.split('class="traits"')[1]


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("sv", "Beredskapsgruppen", ""),
        ("sv", "Arbetsgruppen för understöd", ""),
        ("sv", "Beredskapen", "arbetsgrupp"),
        ("sv", "Varautumistyöryhmä", "arbetsgrupp"),
        ("fi", "Varautumistyöryhmä", ""),
        ("fi", "Varautumisen ryhmä", ""),
        ("fi", "Varautuminen", "työryhmä"),
    ],
)
def test_a_name_that_says_that_it_is_a_group_is_not_told_so_again(language: str, title: str, said: str) -> None:
    with override(language):
        assert ForumPage(title=title, kind=ForumPage.Kind.WORKING_GROUP).kind_beside_name == said


def test_other_kinds_are_said_whole() -> None:
    with override("fi"):
        assert ForumPage(title="Kevätfoorumi", kind=ForumPage.Kind.PARTNERSHIP).kind_beside_name == "kumppanuusfoorumi"
        assert ForumPage(title="Kumppanuusfoorumi", kind=ForumPage.Kind.PARTNERSHIP).kind_beside_name == ""
