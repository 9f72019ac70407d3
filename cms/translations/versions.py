"""The one function that says what a page is in a language: translated, stale or untranslated."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from django.conf import settings
from wagtail.models import Page

from cms.models.editorial import TranslationState
from cms.tree import tree


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
        return tree().address_inside(self.page, self.language)


def versions_of(pages: Iterable[Page], language: str) -> dict[object, Version]:
    """The versions of many pages by ``translation_key``, asked of the database in one query.

    Pages without a live version in any language are left out.
    """
    return {key: found[language] for key, found in _all_versions(pages).items()}


def version_of(page: Page, language: str) -> Version | None:
    """The version of one page for readers of ``language``; None where no version is live."""
    return both_versions_of(page).get(language)


def both_versions_of(page: Page) -> dict[str, Version]:
    """The version of one page for readers of each language, by code; empty where no version is live."""
    return _all_versions([page]).get(page.translation_key, {})


def _all_versions(pages: Iterable[Page]) -> dict[object, dict[str, Version]]:
    keys = {page.translation_key for page in pages}
    live: dict[object, dict[str, Page]] = {}
    rows = Page.objects.filter(translation_key__in=keys, live=True).select_related("locale", "translation_state")
    for page in rows:
        live.setdefault(page.translation_key, {})[page.locale.language_code] = page
    states = {
        page.pk: page.translation_state
        for group in live.values()
        for page in group.values()
        if hasattr(page, "translation_state")
    }
    languages = [code for code, _name in settings.LANGUAGES]
    return {key: {code: _version(group, states, code) for code in languages} for key, group in live.items()}


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
