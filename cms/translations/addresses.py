"""Addresses in two languages: what one tree lacks is served from the other, inside this language's chrome."""

from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.tree import locales, tree

DEEPEST = 20
"""More steps than any address of ours has: each is looked at, and a request may have thousands."""


def route_below(top: Page, slugs: list[str]) -> RouteResult:
    """The live page that an address names below ``top``; raises Http404.

    A page of this language wins. Else the page of the other language is served, with ``shown_in`` saying in whose
    chrome; its address is that of the nearest ancestor that is in this language, followed by the slugs of the
    original. Where the original has a live version in this language, only that version's own address is served.
    """
    addresses = [_join(top.url_path, slugs), *addresses_in_other_language(top, slugs)]
    own = Page.objects.filter(translation_key=OuterRef("translation_key"), locale_id=top.locale_id, live=True)
    pages = Page.objects.filter(slug=slugs[-1], url_path__in=addresses, live=True)
    found = {page.url_path: page for page in pages.annotate(has_own_version=Exists(own))}
    page = next((found[address] for address in addresses if address in found), None)
    if page is not None and page.url_path == addresses[0]:
        return RouteResult(_specific(page))
    if page is None or page.has_own_version:
        raise Http404
    return RouteResult(_specific(page), kwargs={"shown_in": locales()[top.locale_id].language_code})


def page_in_the_way(slug: str, parent: Page, key: UUID | None) -> Page | None:
    """The live page that readers would no longer find, were a page with that slug and identity live below ``parent``.

    Untranslated pages are served inside the other tree by their slug, so two of them below one pair of lists may not
    share it, unless they are versions of one another.
    """
    for other in Page.objects.filter(translation_key=parent.translation_key).exclude(pk=parent.pk):
        same = Page.objects.child_of(other).filter(slug=slug, live=True).exclude(translation_key=key)
        found: Page | None = same.first()
        if found is not None:
            return found
    return None


def addresses_in_other_language(top: Page, slugs: list[str]) -> list[str]:
    """Where the original of an address below ``top`` may stand in the other tree, the nearest shared ancestor first."""
    shape = tree()
    addresses: list[str] = []
    if len(slugs) > DEEPEST:
        return addresses
    for length in range(len(slugs) - 1, -1, -1):
        own = shape.by_address.get(_join(top.url_path, slugs[:length]))
        if own is not None and own.live:
            others = (page for page in shape.versions[own.translation_key].values() if page.pk != own.pk)
            addresses += [_join(other.url_path, slugs[length:]) for other in others]
    return addresses


def _join(address: str, slugs: list[str]) -> str:
    return address + "".join(f"{slug}/" for slug in slugs)


def _specific(page: Page) -> Page:
    specific: Page = page.specific
    specific.locale = locales()[page.locale_id]
    return specific
