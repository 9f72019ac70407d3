"""The directory of associations: by name, narrowed by where, what, language and words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.paginator import Page as ListingPage
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.tree import public
from pages import models
from pages.alphabet import LETTERS, OTHER, first_letter, sort_key
from pages.queries.choices import Choice, Option
from pages.queries.versions import Item, best_versions, items_of, versions_for

ASSOCIATIONS_PER_PAGE = 100
LONGEST_WORDS = 100


@dataclass(frozen=True)
class AssociationItem(Item):
    """An association with where it works, its network and its name in the other language, where that is another."""

    municipality: Item | None = None
    network: Item | None = None
    twin: str = ""
    twin_language: str = ""


@dataclass(frozen=True)
class Letter:
    """A letter of the alphabet and the page on which its names begin; None where it has none."""

    letter: str
    page_number: int | None


@dataclass(frozen=True)
class Names:
    """The names of one letter on one page."""

    letter: str
    lines: list[AssociationItem]


@dataclass(frozen=True)
class Directory:
    """One page of the directory; ``total`` counts what the choices and the words leave."""

    listing: ListingPage
    names: list[Names]
    letters: list[Letter]
    choices: list[Choice]
    words: str
    total: int

    @property
    def is_narrowed(self) -> bool:
        """Whether the address leaves anything out."""
        return bool(self.words) or any(choice.chosen is not None for choice in self.choices)


def association_directory(language: str, parameters: Mapping[str, str]) -> Directory:
    """The active associations in the order of both languages' alphabet, a hundred to a page.

    Their names are read and sorted here: no database of ours knows where å stands. Only a page of them is read whole.
    """
    words = " ".join(parameters.get("q", "").split())[:LONGEST_WORDS]
    choices = [town_choice(language, parameters), network_choice(language, parameters), _language_choice(parameters)]
    found = best_versions(_active().filter(_chosen(choices)), language)
    names = _names_with(found, words)
    listing: ListingPage = Paginator(names, ASSOCIATIONS_PER_PAGE).get_page(parameters.get("page"))
    shown = [pk for _key, pk, _title in listing.object_list]
    pages = {page.pk: page for page in _active().filter(pk__in=shown)}
    items = association_items(items_of((pages[pk] for pk in shown if pk in pages), language), language)
    listing.object_list = items
    return Directory(
        listing=listing,
        names=[
            Names(letter, list(lines)) for letter, lines in groupby(items, key=lambda item: first_letter(item.title))
        ],
        letters=_letters(names),
        choices=choices,
        words=words,
        total=len(names),
    )


def associations_of_municipality(municipality: Page, language: str) -> list[AssociationItem]:
    """The active associations of a municipality, by name."""
    return _associations_where(Q(municipality__translation_key=municipality.translation_key), language)


def associations_of_network(network: Page, language: str) -> list[AssociationItem]:
    """The active associations of a network, by name."""
    return _associations_where(Q(network__translation_key=network.translation_key), language)


def _associations_where(condition: Q, language: str) -> list[AssociationItem]:
    items = association_items(items_of(best_versions(_active().filter(condition), language), language), language)
    return sorted(items, key=lambda item: sort_key(item.title))


def association_items(items: Iterable[Item], language: str) -> list[AssociationItem]:
    """Associations with their surroundings; the number of queries does not depend on their number."""
    found = list(items)
    linked = [page for item in found for page in (item.page.municipality, item.page.network) if page is not None]
    versions = {item.page.translation_key: item for item in versions_for(linked, language, specific=False)}
    twins = _twins(found)

    def version(page: Page | None) -> Item | None:
        return versions.get(page.translation_key) if page is not None else None

    def line(item: Item) -> AssociationItem:
        twin, twin_language = twins.get(item.page.translation_key, ("", ""))
        return AssociationItem(
            page=item.page,
            language=item.language,
            is_own=item.is_own,
            url=item.url,
            municipality=version(item.page.municipality),
            network=version(item.page.network),
            twin=twin if twin != item.title else "",
            twin_language=twin_language,
        )

    return [line(item) for item in found]


def _twins(items: list[Item]) -> dict[Any, tuple[str, str]]:
    if not items:
        return {}
    others = public(Page.objects.live()).filter(translation_key__in=[item.page.translation_key for item in items])
    rows = others.exclude(pk__in=[item.page.pk for item in items])
    return {
        key: (title, code) for key, title, code in rows.values_list("translation_key", "title", "locale__language_code")
    }


def _active() -> Any:
    associations = models.AssociationPage.objects.filter(is_active=True)
    return associations.select_related("municipality", "network").order_by("title", "pk")


def _names_with(pages: Any, words: str) -> list[tuple[str, int, str]]:
    rows = pages.order_by().select_related(None)
    if not words:
        return sorted((sort_key(title), pk, title) for pk, title in rows.values_list("pk", "title"))
    wanted = [sort_key(word) for word in words.split()]
    texts = rows.values_list("pk", "title", "summary", "purpose")
    return sorted(
        (sort_key(title), pk, title)
        for pk, title, summary, purpose in texts
        if all(word in sort_key(f"{title} {summary} {purpose}") for word in wanted)
    )


def _letters(names: list[tuple[str, int, str]]) -> list[Letter]:
    first: dict[str, int] = {}
    for index, (_key, _pk, title) in enumerate(names):
        first.setdefault(first_letter(title), index // ASSOCIATIONS_PER_PAGE + 1)
    shown = LETTERS + (OTHER if OTHER in first else "")
    return [Letter(letter, first.get(letter)) for letter in shown]


def _chosen(choices: list[Choice]) -> Q:
    town, network, language = (choice.key for choice in choices)
    condition = Q()
    if town is not None:
        condition &= Q(municipality__translation_key=town)
    if network is not None:
        condition &= Q(network__translation_key=network)
    if language is not None:
        condition &= Q(registered_language__in=language)
    return condition


def town_choice(language: str, parameters: Mapping[str, str]) -> Choice:
    """The municipalities, by ``translation_key``."""
    wanted, pages = parameters.get("municipality", ""), models.MunicipalityPage.objects.all()
    return _page_choice("municipality", _("Municipality"), _("All municipalities"), pages, language, wanted)


def network_choice(language: str, parameters: Mapping[str, str]) -> Choice:
    """The networks, by ``translation_key``."""
    wanted, pages = parameters.get("network", ""), models.NetworkPage.objects.all()
    return _page_choice("network", _("Network"), _("All networks"), pages, language, wanted)


def page_code(page: Page) -> str:
    """How the address names a municipality or a network to narrow to: the same in both languages."""
    code: str = page.translation_key.hex[:12]
    return code


def _page_choice(name: str, label: Any, everything: Any, pages: Any, language: str, wanted: str) -> Choice:
    items = sorted(items_of(best_versions(pages, language), language), key=lambda item: sort_key(item.title))
    options = tuple(
        Option(page_code(item.page), item.title, item.page.translation_key, item.language) for item in items
    )
    return Choice(name, label, everything, options, next((one for one in options if one.code == wanted), None))


def _language_choice(parameters: Mapping[str, str]) -> Choice:
    kind = models.AssociationPage.RegisteredLanguage
    options = (
        Option("fi", str(kind.FINNISH.label), (kind.FINNISH, kind.BOTH)),
        Option("sv", str(kind.SWEDISH.label), (kind.SWEDISH, kind.BOTH)),
        Option("both", str(kind.BOTH.label), (kind.BOTH,)),
    )
    wanted = parameters.get("language", "")
    chosen = next((one for one in options if one.code == wanted), None)
    return Choice("language", _("Language"), _("All languages"), options, chosen)
