"""Materials, associations, municipalities and grants in their lists."""

from __future__ import annotations

from datetime import date
from typing import Any

from pages import models, queries
from tests import factories
from tests.factories import moment


def test_the_newest_material_comes_first(minimal_site: Any) -> None:
    for month in (3, 11, 5):
        factories.material(minimal_site.fi, title=f"{month}", published_on=date(2026, month, 1))
    assert [item.title for item in queries.material_listing("sv", 1)] == ["11", "5", "3"]


def test_active_associations_come_by_name_with_their_surroundings(minimal_site: Any) -> None:
    town = factories.municipality(minimal_site.fi, title="Uusjoki")
    swedish_town = factories.translated(town, title="Nyå")
    network = factories.network(minimal_site.fi)
    factories.association(minimal_site.fi, title="Toipujat", municipality=town, network=network)
    factories.association(minimal_site.fi, title="Askelpari", municipality=town)
    factories.association(minimal_site.fi, title="Lopettanut", is_active=False)
    first, second = queries.association_listing("sv", 1)
    assert (first.title, second.title) == ("Askelpari", "Toipujat")
    assert first.municipality is not None
    assert (first.municipality.page, first.network) == (swedish_town, None)
    assert second.network is not None
    assert second.network.page == network
    assert [item.title for item in queries.associations_of_municipality(swedish_town, "sv")] == [
        "Askelpari",
        "Toipujat",
    ]
    assert [item.title for item in queries.associations_of_network(network, "fi")] == ["Toipujat"]


def test_grants_come_open_ones_first(minimal_site: Any) -> None:
    town = factories.municipality(minimal_site.fi)
    now = moment(2026, 11, 21)
    factories.grant(town, title="päättynyt", closes=date(2026, 11, 20))
    factories.grant(town, title="tuleva", opens=date(2026, 11, 22))
    factories.grant(town, title="auki", opens=date(2026, 11, 21), closes=date(2026, 11, 21))
    factories.grant(factories.municipality(minimal_site.fi), title="muualla")
    found = queries.grants_below(town, "sv", now)
    assert [(item.title, item.state.value) for item in found] == [
        ("auki", "open"),
        ("tuleva", "upcoming"),
        ("päättynyt", "closed"),
    ]


def test_only_coming_evenings_are_told_the_nearest_first(minimal_site: Any) -> None:
    def evening(name: str, starts: Any, ends: Any = None) -> Any:
        return ("evening", {"place": name, "starts_at": starts, "ends_at": ends})

    town = factories.municipality(
        minimal_site.fi,
        association_evenings=[
            evening("myöhempi", moment(2026, 12, 4, 18)),
            evening("ohi", moment(2026, 11, 1, 18)),
            evening("käynnissä", moment(2026, 11, 21, 12), moment(2026, 11, 21, 15)),
        ],
    )
    found = queries.coming_evenings(town, moment(2026, 11, 21, 14))
    assert [evening["place"] for evening in found] == ["käynnissä", "myöhempi"]


def test_municipalities_are_named_in_both_languages(minimal_site: Any) -> None:
    town = factories.municipality(minimal_site.fi, title="Uusjoki")
    factories.translated(town, title="Nyå")
    factories.municipality(minimal_site.fi, title="Vesala")
    assert [(item.title, item.twin) for item in queries.municipalities("sv")] == [("Nyå", "Uusjoki"), ("Vesala", "")]
    assert models.MunicipalityPage.objects.count() == 3
