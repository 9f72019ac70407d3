"""Meetings of forums and networks, and what was decided in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page as ListingPage
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from pages import models
from pages.queries.versions import (
    Item,
    best_versions,
    children_condition,
    items_of,
    items_with_parents,
    listing_of,
)

COMING_MEETINGS = 3
LATEST_DECISIONS = 5
DECISIONS_BESIDE_A_GOAL = 10


@dataclass(frozen=True)
class Decision:
    """A decision of a meeting, with its permanent address; ``text`` is rich text as it is stored.

    ``meeting`` is the version that the text was taken from; its ``parent`` is the forum or the network.
    """

    number: str
    heading: str
    text: str
    date: date
    url: str
    meeting: Item

    @property
    def language(self) -> str:
        """The language of the text."""
        return self.meeting.language

    @property
    def is_own(self) -> bool:
        """Whether that is the reader's language."""
        return self.meeting.is_own


def coming_meetings(language: str, now: datetime) -> list[Item]:
    """The next meetings that have not ended, the nearest first, each with its forum or network as ``parent``."""
    coming = best_versions(_not_ended(now), language).order_by("starts_at", "pk")[:COMING_MEETINGS]
    return items_with_parents(items_of(coming, language), language)


def meetings_of(parent: Page, language: str, page_number: Any) -> ListingPage:
    """One page of the meetings of a forum or network, the newest first, coming ones included."""
    meetings = models.MeetingPage.objects.filter(children_condition(parent)).order_by("-starts_at", "-pk")
    return listing_of(meetings, language, page_number)


def meeting_listing(language: str, page_number: Any) -> ListingPage:
    """One page of the meetings of every forum and network, the newest first, each with its ``parent``."""
    return listing_of(
        models.MeetingPage.objects.order_by("-starts_at", "-pk"), language, page_number, with_parents=True
    )


def next_meeting_of(parent: Page, language: str, now: datetime) -> Item | None:
    """The next meeting of a forum or network that has not ended; None where none is agreed."""
    coming = _not_ended(now).filter(children_condition(parent)).order_by("starts_at", "pk")
    return next(iter(items_of(best_versions(coming, language)[:1], language)), None)


def neighbours_of(meeting: Any, language: str) -> tuple[Item | None, Item | None]:
    """The meetings before and after this one under the same parent."""
    siblings = models.MeetingPage.objects.filter(children_condition(meeting.get_parent()))
    others = best_versions(siblings.exclude(translation_key=meeting.translation_key), language)
    before = others.filter(starts_at__lte=meeting.starts_at).order_by("-starts_at", "-pk")[:1]
    after = others.filter(starts_at__gt=meeting.starts_at).order_by("starts_at", "pk")[:1]
    found = items_of([*before, *after], language)
    previous = [item for item in found if item.page.starts_at <= meeting.starts_at]
    following = [item for item in found if item.page.starts_at > meeting.starts_at]
    return next(iter(previous), None), next(iter(following), None)


def latest_decisions(language: str, forum: Page | None = None) -> list[Decision]:
    """The newest decisions, of one forum or of all, the best version of each."""
    meetings = models.MeetingPage.objects.all()
    if forum is not None:
        meetings = meetings.filter(children_condition(forum))
    return _decisions(Q(), meetings, language, LATEST_DECISIONS)


def decisions_for_goal(goal: Page, language: str) -> list[Decision]:
    """The newest decisions whose agenda item names the goal."""
    serves = Q(goal__translation_key=goal.translation_key)
    return _decisions(serves, models.MeetingPage.objects.all(), language, DECISIONS_BESIDE_A_GOAL)


def _not_ended(now: datetime) -> Any:
    return models.MeetingPage.objects.filter(Q(ends_at__gte=now) | Q(ends_at__isnull=True, starts_at__gte=now))


def _decisions(condition: Q, meetings: Any, language: str, limit: int) -> list[Decision]:
    shown = best_versions(meetings, language).values("pk")
    decided = models.AgendaItem.objects.filter(condition, page__in=shown).exclude(decision="").select_related("page")
    rows = list(decided.order_by("-page__starts_at", "page_id", "sort_order", "pk")[:limit])
    by_page = {item.page.pk: item for item in _meeting_items((row.page for row in rows), language)}
    return [
        Decision(
            number=row.number,
            heading=row.heading,
            text=row.decision,
            date=timezone.localdate(row.page.starts_at),
            url=f"{by_page[row.page_id].url}#{row.anchor}",
            meeting=by_page[row.page_id],
        )
        for row in rows
    ]


def _meeting_items(pages: Iterable[Any], language: str) -> list[Item]:
    distinct = {page.pk: page for page in pages}
    return items_with_parents(items_of(distinct.values(), language), language)
