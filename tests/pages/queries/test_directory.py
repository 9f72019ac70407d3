"""The municipalities of the region."""

from __future__ import annotations

from typing import Any

from pages import models, queries
from tests import factories
from tests.factories import moment


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


def test_municipalities_come_in_the_order_of_the_alphabet_with_their_next_evening(minimal_site: Any) -> None:
    evening = {"place": "Kylätalo", "starts_at": moment(2099, 12, 4, 18), "ends_at": None}
    for title in ("Östersund", "Åvik", "Vesala"):
        factories.municipality(minimal_site.fi, title=title)
    factories.municipality(minimal_site.fi, title="Mäntyvaara", association_evenings=[("evening", evening)])
    found = queries.municipalities("fi")
    assert [item.title for item in found] == ["Mäntyvaara", "Vesala", "Åvik", "Östersund"]
    assert [item.evening["place"] if item.evening else None for item in found] == ["Kylätalo", None, None, None]


def test_a_name_in_the_other_language_is_told_where_it_is_another(minimal_site: Any) -> None:
    town = factories.municipality(minimal_site.fi, title="Uusjoki")
    assert queries.name_elsewhere(town) is None
    swedish = factories.translated(town, title="Nyå")
    assert queries.name_elsewhere(town) == ("Nyå", "sv")
    assert queries.name_elsewhere(swedish) == ("Uusjoki", "fi")
    same = factories.municipality(minimal_site.fi, title="Kaskinen")
    factories.translated(same, title="Kaskinen")
    assert queries.name_elsewhere(same) is None
