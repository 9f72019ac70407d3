"""Meetings of forums and networks, and what was decided in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page as ListingPage
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from cms.tree import tree
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


def next_meeting_of(parent: Page, language: str, now: datetime, *, also: Iterable[Page] = ()) -> Item | None:
    """The next meeting of a forum or network that has not ended; None where none is agreed.

    ``also`` are forums in which it has a voice: their meetings count too. The item has its ``parent``.
    """
    anywhere = children_condition(parent)
    for group in also:
        anywhere |= children_condition(group)
    coming = best_versions(_not_ended(now).filter(anywhere), language).order_by("starts_at", "pk")[:1]
    return next(iter(items_with_parents(items_of(coming, language), language)), None)


def neighbours_of(meeting: Any, language: str) -> tuple[Item | None, Item | None]:
    """The meetings before and after this one under the same parent."""
    above = tree().ancestors(meeting)
    parent = above[-1] if above else meeting.get_parent()
    siblings = models.MeetingPage.objects.filter(children_condition(parent))
    others = best_versions(siblings.exclude(translation_key=meeting.translation_key), language)
    before = others.filter(starts_at__lte=meeting.starts_at).order_by("-starts_at", "-pk")[:1]
    after = others.filter(starts_at__gt=meeting.starts_at).order_by("starts_at", "pk")[:1]
    nearest = Q(pk__in=before.values("pk")) | Q(pk__in=after.values("pk"))
    found = items_of(models.MeetingPage.objects.filter(nearest), language)
    previous = [item for item in found if item.page.starts_at <= meeting.starts_at]
    following = [item for item in found if item.page.starts_at > meeting.starts_at]
    return next(iter(previous), None), next(iter(following), None)


def latest_decisions(language: str, group: Page | None = None) -> list[Decision]:
    """The newest decisions, of one forum or network or of all, the best version of each."""
    meetings = models.MeetingPage.objects.all()
    if group is not None:
        meetings = meetings.filter(children_condition(group))
    return _decisions(Q(), meetings, language, LATEST_DECISIONS)


def decisions_for_goal(goal: Page, language: str) -> list[Decision]:
    """The newest decisions whose agenda item names the goal."""
    serves = Q(goal__translation_key=goal.translation_key)
    return _decisions(serves, models.MeetingPage.objects.all(), language, DECISIONS_BESIDE_A_GOAL)


def _not_ended(now: datetime) -> Any:
    return models.MeetingPage.objects.filter(Q(ends_at__gte=now) | Q(ends_at__isnull=True, starts_at__gte=now))


def items_in(meetings: Any, language: str) -> Any:
    """The agenda items of a queryset of meetings, in the version that a reader sees, the newest meeting first."""
    shown = best_versions(meetings, language).values("pk")
    rows = models.AgendaItem.objects.filter(page__in=shown).select_related("page")
    return rows.order_by("-page__starts_at", "page_id", "sort_order", "pk")


def decision_of(row: Any, meetings: Mapping[int, Item]) -> Decision:
    """An agenda item as a decision; ``meetings`` is what ``meetings_by_page`` gives."""
    meeting = meetings[row.page_id]
    return Decision(
        number=row.number,
        heading=row.heading,
        text=row.decision,
        date=timezone.localdate(row.page.starts_at),
        url=f"{meeting.url}#{row.anchor}",
        meeting=meeting,
    )


def meetings_by_page(rows: Iterable[Any], language: str) -> dict[int, Item]:
    """The meetings of agenda items, each with its forum or network as ``parent``, by primary key."""
    distinct = {row.page_id: row.page for row in rows}
    return {item.page.pk: item for item in items_with_parents(items_of(distinct.values(), language), language)}


def _decisions(condition: Q, meetings: Any, language: str, limit: int) -> list[Decision]:
    rows = list(items_in(meetings, language).filter(condition).exclude(decision="")[:limit])
    by_page = meetings_by_page(rows, language)
    return [decision_of(row, by_page) for row in rows]
