"""Reads across all page types: menus, breadcrumb, sitemap, and what an unknown address may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page

from cms.request_memory import remembered
from cms.tree import public, tree

SECTION_DEPTH = 3
NEAR_CANDIDATES = 200
NEAR_LIKENESS = 0.6


@dataclass(frozen=True)
class Crumb:
    """An ancestor in the breadcrumb; ``language`` is that of its title."""

    title: str
    url: str
    language: str


@dataclass(frozen=True)
class SitemapEntry:
    """A live page: its path, when it was last published, and the paths of both its versions by language.

    ``alternates`` is empty for a page that is in one language only.
    """

    path: str
    changed_at: datetime | None
    alternates: dict[str, str]


def sections(language: str) -> list[Page]:
    """The live public children of the language's home page, in tree order, asked once per request.

    Those that ask to be in menus are the main menu; the others stand at the foot of every page.
    """
    pages = public(Page.objects.live()).filter(depth=SECTION_DEPTH, locale__language_code=language).order_by("path")
    return remembered(f"sections in {language}", lambda: list(pages.select_related("locale")))


def breadcrumbs(page: Page, language: str) -> list[Crumb]:
    """The live ancestors of a page from the home page down, each in ``language`` where it has that version."""
    shape, crumbs = tree(), []
    for ancestor in shape.ancestors(page):
        best = shape.best_version(ancestor.translation_key, language) if ancestor.live else None
        if best is not None:
            code = best.locale.language_code
            url = (best.get_url() or "") if code == language else shape.address_inside(best, language)
            crumbs.append(Crumb(best.title, url, code))
    return [crumb for crumb in crumbs if crumb.url]


def near_pages(path: str, language: str, limit: int = 5) -> list[Page]:
    """Live public pages of the language whose address resembles the last part of ``path``, the likest first."""
    parts = [slugify(part) for part in path.split("/") if part]
    if not parts or not parts[-1][:3]:
        return []
    wanted = parts[-1]
    candidates = (
        Page.objects.live().public().filter(locale__language_code=language, depth__gt=2, slug__istartswith=wanted[:3])
    )
    return _likest(candidates[:NEAR_CANDIDATES], wanted, limit)


def sitemap_entries(request: HttpRequest) -> list[SitemapEntry]:
    """Every live public page at its own address, in tree order, in one pass over the pages."""
    pages = Page.objects.live().public().exclude(expire_at__lte=timezone.now()).filter(depth__gt=1)
    pages = pages.select_related("locale").order_by("path")
    found = [(page, url) for page in pages if (url := page.get_url(request))]
    paths: dict[object, dict[str, str]] = {}
    for page, url in found:
        paths.setdefault(page.translation_key, {})[page.locale.language_code] = url
    return [SitemapEntry(url, page.last_published_at, _pair(paths[page.translation_key])) for page, url in found]


def _pair(paths: dict[str, str]) -> dict[str, str]:
    return paths if len(paths) > 1 else {}


def _likest(pages: Iterable[Page], wanted: str, limit: int) -> list[Page]:
    scored = [(SequenceMatcher(None, wanted, page.slug).ratio(), page) for page in pages]
    likely = [pair for pair in scored if pair[0] >= NEAR_LIKENESS]
    return [page for _, page in sorted(likely, key=lambda pair: (-pair[0], pair[1].title))[:limit]]
