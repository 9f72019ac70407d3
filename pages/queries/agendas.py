"""What an editor may tie a chapter of a recording to: items of agendas, drafts among them, by their permanent keys."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages import models

RECENT_MEETINGS = 20

Agenda = tuple[str, list[tuple[str, str]]]
"""A meeting as the desk names it, and its items: the key as text, the number with the title."""


def agendas_to_choose(meeting_id: int | None, language: str, kept: Iterable[UUID] = ()) -> list[Agenda]:
    """The agenda of the meeting; of the newest meetings where none is named; in ``language`` where there is a version.

    What ``kept`` names is offered whatever the meeting is: under its own one, or as an item that is nowhere any more.
    """
    agendas = _newest_agendas(language) if meeting_id is None else _agenda_of(meeting_id, language)
    offered = {key for _meeting, items in agendas for key, _title in items}
    lost = {key for key in kept if str(key) not in offered}
    return [*agendas, *(_agendas_with(lost, language) if lost else [])]


def existing_items(keys: Iterable[UUID]) -> set[UUID]:
    """Those of the keys that an agenda item of any meeting bears."""
    found = models.AgendaItem.objects.filter(translation_key__in=set(keys))
    return set(found.values_list("translation_key", flat=True))


def item_name(key: UUID | None) -> str:
    """The number and the title of an agenda item; empty where there is none."""
    item = models.AgendaItem.objects.filter(translation_key=key).first() if key else None
    return str(item) if item is not None else _("an item that was removed") if key else ""


def _agenda_of(meeting_id: int, language: str) -> list[Agenda]:
    key = models.MeetingPage.objects.filter(pk=meeting_id).values("translation_key")
    versions = models.MeetingPage.objects.filter(translation_key__in=key).select_related("latest_revision", "locale")
    newest = [page.get_latest_revision_as_object() for page in versions]
    return _in_one_language([(page, list(page.agenda_items.all())) for page in newest], language)


def _newest_agendas(language: str) -> list[Agenda]:
    newest = models.MeetingPage.objects.order_by("-starts_at", "-pk").select_related("locale")
    return _in_one_language(_with_items(newest[: 2 * RECENT_MEETINGS]), language)[:RECENT_MEETINGS]


def _agendas_with(keys: set[UUID], language: str) -> list[Agenda]:
    items = list(models.AgendaItem.objects.filter(translation_key__in=keys).select_related("page__locale"))
    by_page: dict[Page, list[Any]] = {}
    for item in items:
        by_page.setdefault(item.page, []).append(item)
    agendas = _in_one_language(list(by_page.items()), language)
    nowhere = sorted(str(key) for key in keys - {item.translation_key for item in items})
    unknown = [(_("Not on any agenda"), [(key, _("an item that was removed")) for key in nowhere])] if nowhere else []
    return [*agendas, *unknown]


def _with_items(pages: QuerySet[Any]) -> list[tuple[Page, list[Any]]]:
    found = list(pages)
    rows: dict[int, list[Any]] = {}
    for item in models.AgendaItem.objects.filter(page__in=found).order_by("page_id", "sort_order"):
        rows.setdefault(item.page_id, []).append(item)
    return [(page, rows.get(page.pk, [])) for page in found]


def _in_one_language(agendas: list[tuple[Page, list[Any]]], language: str) -> list[Agenda]:
    best: dict[UUID, tuple[Page, list[Any]]] = {}
    for page, items in agendas:
        known = best.get(page.translation_key)
        if items and (known is None or page.locale.language_code == language):
            best[page.translation_key] = page, items
    return [
        (
            page.get_admin_display_title(),
            [(str(item.translation_key), str(item) or _("an item without a name")) for item in items],
        )
        for page, items in best.values()
    ]
