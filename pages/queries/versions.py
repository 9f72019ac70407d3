"""The best version of every item: the live one in the reader's language, else the live one of the other language."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.core.paginator import Page as ListingPage
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from cms.tree import Tree, locales, public, tree

ITEMS_PER_PAGE = 20


@dataclass(frozen=True)
class Item:
    """A page as a list or a link shows it to readers of one language.

    ``page`` is specific; ``language`` is that of its text, so that a template can mark it; ``is_own`` says whether that
    is the reader's; ``url`` is where the reader finds it: an untranslated page stands inside the reader's own tree.
    ``parent`` is set where the function that made the item says so.
    """

    page: Any
    language: str
    is_own: bool
    url: str
    parent: "Item | None" = None

    @property
    def title(self) -> str:
        """The title of the page."""
        title: str = self.page.title
        return title


def best_versions(pages: Any, language: str) -> Any:
    """Of a queryset of pages the live public ones, each item once: in ``language``, else in the other language."""
    own = Page.objects.filter(live=True, locale__language_code=language, translation_key=OuterRef("translation_key"))
    return public(pages.live()).filter(Q(locale__language_code=language) | ~Exists(own))


def items_of(pages: Iterable[Any], language: str) -> list[Item]:
    """Pages as items, in their order; the number of queries does not depend on their number."""
    found = list(pages)
    known = locales()
    for page in found:
        page.locale = known[page.locale_id]  # so that a template may ask for it without a query of its own
    shape = tree() if any(page.locale.language_code != language for page in found) else Tree()
    return [_item(page, language, shape) for page in found]


def _item(page: Any, language: str, shape: Tree) -> Item:
    is_own = page.locale.language_code == language
    url = page.get_url() or "" if is_own else shape.address_inside(page, language)
    return Item(page=page, language=page.locale.language_code, is_own=is_own, url=url)


def listing_of(pages: Any, language: str, page_number: Any, *, with_parents: bool = False) -> ListingPage:
    """One page of the best versions of a queryset: twenty items, a number out of range is clamped.

    It is Django's page object; its ``object_list`` holds items.
    """
    listing = Paginator(best_versions(pages, language), ITEMS_PER_PAGE).get_page(page_number)
    items = items_of(listing.object_list, language)
    listing.object_list = items_with_parents(items, language) if with_parents else items
    return listing


def versions_for(pages: Iterable[Page], language: str, *, specific: bool = True) -> list[Item]:
    """The best version of each page, in the order given; pages without any live version are left out.

    A reference points at the source's language: this is how every reference is followed. Where a title and an address
    are enough, ``specific=False`` saves a query for each type of page.
    """
    keys = list(dict.fromkeys(page.translation_key for page in pages))
    if not keys:
        return []
    found = best_versions(Page.objects.filter(translation_key__in=keys), language)
    items = items_of(found.specific() if specific else found, language)
    by_key = {item.page.translation_key: item for item in items}
    return [by_key[key] for key in keys if key in by_key]


def version_for(page: Page | None, language: str) -> Item | None:
    """The best version of one page; None for no page and for one without any live version."""
    return next(iter(versions_for([page], language)), None) if page is not None else None


def versions_by_number(numbers: Iterable[int], language: str, *, model: type[Page] = Page) -> dict[int, Item]:
    """The best version of each page that is referred to by its number, whichever version the number names.

    Pages without any live public version are left out, as are those of another type than ``model``.
    """
    wanted = set(numbers)
    if not wanted:
        return {}
    named = Page.objects.filter(pk__in=wanted).order_by()
    versions = list(public(model.objects.filter(translation_key__in=named.values("translation_key"))))
    keys = {page.pk: page.translation_key for page in versions}
    live = items_of((page for page in versions if page.live), language)
    best = {item.page.translation_key: item for item in sorted(live, key=lambda item: item.is_own)}
    return {number: best[keys[number]] for number in wanted if keys.get(number) in best}


def parent_version(page: Page, language: str) -> Item | None:
    """The best version of the page's parent."""
    parent = _parent(page, language, tree())
    return replace(parent, page=parent.page.specific) if parent is not None else None


def items_with_parents(items: list[Item], language: str) -> list[Item]:
    """The items with the best version of the page above each as ``parent``, whose page is not specific."""
    shape = tree()
    return [replace(item, parent=_parent(item.page, language, shape)) for item in items]


def parent_address(page: Page, language: str) -> str:
    """Where the best version of the page's parent is, for readers of ``language``; empty where it has none."""
    parent = _parent(page, language, tree())
    return parent.url if parent is not None else ""


def _parent(page: Page, language: str, shape: Tree) -> Item | None:
    above = shape.ancestors(page)
    best = shape.best_version(above[-1].translation_key, language) if above else None
    return _item(best, language, shape) if best is not None else None


def children_condition(parent: Page) -> Q:
    """The condition that a page stands directly below ``parent``, in either language."""
    return below_identity(parent.translation_key)


def below_identity(key: UUID, prefix: str = "") -> Q:
    """The condition that a page, or the one that ``prefix`` leads to, stands directly below those of an identity."""
    condition = Q(pk__in=[])
    for page in tree().versions.get(key, {}).values():
        condition |= Q(**{f"{prefix}path__startswith": page.path, f"{prefix}depth": page.depth + 1})
    return condition
