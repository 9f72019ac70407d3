"""What the page of the search's health lists: what was given up, and files whose text cannot be searched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from search.models import DocumentText, Passage, PassageDelivery, SearchOutbox, SearchState
from search.reading.documents import flagged

MOST_LISTED = 50
LONGEST_PROBLEM = 200


@dataclass(frozen=True)
class GivenUp:
    """A change that could not be brought into the search; ``page_id`` and ``title`` are None where the page is gone."""

    page_id: int | None
    title: str | None
    language: str
    problem: str
    since: datetime


def given_up() -> list[GivenUp]:
    """What was given up, the oldest first: pages, then passages that the engine beside the database did not take."""
    pages = list(SearchOutbox.objects.filter(state=SearchOutbox.State.DEAD).order_by("pk")[:MOST_LISTED])
    passages = list(PassageDelivery.objects.filter(state=PassageDelivery.State.DEAD).order_by("pk")[:MOST_LISTED])
    page_of = dict(Passage.objects.filter(pk__in=[row.passage_id for row in passages]).values_list("pk", "page_id"))
    changes: list[tuple[int | None, Any]] = [(row.page_id, row) for row in pages]
    changes += [(page_of.get(row.passage_id), row) for row in passages]
    known = Page.objects.select_related("locale").in_bulk({key for key, _row in changes if key is not None})
    return [_given_up(known.get(key) if key is not None else None, row) for key, row in changes]


def _given_up(page: Page | None, row: Any) -> GivenUp:
    return GivenUp(
        page_id=page.pk if page is not None else None,
        title=page.get_admin_display_title() if page is not None else None,
        language=page.locale.language_code if page is not None else "",
        problem=row.last_error[:LONGEST_PROBLEM],
        since=row.created_at,
    )


def files_without_text() -> QuerySet[DocumentText]:
    """The files whose text cannot be searched, or only in part, the last one first."""
    return flagged()


def state() -> SearchState:
    """What the desk has asked for and what came of it; one that is not stored where there is none yet."""
    return SearchState.objects.filter(pk=SearchState.ONLY).first() or SearchState()
