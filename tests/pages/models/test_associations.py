"""Associations."""

from __future__ import annotations

from typing import Any

from wagtail.test.utils import WagtailPageTestCase

from pages.models import AssociationIndexPage, AssociationPage, HomePage
from tests import factories


class TestTree(WagtailPageTestCase):
    """Where the pages stand."""

    def test_associations_stand_in_their_list_only(self) -> None:
        self.assertAllowedParentPageTypes(AssociationIndexPage, {HomePage})
        self.assertAllowedParentPageTypes(AssociationPage, {AssociationIndexPage})
        self.assertAllowedSubpageTypes(AssociationPage, {})


def test_an_association_knows_where_it_belongs(minimal_site: Any, rf: Any) -> None:
    town, network = factories.municipality(minimal_site.fi), factories.network(minimal_site.fi)
    association = factories.association(minimal_site.fi, municipality=town, network=network)
    forum = factories.forum(minimal_site.fi, rows={"seats": [factories.seat(association=association)]})
    context = association.get_context(rf.get("/"))
    assert (context["municipality"].page, context["network"].page) == (town, network)
    assert [line.forum.page for line in context["seats"]] == [forum]


def test_an_association_outlives_its_municipality(minimal_site: Any) -> None:
    town = factories.municipality(minimal_site.fi)
    association = factories.association(minimal_site.fi, municipality=town)
    town.delete()
    association.refresh_from_db()
    assert association.municipality is None
