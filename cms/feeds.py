"""Atom feeds (RFC 4287) of the sections: what is new in one language, and nothing that is only in the other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, runtime_checkable
from uuid import UUID, uuid5

from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.tree import public

FEED_NAME = "atom.xml"
MOST_ENTRIES = 30
MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Entry:
    """One thing in a feed; ``key`` is its identity in both languages, ``text`` is plain."""

    key: UUID
    title: str
    url: str
    text: str
    published: datetime
    updated: datetime


@runtime_checkable
class HasFeed(Protocol):
    """A page whose news one may follow: its address followed by ``atom.xml`` is the feed."""

    def feed_entries(self) -> list[Entry]:
        """The newest things of this page's language, at most ``MOST_ENTRIES``."""


@dataclass(frozen=True)
class NarrowedFeed:
    """A part of a feed: ``query`` says in the address what it is narrowed to, ``words`` in the title.

    ``key`` is the identity of that part, whatever its name in the address.
    """

    query: str
    words: str
    key: UUID
    entries: list[Entry]


@runtime_checkable
class HasNarrowedFeed(HasFeed, Protocol):
    """A page of which one may follow a part, by the parameters that narrow the page."""

    def feed_query(self, parameters: Mapping[str, str]) -> str:
        """What the parameters narrow the feed to, in its one form for addresses; empty for nothing."""

    def narrowed_feed(self, parameters: Mapping[str, str]) -> NarrowedFeed | None:
        """The part that the parameters name; None where they narrow nothing."""


class _Feed(Atom1Feed):
    """A feed that says the same until something in it changes, even where it is empty."""

    def latest_post_date(self) -> datetime:
        """When anything in it changed last."""
        changed: datetime = super().latest_post_date() if self.items else self.feed["empty_since"]
        return changed


@require_safe
def feed(request: HttpRequest, section: str) -> HttpResponse:
    """The feed of the page at an address; 404 where it has none, or stands there only in the other language."""
    if "\0" in section:  # PostgreSQL refuses to look for it
        raise Http404
    found = Page.route_for_request(request, section)
    page: Any = found.page.specific if found is not None and not found.kwargs else None
    if not has_feed(page) or not public(Page.objects.filter(pk=page.pk)).exists():
        raise Http404
    part = page.narrowed_feed(request.GET) if isinstance(page, HasNarrowedFeed) else None
    made = _feed_of(request, page, part)
    response = HttpResponse(made.writeString("utf-8"), content_type=made.content_type)
    response.headers["Last-Modified"] = http_date(made.latest_post_date().timestamp())
    return response


def has_feed(page: object) -> bool:
    """Whether one may follow what is new on a page."""
    return isinstance(page, HasFeed)


def feed_url(page: Page, parameters: Mapping[str, str]) -> str:
    """Where the feed of what a page shows for the parameters of its address is; empty where it has none."""
    address = page.get_url() if has_feed(page) else None
    query = page.feed_query(parameters) if isinstance(page, HasNarrowedFeed) else ""
    return f"{address}{FEED_NAME}{f'?{query}' if query else ''}" if address else ""


def identity_in(key: UUID, language: str) -> str:
    """The lasting identity of one language's version, as an address of its own (RFC 4122)."""
    return f"urn:uuid:{uuid5(key, language)}"


def safe_text(text: str) -> str:
    """The text without mail addresses and without what XML cannot hold."""
    return NOT_IN_XML.sub("", MAIL_ADDRESS.sub("", text)).strip()


def _feed_of(request: HttpRequest, page: Any, part: NarrowedFeed | None) -> _Feed:
    language, query = page.locale.language_code, f"?{part.query}" if part else ""
    made = _Feed(
        title=safe_text(f"{page.title}: {part.words}" if part else page.title),
        link=request.build_absolute_uri(page.get_url(request) + query),
        description=safe_text(page.summary),
        language=language,
        feed_url=request.build_absolute_uri(request.path + query),
        feed_guid=identity_in(part.key if part else page.translation_key, language),
        empty_since=page.last_published_at or page.latest_revision_created_at,
    )
    for entry in part.entries if part else page.feed_entries():
        made.add_item(
            title=safe_text(entry.title),
            link=request.build_absolute_uri(entry.url),
            description=linebreaksbr(safe_text(entry.text), autoescape=True),  # Atom reads it as HTML
            unique_id=identity_in(entry.key, language),
            pubdate=entry.published,
            updateddate=entry.updated,
        )
    return made
