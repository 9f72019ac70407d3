"""Who took part in a meeting, as far as a reader may know it."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.tree import is_private
from pages import models
from pages.queries.people import hidden_people


def attendance_of(meeting: Any) -> list[Any]:
    """The attendance rows of a meeting page, or of a preview of one, in the order of the minutes.

    Where a name is not shown, because the meeting's day for that has come or the person is hidden, the row has an empty
    ``name`` and no person: hidden names never leave this function. In a translation a network stands under its name in
    the language of the page, everything else as printed. ``pages.attendance.roll`` groups and counts them.
    """
    return _told([(meeting, list(meeting.attendances.all()))])[meeting.pk]


def attendances_of(meetings: Iterable[Any]) -> dict[int, list[Any]]:
    """The same of many live meetings by primary key, for the price of one."""
    found = list(meetings)
    rows: dict[int, list[Any]] = {meeting.pk: [] for meeting in found}
    for row in models.Attendance.objects.filter(page__in=list(rows)).order_by("page_id", "sort_order", "pk"):
        rows[row.page_id].append(row)
    return _told([(meeting, rows[meeting.pk]) for meeting in found])


def _told(rolls: list[tuple[Any, list[Any]]]) -> dict[int, list[Any]]:
    """Rolls by their meetings as a reader may know them."""
    named = any(row.person_id for _meeting, rows in rolls for row in rows)
    hidden = hidden_people().keys if named else frozenset()
    networks = {row.network_id for meeting, rows in rolls if _is_translation(meeting) for row in rows}
    titles = _network_titles(networks - {None})
    return {meeting.pk: [_shown(row, meeting, hidden, titles) for row in rows] for meeting, rows in rolls}


def _is_translation(meeting: Any) -> bool:
    return bool(meeting.original_language) and meeting.original_language != meeting.locale.language_code


def _shown(row: Any, meeting: Any, hidden: frozenset[Any], titles: dict[tuple[int, int], str]) -> Any:
    title = titles.get((row.network_id, meeting.locale_id)) if _is_translation(meeting) else None
    shown = _in_translated_group(row, title) if title is not None else row
    return _without_name(shown) if meeting.names_are_hidden or row.person_id in hidden else shown


def _without_name(row: Any) -> Any:
    nameless = copy(row)
    nameless.name, nameless.person = "", None
    return nameless


def _in_translated_group(row: Any, title: str) -> Any:
    translated = copy(row)
    translated.group = title
    return translated


def _network_titles(networks: set[int]) -> dict[tuple[int, int], str]:
    """What networks are called in each language in which everybody can read them, by primary key and language."""
    named = Page.objects.filter(pk__in=networks).values("translation_key")
    fields = ("title", "translation_key", "locale", "live", "expire_at", "path")
    versions = list(Page.objects.filter(translation_key__in=named).only(*fields)) if networks else []
    keys = {page.pk: page.translation_key for page in versions if page.pk in networks}
    shown = [page for page in versions if _is_readable(page)]
    return {
        (network, page.locale_id): page.title
        for network, key in keys.items()
        for page in shown
        if page.translation_key == key
    }


def _is_readable(page: Page) -> bool:
    is_over = page.expire_at is not None and page.expire_at <= timezone.now()
    return bool(page.live) and not is_over and not is_private(page)
