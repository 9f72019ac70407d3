"""The one function that says what a page is in a language: translated, stale or untranslated."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from wagtail.models import Locale, Page

from cms.models.editorial import TranslationState
from cms.translations.addresses import address_in


class State(StrEnum):
    """How a reader of a language finds a page."""

    TRANSLATED = "translated"
    STALE = "stale"
    UNTRANSLATED = "untranslated"


@dataclass(frozen=True)
class Version:
    """A page for readers of ``language``.

    ``page`` is what they read: the live version in their language, else the live original. ``source_date`` is when the
    original was last published, ``own_date`` when ``page`` was; both are aware datetimes or None.
    """

    state: State
    language: str
    page: Page
    source_date: datetime | None
    own_date: datetime | None

    @property
    def is_own(self) -> bool:
        """Whether the text is in the reader's language."""
        return self.state is not State.UNTRANSLATED

    @cached_property
    def url(self) -> str:
        """The path at which readers of the language find the page; empty where it has none."""
        if self.is_own:
            return self.page.get_url() or ""
        return address_in(self.page, Locale.objects.get(language_code=self.language)) or ""


def versions_of(pages: Iterable[Page], language: str) -> dict[object, Version]:
    """The versions of many pages by ``translation_key``, asked of the database in two queries.

    Pages without a live version in any language are left out.
    """
    keys = {page.translation_key for page in pages}
    live: dict[object, dict[str, Page]] = {}
    rows = Page.objects.filter(translation_key__in=keys, live=True).select_related("locale", "live_revision")
    for page in rows.defer("live_revision__content"):
        live.setdefault(page.translation_key, {})[page.locale.language_code] = page
    states = {
        state.page_id: state
        for state in TranslationState.objects.filter(page__in=[p.pk for group in live.values() for p in group.values()])
    }
    return {key: _version(group, states, language) for key, group in live.items()}


def version_of(page: Page, language: str) -> Version | None:
    """The version of one page for readers of ``language``; None where no version is live."""
    return versions_of([page], language).get(page.translation_key)


def _version(group: dict[str, Page], states: dict[int, TranslationState], language: str) -> Version:
    own = group.get(language)
    if own is None:
        other = next(iter(group.values()))
        return Version(State.UNTRANSLATED, language, other, other.last_published_at, other.last_published_at)
    state = states.get(own.pk)
    source = next((page for code, page in group.items() if code != language), None)
    stale = state is not None and source is not None and is_stale(state, source)
    source_date = source.last_published_at if source is not None else own.last_published_at
    return Version(State.STALE if stale else State.TRANSLATED, language, own, source_date, own.last_published_at)


def is_stale(state: TranslationState, source: Page) -> bool:
    """Whether a translation lags behind its live original.

    It remembers the revision that it was made from; a newer live revision makes it stale, unless somebody declared
    that revision not to change the meaning.
    """
    if state.source_revision_id is None or source.live_revision_id is None:
        return False
    known = max(state.source_revision_id, state.confirmed_revision_id or 0)
    return bool(source.live_revision_id > known)
