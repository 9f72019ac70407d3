"""Forums, networks and their seats."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages import models, queries
from tests import factories
from tests.factories import seat

TODAY = date(2026, 11, 21)


def test_working_forums_come_before_ended_ones(minimal_site: Any) -> None:
    factories.forum(minimal_site.fi, title="A", kind="association", ended_on=date(2020, 1, 1))
    factories.forum(minimal_site.fi, title="B", kind="council")
    factories.forum(minimal_site.fi, title="C", kind="association")
    assert [item.title for item in queries.forums("sv")] == ["C", "B", "A"]


def test_networks_come_by_name(minimal_site: Any) -> None:
    factories.network(minimal_site.fi, title="Potilaat")
    factories.network(minimal_site.fi, title="Kylät")
    assert [item.title for item in queries.networks("fi")] == ["Kylät", "Potilaat"]


def test_a_term_runs_on_its_first_and_on_its_last_day(minimal_site: Any) -> None:
    rows = [
        seat(organisation="alkaa tänään", term_start=TODAY, sort_order=0),
        seat(organisation="päättyy tänään", term_end=TODAY, sort_order=1),
        seat(organisation="päättyi eilen", term_end=date(2026, 11, 20), sort_order=2),
        seat(organisation="päättyi ennen", term_end=date(2025, 12, 31), sort_order=3),
        seat(organisation="alkaa huomenna", term_start=date(2026, 11, 22), sort_order=4),
    ]
    current, former = queries.seats_of(factories.forum(minimal_site.fi, rows={"seats": rows}), "fi", TODAY)
    assert [line.label for line in current] == ["alkaa tänään", "päättyy tänään"]
    assert [line.label for line in former] == ["päättyi eilen", "päättyi ennen"]


def test_a_seat_is_told_in_the_readers_language(minimal_site: Any) -> None:
    network = factories.network(minimal_site.fi, title="Kylät")
    swedish = factories.translated(network, title="Byar")
    association = factories.association(minimal_site.fi, title="Koskentupa ry")
    row = seat(
        network=network, association=association, representative=factories.person("Aino"), deputy=factories.person("Bo")
    )
    forum = factories.forum(minimal_site.fi, rows={"seats": [row]})
    ((line,), _former) = queries.seats_of(factories.translated(forum), "sv", TODAY)
    assert (line.label, line.label_language, line.representative, line.deputy) == ("Byar", "sv", "Aino", "Bo")
    assert line.network is not None
    assert line.network.page.pk == swedish.pk
    assert line.association is not None
    assert (line.association.title, line.association.language) == ("Koskentupa ry", "fi")


def test_a_hidden_name_is_not_a_vacant_seat(minimal_site: Any) -> None:
    rows = [
        seat(organisation="A", representative=factories.person(hidden=True), deputy=factories.person(hidden=True)),
        seat(organisation="B"),
    ]
    current, _former = queries.seats_of(factories.forum(minimal_site.fi, rows={"seats": rows}), "fi", TODAY)
    assert [(line.representative, line.deputy, line.is_vacant) for line in current] == [("", "", False), ("", "", True)]


def test_a_network_and_an_association_know_their_seats_once_per_forum(minimal_site: Any) -> None:
    network, association = factories.network(minimal_site.fi), factories.association(minimal_site.fi)
    rows = [seat(network=network, association=association), seat(network=network, term_end=date(2020, 1, 1))]
    forum = factories.forum(minimal_site.fi, title="Foorumi", rows={"seats": rows})
    swedish_forum = factories.translated(forum, title="Forum")
    swedish_network = factories.translated(network)
    (line,), former = queries.seats_of_network(swedish_network, "sv", TODAY)
    assert [ended.term_end for ended in former] == [date(2020, 1, 1)]
    assert line.forum is not None
    assert line.forum.page == swedish_forum
    (own,) = queries.seats_of_association(association, "fi", TODAY)
    assert own.forum is not None
    assert own.forum.page == forum


def test_the_price_is_the_same_for_one_seat_and_for_a_hundred(minimal_site: Any) -> None:
    costs = []
    network = factories.network(minimal_site.fi)
    for number in (1, 100):
        forum = factories.forum(minimal_site.fi)
        models.Seat.objects.bulk_create(
            models.Seat(
                page=forum,
                network=network,
                representative=factories.person(f"Nimi {n}"),
                term_start=date(2024, 1, 1),
                locale=forum.locale,
            )
            for n in range(number)
        )
        queries.seats_of(forum, "sv", TODAY)  # addresses and types are remembered from here on
        with CaptureQueriesContext(connection) as captured:
            queries.seats_of(models.ForumPage.objects.select_related("locale").get(pk=forum.pk), "sv", TODAY)
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_a_network_remembers_the_terms_that_have_ended_the_latest_first(minimal_site: Any) -> None:
    network = factories.network(minimal_site.fi)
    years = [(2020, 2021), (2022, 2023), (2026, None)]
    seats = [
        factories.seat(network=network, term_start=date(start, 1, 1), term_end=date(end, 12, 31) if end else None)
        for start, end in years
    ]
    factories.forum(minimal_site.fi, rows={"seats": seats})
    current, former = queries.seats_of_network(network, "fi", TODAY)
    assert [line.term_start.year for line in current] == [2026]
    assert [line.term_start.year for line in former] == [2022, 2020]


def test_a_network_counts_its_active_associations_once_in_both_languages(minimal_site: Any) -> None:
    network = factories.network(minimal_site.fi)
    factories.translated(factories.association(minimal_site.fi, network=network))
    factories.association(minimal_site.fi, network=network, is_active=False)
    factories.association(minimal_site.fi, network=network, live=False)
    assert queries.sizes_of_networks() == {network.translation_key: 1}
