"""Municipalities and grants."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from pages.models import GrantIndexPage, GrantPage, MunicipalityIndexPage, MunicipalityPage
from tests import factories
from tests.factories import moment


class TestTree(WagtailPageTestCase):
    """Where the pages stand."""

    def test_grants_stand_below_a_municipality_or_in_their_list(self) -> None:
        self.assertAllowedParentPageTypes(MunicipalityPage, {MunicipalityIndexPage})
        self.assertAllowedParentPageTypes(GrantPage, {MunicipalityPage, GrantIndexPage})
        # Wagtail counts its bare Page everywhere, though nobody can create one.
        self.assertAllowedSubpageTypes(MunicipalityPage, {GrantPage, Page})
        self.assertAllowedSubpageTypes(GrantPage, {})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("opens", "closes", "state"),
    [
        (None, None, "open"),
        (date(2026, 11, 22), None, "upcoming"),
        (date(2026, 11, 21), None, "open"),
        (None, date(2026, 11, 21), "open"),
        (None, date(2026, 11, 20), "closed"),
        (date(2026, 11, 1), date(2026, 11, 30), "open"),
    ],
)
def test_the_state_of_a_grant(opens: date | None, closes: date | None, state: str) -> None:
    assert GrantPage(opens=opens, closes=closes).state(moment(2026, 11, 21, 23, 59)) == state


@pytest.mark.django_db
def test_the_last_day_ends_at_midnight_in_finland() -> None:
    grant = GrantPage(closes=date(2026, 11, 21))
    assert grant.state(moment(2026, 11, 21, 23, 59)) == GrantPage.State.OPEN
    assert grant.state(moment(2026, 11, 22, 0, 0)) == GrantPage.State.CLOSED


def test_applications_close_after_they_open(minimal_site: Any) -> None:
    town = factories.municipality(minimal_site.fi)
    with pytest.raises(ValidationError, match="closes"):
        factories.grant(town, opens=date(2026, 2, 1), closes=date(2026, 1, 31))
    assert factories.grant(town, opens=date(2026, 2, 1), closes=date(2026, 2, 1)).live


def test_shares_of_languages_are_parts_of_a_whole(minimal_site: Any) -> None:
    with pytest.raises(ValidationError, match="share_swedish"):
        factories.municipality(minimal_site.fi, share_finnish=60, share_swedish=41)
    assert factories.municipality(minimal_site.fi, share_finnish=60, share_swedish=40).live


def test_a_grant_stands_under_its_municipality(minimal_site: Any, rf: Any) -> None:
    town = factories.municipality(minimal_site.fi)
    grant = factories.grant(town)
    context = grant.get_context(rf.get("/"))
    assert (context["parent"].page, context["state"]) == (town, "open")
    assert [item.page for item in town.get_context(rf.get("/"))["grants"]] == [grant]
