"""Who took part in a meeting, as far as a reader may know it."""

from copy import copy
from typing import Any

from wagtail.models import Page

from pages.queries.people import hidden_people


def attendance_of(meeting: Any) -> list[Any]:
    """The attendance rows of a meeting page, or of a preview of one, in the order of the minutes.

    Where a name is not shown, because the meeting's day for that has come or the person is hidden, the row has an empty
    ``name`` and no person: hidden names never leave this function. In a translation a network stands under its name in
    the language of the page, everything else as printed. ``pages.attendance.roll`` groups and counts them.
    """
    rows = list(meeting.attendances.all())
    hidden_persons = hidden_people().keys if any(row.person_id for row in rows) else frozenset()
    if meeting.original_language and meeting.original_language != meeting.locale.language_code:
        rows = _with_translated_groups(rows, meeting.locale_id)
    return [_without_name(row) if meeting.names_are_hidden or row.person_id in hidden_persons else row for row in rows]


def _without_name(row: Any) -> Any:
    nameless = copy(row)
    nameless.name, nameless.person = "", None
    return nameless


def _with_translated_groups(rows: list[Any], locale_id: int) -> list[Any]:
    titles = _network_titles({row.network_id for row in rows if row.network_id}, locale_id)
    translated = []
    for row in rows:
        if row.network_id in titles:
            row = copy(row)
            row.group = titles[row.network_id]
        translated.append(row)
    return translated


def _network_titles(networks: set[int], locale_id: int) -> dict[int, str]:
    named = Page.objects.filter(pk__in=networks).values("translation_key")
    versions = list(Page.objects.filter(translation_key__in=named).only("title", "translation_key", "locale", "live"))
    titles = {page.translation_key: page.title for page in versions if page.live and page.locale_id == locale_id}
    keys = {page.pk: page.translation_key for page in versions}
    return {network: titles[keys[network]] for network in networks if keys.get(network) in titles}
