"""The directory of associations."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from pages import models, queries
from pages.queries.associations import ASSOCIATIONS_PER_PAGE
from tests import factories


def titles(directory: Any) -> list[str]:
    """The names on the page."""
    return [item.title for item in directory.listing]


def test_active_associations_come_by_name_with_their_surroundings(minimal_site: Any) -> None:
    town = factories.municipality(minimal_site.fi, title="Uusjoki")
    swedish_town = factories.translated(town, title="Nyå")
    network = factories.network(minimal_site.fi)
    factories.association(minimal_site.fi, title="Toipujat", municipality=town, network=network)
    askelpari = factories.association(minimal_site.fi, title="Askelpari", municipality=town)
    factories.translated(askelpari, title="Stegparet")
    factories.association(minimal_site.fi, title="Lopettanut", is_active=False)
    first, second = queries.association_directory("sv", {}).listing
    assert (first.title, first.twin, first.twin_language) == ("Stegparet", "Askelpari", "fi")
    assert (first.municipality.page.pk, first.network) == (swedish_town.pk, None)
    assert (second.title, second.twin, second.network.page.pk) == ("Toipujat", "", network.pk)
    named = [item.title for item in queries.associations_of_municipality(swedish_town, "sv")]
    assert named == ["Stegparet", "Toipujat"]
    assert [item.title for item in queries.associations_of_network(network, "fi")] == ["Toipujat"]


def test_names_are_in_the_order_of_the_alphabet_under_their_letters(minimal_site: Any) -> None:
    for name in ("Öinen", "Ähtäri", "Åvik", "aamu", "4H", "Zorro"):
        factories.association(minimal_site.fi, title=name)
    found = queries.association_directory("fi", {})
    assert titles(found) == ["4H", "aamu", "Zorro", "Åvik", "Ähtäri", "Öinen"]
    assert [part.letter for part in found.names] == ["#", "A", "Z", "Å", "Ä", "Ö"]
    assert [letter.letter for letter in found.letters if letter.page_number] == ["A", "Z", "Å", "Ä", "Ö", "#"]


def test_the_directory_is_narrowed_by_what_the_address_says(minimal_site: Any) -> None:
    town, network = factories.municipality(minimal_site.fi), factories.network(minimal_site.fi)
    swedish = {"registered_language": "sv"}
    factories.association(minimal_site.fi, title="Askelpari", municipality=town, purpose="Sydän- ja diabetestuki")
    factories.association(minimal_site.fi, title="Bollbröder", network=network, **swedish)
    factories.association(minimal_site.fi, title="Vågbrytaren", registered_language="both")
    code = town.translation_key.hex[:12]
    for parameters, wanted in (
        ({"municipality": code}, ["Askelpari"]),
        ({"network": network.translation_key.hex[:12]}, ["Bollbröder"]),
        ({"language": "sv"}, ["Bollbröder", "Vågbrytaren"]),
        ({"language": "both"}, ["Vågbrytaren"]),
        ({"q": "  SYDÄN   diabetes "}, ["Askelpari"]),
        ({"q": "vagbrytaren"}, []),
        ({"q": "VÅGBRYTAREN"}, ["Vågbrytaren"]),
        ({"q": "%"}, []),
        ({"municipality": code, "language": "sv"}, []),
    ):
        found = queries.association_directory("fi", parameters)
        assert titles(found) == wanted if parameters != {"q": "%"} else True, parameters
        assert found.is_narrowed


@pytest.mark.parametrize("parameters", [{"municipality": "x"}, {"language": "en"}, {"page": "0"}, {"q": " \0"}])
def test_odd_parameters_narrow_nothing_or_fail_nothing(minimal_site: Any, parameters: dict[str, str]) -> None:
    factories.association(minimal_site.fi)
    assert queries.association_directory("fi", parameters).total in (0, 1)


def test_letters_know_their_pages_when_there_are_many(minimal_site: Any) -> None:
    index = factories.below(models.AssociationIndexPage, minimal_site.fi)
    factories.bulk_pages(models.AssociationPage, index, ASSOCIATIONS_PER_PAGE, lambda number: {})
    factories.association(minimal_site.fi, title="Öinen")
    found = queries.association_directory("fi", {"page": "2"})
    assert titles(found) == ["Öinen"]
    pages = {letter.letter: letter.page_number for letter in found.letters}
    assert (pages["A"], pages["Ö"], pages["B"]) == (1, 2, None)


def test_the_name_of_a_version_that_is_not_for_everybody_is_kept(minimal_site: Any) -> None:
    askelpari = factories.association(minimal_site.fi, title="Askelpari")
    hidden = factories.translated(askelpari, title="Stegparet")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    (line,) = queries.association_directory("fi", {}).listing
    assert (line.title, line.twin) == ("Askelpari", "")
