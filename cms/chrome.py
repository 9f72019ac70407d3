"""What stands around the text of a page: menus, breadcrumb, the switch of language and the reader's notices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from wagtail.models import Page

from cms import queries
from cms.feeds import feed_url
from cms.models import BasePage, SiteSettings
from cms.translations.versions import State, Version, both_versions_of

OTHER_LANGUAGE = {"fi": "sv", "sv": "fi"}
FRONT_PAGE_DEPTH = 2
PAGE_AFTER_THE_FIRST = re.compile(r"(?!1$)[1-9]\d{0,5}", re.ASCII)


@dataclass(frozen=True)
class Entry:
    """One line of a menu; ``current`` is "page" on that page, "true" below it, else empty."""

    title: str
    url: str
    current: str


class Address(NamedTuple):
    """An address and the language that it serves."""

    language: str
    url: str


@dataclass(frozen=True)
class ReaderNotice:
    """What a reader is told above the text: ``state`` is "stale" or "untranslated", the rest belongs to it."""

    state: str
    body_language: str
    original_url: str
    own_date: datetime | None
    newer_date: datetime | None


def chrome_language(active: str | None) -> str:
    """The language of the frame: the active one, where it is one of the site's; else the first."""
    code = (active or "").split("-")[0]
    return code if code in OTHER_LANGUAGE else settings.LANGUAGE_CODE


@dataclass(frozen=True)
class Chrome:
    """The frame of one page, or of a view that is no page. Each part is asked of the database when it is read."""

    request: HttpRequest
    page: Page | None
    language: str

    @property
    def other_language(self) -> str:
        """The language of the switch."""
        return OTHER_LANGUAGE[self.language]

    @cached_property
    def body_language(self) -> str:
        """The language of the text: that of the page, and of the frame where there is no page."""
        return self.page.locale.language_code if self.page is not None else self.language

    @cached_property
    def home_url(self) -> str:
        """The front page in this language."""
        return f"/{self.language}/"

    @cached_property
    def menu(self) -> list[Entry]:
        """The main menu."""
        return [entry for page, entry in self._sections if page.show_in_menus]

    @cached_property
    def take_part(self) -> list[Entry]:
        """What a reader may do on the site, each by its own words."""
        asked = [(self._invitation(page), entry) for page, entry in self._sections]
        return [Entry(words, entry.url, entry.current) for words, entry in asked if words]

    @cached_property
    def footer(self) -> list[Entry]:
        """What one may want to know about the site: the pages that are neither in the menu nor a way to take part."""
        return [entry for page, entry in self._sections if not (page.show_in_menus or self._invitation(page))]

    @cached_property
    def crumbs(self) -> list[queries.Crumb]:
        """The way from the front page to this page, without the page itself."""
        return queries.breadcrumbs(self.page, self.language) if self.page is not None else []

    @cached_property
    def tagline(self) -> str:
        """The words beside the site's name."""
        return self._settings.in_language("tagline", self.language)

    @cached_property
    def about(self) -> str:
        """Who keeps the site."""
        return self._settings.in_language("about", self.language)

    @cached_property
    def site_notice(self) -> str:
        """What the site manager says on every page."""
        return self._settings.in_language("notice", self.language)

    @cached_property
    def contact_email(self) -> str:
        """The address of the site's keepers."""
        return self._settings.contact_email

    @cached_property
    def switch(self) -> Address:
        """The same page, view or search in the other language, with its query string."""
        version = self._versions.get(self.other_language)
        url = version.url if version is not None else ""
        if not url and self.page is None:
            url = translate_url(self.request.path, self.other_language)
        if not url or url == self.request.path:
            url = f"/{self.other_language}/"
        query = self._query_elsewhere
        return Address(self.other_language, f"{url}?{query}" if query else url)

    @property
    def _query_elsewhere(self) -> str:
        query: str = self.request.META.get("QUERY_STRING", "")
        if not query or not isinstance(self.page, BasePage):
            return query
        said = self.page.parameters_in(self.other_language, self.request.GET, self.language)
        return query if said == self.request.GET else said.urlencode()

    @cached_property
    def alternates(self) -> list[Address]:
        """The hreflang lines of a page that really is in both languages, itself included; else none.

        The front page serves any language at ``/``; below it, the site's first language is for everybody else.
        """
        own = {code: version for code, version in self._versions.items() if version.is_own}
        if self.page is None or len(own) < len(OTHER_LANGUAGE):
            return []
        urls = {code: self.request.build_absolute_uri(own[code].url) for code in OTHER_LANGUAGE}
        is_front = self.page.depth == FRONT_PAGE_DEPTH
        urls["x-default"] = self.request.build_absolute_uri("/") if is_front else urls[settings.LANGUAGE_CODE]
        return [Address(code, url) for code, url in urls.items()]

    @cached_property
    def canonical(self) -> str:
        """The one address of what is shown: of the original for a text that stands in the other language's frame.

        A page number belongs to the address, other parameters do not.
        """
        path = (self.page.get_url(self.request) if self.page is not None else None) or self.request.path
        number = self.request.GET.get("page", "")
        query = f"?page={number}" if PAGE_AFTER_THE_FIRST.fullmatch(number) else ""
        return self.request.build_absolute_uri(path + query)

    @cached_property
    def feed(self) -> str:
        """The feed of what this page shows, where it has one in this language; else empty."""
        if self.page is None or self.body_language != self.language:
            return ""
        return feed_url(self.page, self.request.GET)

    @cached_property
    def notice(self) -> ReaderNotice | None:
        """What to tell the reader about this version; None where it is in step with the original.

        The preview of a translation that is not live yet stands in its own language, so nothing is missing there.
        """
        version = self._versions.get(self.language)
        if version is None or version.state is State.TRANSLATED:
            return None
        if version.state is State.UNTRANSLATED and self.body_language == self.language:
            return None
        return ReaderNotice(
            state=version.state.value,
            body_language=self.body_language,
            original_url=self._versions[self.other_language].url,
            own_date=version.own_date,
            newer_date=version.source_date,
        )

    @cached_property
    def _versions(self) -> dict[str, Version]:
        if self.page is None or not self.page.pk:
            return {}
        return both_versions_of(self.page)

    @cached_property
    def _settings(self) -> SiteSettings:
        settings_of_site: SiteSettings = SiteSettings.for_request(self.request)
        return settings_of_site

    @cached_property
    def _sections(self) -> list[tuple[Page, Entry]]:
        addresses = [(page, page.get_url(self.request) or "") for page in queries.sections(self.language)]
        return [(page, Entry(page.title, url, self._current(url))) for page, url in addresses if url]

    @staticmethod
    def _invitation(page: Page) -> str:
        return str(getattr(page.specific_class, "take_part", ""))

    def _current(self, url: str) -> str:
        if self.request.path == url:
            return "page"
        return "true" if self.request.path.startswith(url) else ""
