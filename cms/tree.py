"""The shape of both language trees: the pages that hold others, in every language, known once per request."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from wagtail.models import Locale, Page
from wagtail.query import PageQuerySet

from cms.request_memory import remembered

SHAPE = ("path", "depth", "numchild", "slug", "url_path", "title", "translation_key", "locale", "live", "content_type")


@dataclass(frozen=True)
class Tree:
    """The pages that hold others, and their versions: by path, and by ``translation_key`` and language code."""

    by_path: dict[str, Any] = field(default_factory=dict)
    by_key: dict[tuple[Any, str], Any] = field(default_factory=dict)

    def live_version(self, key: Any, language: str) -> Any | None:
        """The live page of that identity in that language; None where there is none."""
        page = self.by_key.get((key, language))
        return page if page is not None and page.live else None

    def best_version(self, key: Any, language: str) -> Any | None:
        """The live page in ``language``, else the live one in the other language."""
        own = self.live_version(key, language)
        if own is not None:
            return own
        return next((page for (other, _), page in self.by_key.items() if other == key and page.live), None)

    def ancestors(self, page: Page) -> list[Any]:
        """The pages above a page, from the front page down."""
        step = Page.steplen
        ends = range(2 * step, len(page.path), step)
        return [self.by_path[page.path[:end]] for end in ends if page.path[:end] in self.by_path]

    def address_inside(self, page: Page, language: str) -> str:
        """The path of an untranslated page inside the tree of ``language``; empty where nothing above it is there.

        The address of its nearest live ancestor in that language, followed by the slugs of the original.
        """
        slugs = [page.slug]
        for ancestor in reversed(self.ancestors(page)):
            own = self.live_version(ancestor.translation_key, language)
            if own is not None:
                return (own.get_url() or "/") + "/".join(reversed(slugs)) + "/"
            slugs.append(ancestor.slug)
        return ""


def locales() -> dict[int, Locale]:
    """The languages of the site by primary key."""
    return remembered("locales", lambda: {locale.pk: locale for locale in Locale.objects.all()})


def public(pages: PageQuerySet) -> PageQuerySet:
    """Of a queryset of pages those without a view restriction; Wagtail's ``public()``, asked once per request."""
    private: Q = remembered("private pages", lambda: Page.objects.all().private_q())
    found: PageQuerySet = pages.exclude(private)
    return found


def tree() -> Tree:
    """The shape of the trees; its pages are not specific and hold the fields that an address or a title needs."""
    return remembered("tree", _read_tree)


def _read_tree() -> Tree:
    holders = Page.objects.filter(depth__gt=1, numchild__gt=0)
    pages = Page.objects.filter(depth__gt=1, translation_key__in=holders.values("translation_key")).only(*SHAPE)
    found = Tree()
    for page in pages:
        page.locale = locales()[page.locale_id]
        found.by_path[page.path] = page
        found.by_key[page.translation_key, page.locale.language_code] = page
    return found
