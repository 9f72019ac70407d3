"""What became of an address that leads to no page: it moved, it was withdrawn, or it never was.

A page that is deleted leaves its address behind as a redirect that leads nowhere; an editor may give it an aim.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, Site

from cms.translations.addresses import addresses_in_other_language
from cms.tree import public, tree

FRONT_PAGE_DEPTH = 2
LONGEST_ADDRESS = Redirect._meta.get_field("old_path").max_length


@dataclass(frozen=True)
class Fate:
    """Where readers are to go instead, else since when and why nothing is there; what nobody knows is empty."""

    moved_to: str = ""
    removed_on: date | None = None
    reason: str = ""


def fate_of(path: str) -> Fate | None:
    """What became of the page at an address of either tree; None where readers never had one there."""
    language, slugs = _parts(path)
    home = Page.objects.filter(depth=FRONT_PAGE_DEPTH, locale__language_code=language, live=True).first()
    if home is None or not slugs or "\0" in path:
        return None
    here = home.url_path + "".join(f"{slug}/" for slug in slugs)
    addresses = [here, *addresses_in_other_language(home, slugs)]
    if Redirect.objects.filter(old_path__in=_paths_of(addresses)).exclude(redirect_link="").exists():
        return None  # Wagtail's own middleware sends the reader there
    return _moved(addresses, language) or _unpublished(addresses) or _deleted(addresses)


def leave_address_behind(page: Page) -> None:
    """Remembers that readers once had a page that is being deleted, unless its address is longer than Wagtail keeps."""
    if page.first_published_at is None or page.depth <= FRONT_PAGE_DEPTH or page.locale_id is None:
        return
    old_path = _path_of(page.url_path, page.locale.language_code)
    if len(old_path) > LONGEST_ADDRESS:
        return
    site = Site.objects.filter(is_default_site=True).first()
    Redirect.objects.get_or_create(old_path=old_path, site=site, defaults={"automatically_created": True})


def _parts(path: str) -> tuple[str, list[str]]:
    language, *slugs = [part for part in path.split("/") if part] or [""]
    return language, slugs


def _path_of(url_path: str, language: str) -> str:
    return Redirect.normalise_path(f"/{language}/{url_path.split('/', 2)[2]}")


def _paths_of(addresses: list[str]) -> list[str]:
    tops = {
        page.url_path: page.locale.language_code for page in tree().by_path.values() if page.depth == FRONT_PAGE_DEPTH
    }
    return [_path_of(address, code) for address in addresses for top, code in tops.items() if address.startswith(top)]


def _moved(addresses: list[str], language: str) -> Fate | None:
    found = Redirect.objects.filter(old_path__in=_paths_of(addresses), redirect_page__isnull=False)
    redirect = found.select_related("redirect_page__locale").first()
    if redirect is None:
        return None
    page = redirect.redirect_page
    own = Page.objects.filter(translation_key=page.translation_key, locale__language_code=language, live=True).first()
    if own is not None:
        return Fate(moved_to=own.get_url() or "")
    return Fate(moved_to=tree().address_inside(page, language)) if page.live else _unpublished([page.url_path])


def _unpublished(addresses: list[str]) -> Fate | None:
    withdrawn = Page.objects.filter(url_path__in=addresses, live=False, first_published_at__isnull=False)
    page = public(withdrawn).first()
    if page is None:
        return None
    log: Any = PageLogEntry.objects.filter(page=page, action="wagtail.unpublish").order_by("-timestamp").first()
    removed = timezone.localdate(log.timestamp) if log is not None else None
    return Fate(removed_on=removed, reason=gettext("It was on the site for a limited time.") if page.expired else "")


def _deleted(addresses: list[str]) -> Fate | None:
    found = Redirect.objects.filter(old_path__in=_paths_of(addresses), redirect_page=None, redirect_link="")
    left = found.first()
    if left is None:
        return None
    return Fate(removed_on=timezone.localdate(left.created_at) if left.created_at else None)
