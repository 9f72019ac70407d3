"""Forums and networks, and who sits where."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from wagtail.models import Page

from cms.tree import public
from pages import models
from pages.queries.versions import Item, best_versions, items_of, versions_for


@dataclass(frozen=True)
class SeatLine:
    """A seat as a reader sees it; ``representative`` is empty where nobody is named or the name is hidden.

    ``label`` says whom the seat speaks for: the network in the reader's language, else the organisation. ``language``
    is that of the seat's own texts; ``forum`` is set where seats of several forums stand in one list.
    """

    label: str
    label_language: str
    network: Item | None
    association: Item | None
    forum: Item | None
    body: str
    representative: str
    deputy: str
    is_vacant: bool
    role: str
    role_name: str
    term_start: date
    term_end: date | None
    language: str


def forums(language: str) -> list[Item]:
    """Every forum, the best version of each: those that work still first, by kind and name."""
    pages = models.ForumPage.objects.order_by("kind", "title", "pk")
    items = items_of(best_versions(pages, language), language)
    return sorted(items, key=lambda item: item.page.ended_on is not None)


def networks(language: str) -> list[Item]:
    """Every network, the best version of each, by name."""
    return items_of(best_versions(models.NetworkPage.objects.order_by("title", "pk"), language), language)


def sizes_of_networks() -> dict[UUID, int]:
    """How many active associations each network has, by its identity, in one query."""
    members = public(models.AssociationPage.objects.live()).filter(is_active=True, network__isnull=False).order_by()
    counted = members.values("network__translation_key").annotate(number=Count("translation_key", distinct=True))
    return {row["network__translation_key"]: row["number"] for row in counted}


def seats_of(forum: Any, language: str, today: date) -> tuple[list[SeatLine], list[SeatLine]]:
    """The seats whose term runs today, in the forum's order, and those whose term has ended, the latest first.

    A seat is read from the page that is given, so that a preview shows its own.
    """
    rows = list(forum.seats.all().select_related("representative", "deputy", "network", "association"))
    lines = _lines(rows, language, forum.locale.language_code)
    pairs = list(zip(rows, lines, strict=True))
    current = [line for row, line in pairs if _is_current(row, today)]
    former = [line for row, line in pairs if row.term_end and row.term_end < today]
    return current, sorted(former, key=lambda line: line.term_end or today, reverse=True)


def seats_of_network(network: Page, language: str, today: date) -> tuple[list[SeatLine], list[SeatLine]]:
    """The seats that the network holds today in any forum, and those of ended terms, the latest first."""
    lines = _seats_anywhere(Q(network__translation_key=network.translation_key, term_start__lte=today), language)
    former = [line for line in lines if line.term_end and line.term_end < today]
    current = [line for line in lines if line not in former]
    return current, sorted(former, key=lambda line: line.term_end or today, reverse=True)


def seats_of_association(association: Page, language: str, today: date) -> list[SeatLine]:
    """The seats that people of the association hold today in any forum, each with its forum."""
    running = Q(term_start__lte=today) & (Q(term_end__isnull=True) | Q(term_end__gte=today))
    return _seats_anywhere(running & Q(association__translation_key=association.translation_key), language)


def _seats_anywhere(condition: Q, language: str) -> list[SeatLine]:
    shown = best_versions(models.ForumPage.objects.all(), language)
    seats = models.Seat.objects.filter(condition, page__in=shown.values("pk"))
    rows = list(
        seats.select_related("representative", "deputy", "network", "association", "page").order_by("page__title", "pk")
    )
    forum_items = items_of({row.page_id: row.page for row in rows}.values(), language)
    return _lines(rows, language, "", {item.page.pk: item for item in forum_items})


def _is_current(row: Any, today: date) -> bool:
    return row.term_start <= today and (row.term_end is None or row.term_end >= today)


def _lines(
    rows: list[Any], language: str, text_language: str, forums_by_page: dict[int, Item] | None = None
) -> list[SeatLine]:
    linked = [page for row in rows for page in (row.network, row.association) if page is not None]
    versions = {item.page.translation_key: item for item in versions_for(linked, language, specific=False)}
    lines = []
    for row in rows:
        forum = (forums_by_page or {}).get(row.page_id)
        network = versions.get(row.network.translation_key) if row.network else None
        own_language = forum.language if forum else text_language
        lines.append(
            SeatLine(
                label=network.title if network else row.organisation,
                label_language=network.language if network else own_language,
                network=network,
                association=versions.get(row.association.translation_key) if row.association else None,
                forum=forum,
                body=row.body,
                representative=_name(row.representative),
                deputy=_name(row.deputy),
                is_vacant=row.representative is None,
                role=row.role,
                role_name=row.get_role_display(),
                term_start=row.term_start,
                term_end=row.term_end,
                language=own_language,
            )
        )
    return lines


def _name(person: Any) -> str:
    return "" if person is None or person.hidden else person.name
