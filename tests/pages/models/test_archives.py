"""The archive of meetings, decisions and follow-ups."""

from __future__ import annotations

from typing import Any

from wagtail.test.utils import WagtailPageTestCase

from pages.models import DecisionIndexPage, FollowUpIndexPage, HomePage, MeetingIndexPage
from tests import factories


class TestTree(WagtailPageTestCase):
    """Where the pages stand."""

    def test_decisions_and_follow_ups_stand_below_the_archive_of_meetings(self) -> None:
        self.assertAllowedParentPageTypes(MeetingIndexPage, {HomePage})
        self.assertAllowedParentPageTypes(DecisionIndexPage, {MeetingIndexPage})
        self.assertAllowedParentPageTypes(FollowUpIndexPage, {MeetingIndexPage})


def test_the_archive_lists_the_meetings_of_forums_and_networks_the_newest_first(minimal_site: Any, rf: Any) -> None:
    forum, network = factories.forum(minimal_site.fi), factories.network(minimal_site.fi)
    older = factories.meeting(forum, starts_at=factories.moment(2025, 2, 11))
    newer = factories.meeting(network, starts_at=factories.moment(2026, 9, 1))
    archive = factories.below(MeetingIndexPage, minimal_site.fi)
    listing = archive.get_context(rf.get("/"))["ledger"].listing
    assert [item.page for item in listing] == [newer, older]
    assert [item.parent.title for item in listing] == [network.title, forum.title]
