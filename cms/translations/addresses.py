"""Addresses in two languages: what one tree lacks is served from the other, inside this language's chrome."""

from typing import Any

from django.http import Http404
from wagtail.models import Page
from wagtail.url_routing import RouteResult


def route_to_other_language(page: Page, path_components: list[str]) -> RouteResult:
    """The page of the other language that the rest of an address names below ``page``; raises Http404.

    The address is that of the nearest translated ancestor followed by the slugs of the original. Where the original
    has a live translation after all, its own address wins and this one is not served.
    """
    for counterpart in Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk):
        found = _descend(counterpart, path_components)
        if found is not None and not _has_live_version(found, page.locale_id):
            return RouteResult(found.specific, kwargs={"shown_in": page.locale.language_code})
    raise Http404


def _descend(page: Page, slugs: list[str]) -> Page | None:
    for slug in slugs:
        child = page.get_children().filter(slug=slug).first()
        if child is None:
            return None
        page = child
    return page if page.live else None


def _has_live_version(page: Page, locale_id: int) -> bool:
    versions = Page.objects.filter(translation_key=page.translation_key, locale_id=locale_id, live=True)
    return bool(versions.exists())


def address_in(page: Page, locale: Any) -> str | None:
    """The path of ``page`` inside the other language's tree: its nearest live ancestor there plus its own slugs."""
    slugs = [page.slug]
    for ancestor in page.get_ancestors().filter(depth__gt=1).order_by("-depth"):
        counterpart = Page.objects.filter(translation_key=ancestor.translation_key, locale=locale, live=True).first()
        if counterpart is not None:
            base: str = counterpart.get_url() or "/"
            return base + "/".join(reversed(slugs)) + "/"
        slugs.append(ancestor.slug)
    return None
