"""The best version of every item: the live one in the reader's language, else the live one of the other language."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page as ListingPage
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Locale, Page

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
    return pages.live().public().filter(Q(locale__language_code=language) | ~Exists(own))


def items_of(pages: Iterable[Any], language: str) -> list[Item]:
    """Pages as items, in their order; the number of queries does not depend on their number."""
    found = list(pages)
    locales = {locale.pk: locale for locale in Locale.objects.all()}
    for page in found:
        page.locale = locales[page.locale_id]  # so that a template may ask for it without a query of its own
    foreign = [page for page in found if page.locale.language_code != language]
    addresses = _addresses_inside(foreign, language)
    return [
        Item(
            page=page,
            language=page.locale.language_code,
            is_own=page.locale.language_code == language,
            url=addresses[page.pk] if page.pk in addresses else page.get_url() or "",
        )
        for page in found
    ]


def listing_of(pages: Any, language: str, page_number: Any, *, with_parents: bool = False) -> ListingPage:
    """One page of the best versions of a queryset: twenty items, a number out of range is clamped.

    It is Django's page object; its ``object_list`` holds items.
    """
    listing = Paginator(best_versions(pages, language), ITEMS_PER_PAGE).get_page(page_number)
    items = items_of(listing.object_list, language)
    listing.object_list = items_with_parents(items, language) if with_parents else items
    return listing


def versions_for(pages: Iterable[Page], language: str) -> list[Item]:
    """The best version of each page, in the order given; pages without any live version are left out.

    A reference points at the source's language: this is how every reference is followed.
    """
    keys = list(dict.fromkeys(page.translation_key for page in pages))
    if not keys:
        return []
    found = best_versions(Page.objects.filter(translation_key__in=keys), language).specific()
    by_key = {item.page.translation_key: item for item in items_of(found, language)}
    return [by_key[key] for key in keys if key in by_key]


def version_for(page: Page | None, language: str) -> Item | None:
    """The best version of one page; None for no page and for one without any live version."""
    return next(iter(versions_for([page], language)), None) if page is not None else None


def parent_version(page: Page, language: str) -> Item | None:
    """The best version of the page's parent."""
    return version_for(page.get_parent(), language)


def items_with_parents(items: list[Item], language: str) -> list[Item]:
    """The items with the best version of the page above each as ``parent``."""
    above = {item.page.path: item.page.path[: -Page.steplen] for item in items}
    parents = {page.path: page for page in Page.objects.filter(path__in=set(above.values()))}
    versions = {item.page.translation_key: item for item in versions_for(parents.values(), language)}
    found = {path: versions.get(page.translation_key) for path, page in parents.items()}
    return [replace(item, parent=found.get(above[item.page.path])) for item in items]


def children_condition(parent: Page) -> Q:
    """The condition that a page stands directly below ``parent``, in either language."""
    condition = Q(pk__in=[])
    for path, depth in Page.objects.filter(translation_key=parent.translation_key).values_list("path", "depth"):
        condition |= Q(path__startswith=path, depth=depth + 1)
    return condition


def _addresses_inside(pages: list[Any], language: str) -> dict[int, str]:
    """By primary key the paths of untranslated pages inside the tree of ``language``.

    As ``cms.translations.addresses.address_in`` for one page, but in two queries for all of them.
    """
    if not pages:
        return {}
    step = Page.steplen
    paths = {page.path[:end] for page in pages for end in range(2 * step, len(page.path), step)}
    ancestors = {
        path: (key, slug)
        for path, key, slug in Page.objects.filter(path__in=paths).values_list("path", "translation_key", "slug")
    }
    counterparts = Page.objects.filter(
        translation_key__in={key for key, _ in ancestors.values()}, locale__language_code=language, live=True
    )
    urls = {page.translation_key: page.get_url() or "" for page in counterparts}
    return {page.pk: _address_inside(page, ancestors, urls) for page in pages}


def _address_inside(page: Any, ancestors: dict[str, tuple[Any, str]], urls: dict[Any, str]) -> str:
    slugs = [page.slug]
    for end in range(len(page.path) - Page.steplen, Page.steplen, -Page.steplen):
        key, slug = ancestors[page.path[:end]]
        if key in urls:
            return urls[key] + "/".join(reversed(slugs)) + "/"
        slugs.append(slug)
    return ""
