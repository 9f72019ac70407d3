"""The material bank."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile

from cms.models import SiteDocument
from pages import models, queries
from tests import factories


def file(name: str, language: str) -> SiteDocument:
    """A file in a language."""
    return SiteDocument.objects.create(title=name, language=language, file=ContentFile(b"%PDF-1.7", name=f"{name}.pdf"))


def titles(ledger: Any) -> list[str]:
    """What the list shows, in its order."""
    return [line.title for year in ledger.years for line in year.lines]


def test_the_newest_material_comes_first_under_its_year(minimal_site: Any) -> None:
    for year, month in ((2025, 3), (2026, 11), (2026, 5)):
        factories.material(minimal_site.fi, title=f"{month}", published_on=date(year, month, 1))
    found = queries.material_archive("sv", {})
    assert titles(found) == ["11", "5", "3"]
    assert [(year.year, year.total) for year in found.years] == [(2026, 2), (2025, 1)]


def test_every_file_is_told_those_of_the_readers_language_first(minimal_site: Any) -> None:
    finnish, swedish = file("loma", "fi"), file("blankett", "sv")
    meeting = factories.meeting(factories.forum(minimal_site.fi, title="Foorumi"))
    material = factories.material(
        minimal_site.fi, document=finnish, other_files=[("file", swedish), ("file", finnish)], meeting=meeting
    )
    for language, wanted in (("fi", [finnish, swedish]), ("sv", [swedish, finnish])):
        line = queries.material_archive(language, {}).years[0].lines[0]
        assert list(line.files) == list(queries.files_of(material, language)) == wanted
        assert line.meeting.parent.title == "Foorumi"


def test_a_material_without_a_file_has_none(minimal_site: Any) -> None:
    assert queries.files_of(factories.material(minimal_site.fi), "fi") == ()


@pytest.mark.indexed
def test_materials_are_narrowed_by_what_the_address_says(minimal_site: Any) -> None:
    goal = factories.goal(factories.strategy(minimal_site.fi), 2)
    network, forum = factories.network(minimal_site.fi), factories.forum(minimal_site.fi)
    factories.material(minimal_site.fi, title="suunnitelma", kind="plan", goal=goal)
    factories.material(minimal_site.fi, title="verkoston", network=network, published_on=date(2024, 1, 1))
    factories.material(minimal_site.fi, title="kokouksen", meeting=factories.meeting(forum))
    both = [("file", file("blankett", "sv"))]
    factories.material(minimal_site.fi, title="kaksi", document=file("lomake", "fi"), other_files=both)
    for parameters, wanted in (
        ({"kind": "plan"}, ["suunnitelma"]),
        ({"goal": "2"}, ["suunnitelma"]),
        ({"group": network.slug}, ["verkoston"]),
        ({"group": forum.slug}, ["kokouksen"]),
        ({"year": "2024"}, ["verkoston"]),
        ({"language": "sv"}, ["kaksi"]),
        ({"language": "fi"}, ["kaksi"]),
        ({"kind": "plan", "language": "fi"}, []),
    ):
        assert titles(queries.material_archive("fi", parameters)) == wanted, parameters
    assert queries.material_archive("fi", {"kind": "x", "page": "x", "year": "²"}).total == 4


def test_a_goal_knows_its_materials(minimal_site: Any) -> None:
    goal = factories.goal(factories.strategy(minimal_site.fi))
    material = factories.material(minimal_site.fi, goal=goal)
    factories.material(minimal_site.fi)
    assert [item.page for item in queries.materials_for_goal(factories.translated(goal), "sv")] == [material]
    assert models.MaterialPage.objects.count() == 2
