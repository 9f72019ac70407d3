"""Grants by the day until which one may apply."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages import models, queries
from tests import factories
from tests.factories import moment

NOW = moment(2026, 11, 21)


def titles(items: Any) -> list[str]:
    """The names of grants."""
    return [item.title for item in items]


def test_grants_of_a_municipality_come_open_ones_first(minimal_site: Any) -> None:
    town = factories.municipality(minimal_site.fi)
    factories.grant(town, title="päättynyt", closes=date(2026, 11, 20))
    factories.grant(town, title="tuleva", opens=date(2026, 11, 22))
    factories.grant(town, title="auki", opens=date(2026, 11, 21), closes=date(2026, 11, 21))
    factories.grant(factories.municipality(minimal_site.fi), title="muualla")
    found = queries.grants_below(town, "sv", NOW)
    assert [(item.title, item.state.value, item.days_left, item.may_be_sought) for item in found] == [
        ("auki", "open", 0, True),
        ("tuleva", "upcoming", None, False),
        ("päättynyt", "closed", -1, False),
    ]


def test_every_grant_stands_under_its_state_by_its_day(minimal_site: Any) -> None:
    town = factories.municipality(minimal_site.fi, title="Uusjoki")
    county = factories.below(models.GrantIndexPage, minimal_site.fi)
    factories.grant(town, title="aina")
    factories.grant(town, title="myöhempi", closes=date(2027, 3, 15))
    factories.grant(county, title="ensin", closes=date(2027, 2, 28))
    factories.grant(town, title="avautuu", opens=date(2027, 1, 1), closes=date(2027, 2, 1))
    factories.grant(county, title="vanha", closes=date(2025, 2, 28))
    factories.grant(county, title="viime", closes=date(2026, 2, 28))
    found = queries.grants_by_state("fi", NOW, {})
    assert titles(found.open) == ["ensin", "myöhempi", "aina"]
    assert titles(found.upcoming) == ["avautuu"]
    assert titles(found.closed) == ["viime", "vanha"]
    assert found.total == 6
    by_county = queries.grants_by_state("sv", NOW, {"giver": "county"})
    assert (titles(by_county.open), by_county.total, by_county.is_narrowed) == (["ensin"], 3, True)
    by_town = queries.grants_by_state("fi", NOW, {"giver": town.translation_key.hex[:12]})
    assert titles(by_town.open) == ["myöhempi", "aina"]
    assert queries.grants_by_state("fi", NOW, {"giver": "x", "page": "99"}).total == 6


def test_many_grants_cost_what_one_costs(minimal_site: Any, django_assert_num_queries: Any) -> None:
    town = factories.municipality(minimal_site.fi)
    factories.grant(town, closes=date(2026, 1, 1))
    queries.grants_by_state("sv", NOW, {})
    with CaptureQueriesContext(connection) as asked:
        queries.grants_by_state("sv", NOW, {})
    factories.bulk_pages(models.GrantPage, town, 300, lambda number: {"closes": date(2026, 1, 1)})
    with django_assert_num_queries(len(asked)):
        assert queries.grants_by_state("sv", NOW, {}).total == 301
