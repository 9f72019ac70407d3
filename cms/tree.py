"""The shape of both language trees: the pages that hold others, in every language, known once per request."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.query import PageQuerySet

from cms.request_memory import remembered

SHAPE = ("path", "depth", "numchild", "slug", "url_path", "title", "translation_key", "locale", "live", "content_type")


@dataclass(frozen=True)
class Tree:
    """The pages that hold others, and their versions: by path, by ``url_path``, by ``translation_key`` and language.

    ``private`` names the paths below which nothing is for everybody.
    """

    by_path: dict[str, Any] = field(default_factory=dict)
    by_address: dict[str, Any] = field(default_factory=dict)
    versions: dict[Any, dict[str, Any]] = field(default_factory=dict)
    private: tuple[str, ...] = ()

    def add(self, page: Any) -> None:
        """Puts a page, whose ``locale`` is set, where it is found."""
        self.by_path[page.path] = self.by_address[page.url_path] = page
        self.versions.setdefault(page.translation_key, {})[page.locale.language_code] = page

    def live_version(self, key: Any, language: str) -> Any | None:
        """The live page of that identity in that language; None where there is none."""
        page = self.versions.get(key, {}).get(language)
        return page if page is not None and page.live else None

    def best_version(self, key: Any, language: str) -> Any | None:
        """The live page in ``language``, else the live one in the other; what is for everybody before what is not."""

        def rank(page: Any) -> tuple[bool, bool]:
            return page.path.startswith(self.private), page.locale.language_code != language

        return min((page for page in self.versions.get(key, {}).values() if page.live), key=rank, default=None)

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
    private = Q(pk__in=[])
    for path in _private_paths():
        private |= Q(path__startswith=path)
    found: PageQuerySet = pages.exclude(private)
    return found


def is_private(page: Page) -> bool:
    """Whether a page, or one above it, is not for everybody."""
    return bool(page.path.startswith(_private_paths()))


def _private_paths() -> tuple[str, ...]:
    restrictions = PageViewRestriction.objects.values_list("page__path", flat=True)
    return remembered("private paths", lambda: tuple(restrictions))


def tree() -> Tree:
    """The shape of the trees; its pages are not specific and hold the fields that an address or a title needs."""
    return remembered("tree", _read_tree)


def _read_tree() -> Tree:
    holders = Page.objects.filter(depth__gt=1, numchild__gt=0)
    pages = Page.objects.filter(depth__gt=1, translation_key__in=holders.values("translation_key")).only(*SHAPE)
    found, known = Tree(private=_private_paths()), locales()
    for page in pages:
        page.locale = known[page.locale_id]
        found.add(page)
    return found
