"""Materials, associations and municipalities."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page as ListingPage
from django.utils import timezone
from wagtail.models import Page

from cms.tree import public
from pages import models
from pages.queries.versions import (
    Item,
    best_versions,
    children_condition,
    items_of,
    listing_of,
    versions_for,
)


@dataclass(frozen=True)
class GrantItem(Item):
    """A grant with whether one may apply now: ``state`` is a member of GrantPage.State."""

    state: Any = None


@dataclass(frozen=True)
class AssociationItem(Item):
    """An association with where it works and the network that it belongs to."""

    municipality: Item | None = None
    network: Item | None = None


@dataclass(frozen=True)
class MunicipalityItem(Item):
    """A municipality with its name in the other language, where that is another name."""

    twin: str = ""


def municipalities(language: str) -> list[MunicipalityItem]:
    """Every municipality by name, the best version of each, with its name in the other language."""
    versions: dict[Any, list[Any]] = {}
    for page in public(models.MunicipalityPage.objects.live()).select_related("locale").order_by("title", "pk"):
        versions.setdefault(page.translation_key, []).append(page)
    best = {key: max(pages, key=lambda page: page.locale.language_code == language) for key, pages in versions.items()}
    items = items_of(sorted(best.values(), key=lambda page: (page.title, page.pk)), language)
    return [
        MunicipalityItem(item.page, item.language, item.is_own, item.url, twin=_twin(item, versions)) for item in items
    ]


def _twin(item: Item, versions: dict[Any, list[Any]]) -> str:
    titles = (page.title for page in versions[item.page.translation_key])
    return next((title for title in titles if title != item.title), "")


def material_listing(language: str, page_number: Any) -> ListingPage:
    """One page of the material bank, newest first, the best version of each."""
    materials = models.MaterialPage.objects.select_related("document").order_by("-published_on", "-pk")
    return listing_of(materials, language, page_number)


def association_listing(language: str, page_number: Any) -> ListingPage:
    """One page of the active associations by name, each with its municipality and network."""
    listing = listing_of(_active_associations(), language, page_number)
    listing.object_list = _association_items(listing.object_list, language)
    return listing


def associations_of_municipality(municipality: Page, language: str) -> list[AssociationItem]:
    """The active associations of a municipality, by name."""
    found = _active_associations().filter(municipality__translation_key=municipality.translation_key)
    return _association_items(items_of(best_versions(found, language), language), language)


def associations_of_network(network: Page, language: str) -> list[AssociationItem]:
    """The active associations of a network, by name."""
    found = _active_associations().filter(network__translation_key=network.translation_key)
    return _association_items(items_of(best_versions(found, language), language), language)


def grants_below(page: Page, language: str, now: datetime) -> list[GrantItem]:
    """The grants below a municipality or a section: open ones first, then those that open later, then closed ones."""
    return _grants(models.GrantPage.objects.filter(children_condition(page)), language, now)


def grant_listing(language: str, now: datetime) -> list[GrantItem]:
    """Every grant, in the same order."""
    return _grants(models.GrantPage.objects.all(), language, now)


def _grants(pages: Any, language: str, now: datetime) -> list[GrantItem]:
    pages = pages.order_by("closes", "title", "pk")
    items = [
        GrantItem(item.page, item.language, item.is_own, item.url, state=item.page.state(now))
        for item in items_of(best_versions(pages, language), language)
    ]
    order = [models.GrantPage.State.OPEN, models.GrantPage.State.UPCOMING, models.GrantPage.State.CLOSED]
    return sorted(items, key=lambda item: order.index(item.state))


def coming_evenings(municipality: Any, now: datetime) -> list[Any]:
    """The association evenings that have not ended, the nearest first, as values of AssociationEveningBlock."""
    evenings = [block.value for block in municipality.association_evenings]
    coming = [evening for evening in evenings if _aware(evening["ends_at"] or evening["starts_at"]) >= now]
    return sorted(coming, key=lambda evening: _aware(evening["starts_at"]))


def _aware(moment: datetime) -> datetime:
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _active_associations() -> Any:
    associations = models.AssociationPage.objects.filter(is_active=True)
    return associations.select_related("municipality", "network").order_by("title", "pk")


def _association_items(items: Iterable[Item], language: str) -> list[AssociationItem]:
    found = list(items)
    linked = [page for item in found for page in (item.page.municipality, item.page.network) if page is not None]
    versions = {item.page.translation_key: item for item in versions_for(linked, language)}

    def version(page: Page | None) -> Item | None:
        return versions.get(page.translation_key) if page is not None else None

    return [
        AssociationItem(
            page=item.page,
            language=item.language,
            is_own=item.is_own,
            url=item.url,
            municipality=version(item.page.municipality),
            network=version(item.page.network),
        )
        for item in found
    ]
