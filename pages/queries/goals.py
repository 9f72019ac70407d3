"""Goals of the strategy with their progress."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from cms.tree import public
from pages import models
from pages.queries.versions import (
    Item,
    below_identity,
    best_versions,
    children_condition,
    items_of,
    versions_by_number,
)

LATEST_NOTES = 5
MOMENTS_BESIDE_A_GOAL = 10


@dataclass(frozen=True)
class GoalItem(Item):
    """A goal with the state of its actions and its first indicator that has a value."""

    done: int = 0
    actions: int = 0
    late: int = 0
    indicator: Any = None

    @property
    def share_done(self) -> int:
        """The share of actions that are done, in per cent."""
        return round(100 * self.done / self.actions) if self.actions else 0

    @property
    def measurement(self) -> Any:
        """The latest value of the indicator; None where nothing is measured."""
        return self.indicator.measurements[-1] if self.indicator else None


@dataclass(frozen=True)
class ProgressLine:
    """A progress note with the goal that it belongs to; its text is in the language of ``goal``."""

    date: date
    text: str
    source: str
    source_link: str
    source_page_id: int | None
    goal: Item


@dataclass(frozen=True)
class Sums:
    """How far a goal, or a strategy, is: actions that are not dropped, indicators that have a target."""

    done: int
    actions: int
    late: int
    reached: int = 0
    indicators: int = 0
    measured_on: date | None = None


@dataclass(frozen=True)
class Moment:
    """Where a recording speaks of something: its chapter, its second and its address."""

    title: str
    second: int
    url: str
    recording: Item


def goals(language: str) -> list[GoalItem]:
    """The goals of the newest strategy with their progress, by number; none where no strategy is live."""
    strategies = best_versions(models.StrategyPage.objects.order_by("-period_start", "-pk"), language)
    newest = strategies.first()
    return goals_of_strategy(newest, language) if newest is not None else []


def goals_of_strategy(strategy: Page, language: str) -> list[GoalItem]:
    """The goals of one strategy with their progress, by number."""
    pages = _goals_below(strategy, language).prefetch_related("actions", "indicators")
    return [_goal_item(item) for item in items_of(pages, language)]


def sums_of_goals(items: Iterable[GoalItem]) -> Sums:
    """The actions of several goals together."""
    found = list(items)
    return Sums(
        done=sum(item.done for item in found),
        actions=sum(item.actions for item in found),
        late=sum(item.late for item in found),
    )


def sums_of_goal(actions: Iterable[Any], indicators: Iterable[Any]) -> Sums:
    """The actions and indicators of one goal in numbers, and when one of them was last measured."""
    kind, reached = models.GoalAction.State, models.Indicator.Progress.REACHED
    states = [action.state for action in actions]
    measured = list(indicators)
    aimed = [indicator for indicator in measured if indicator.target is not None]
    return Sums(
        done=states.count(kind.DONE),
        actions=len(states) - states.count(kind.DROPPED),
        late=states.count(kind.LATE),
        reached=sum(indicator.progress == reached for indicator in aimed),
        indicators=len(aimed),
        measured_on=max((value["date"] for one in measured for value in one.measurements), default=None),
    )


def vision_elsewhere(strategy: Page) -> tuple[str, str] | None:
    """The vision in the site's other language with its code; None where that is not written."""
    versions = public(models.StrategyPage.objects.live()).filter(translation_key=strategy.translation_key)
    other = versions.exclude(locale_id=strategy.locale_id).select_related("locale").first()
    return (other.vision, other.locale.language_code) if other is not None and other.vision else None


def moments_for_goal(goal: Page, language: str) -> list[Moment]:
    """Where recordings speak of agenda items that name the goal, the newest recording first."""
    items = models.AgendaItem.objects.filter(goal__translation_key=goal.translation_key, page__live=True)
    recordings = best_versions(models.RecordingPage.objects.all(), language).values("pk")
    chapters = models.Chapter.objects.filter(
        agenda_item_key__in=items.order_by().values("translation_key"), page__in=recordings
    )
    newest = chapters.select_related("page").order_by("-page__recorded_on", "page_id", "starts_at_second", "pk")
    rows = list(newest[:MOMENTS_BESIDE_A_GOAL])
    by_page = {item.page.pk: item for item in items_of({row.page_id: row.page for row in rows}.values(), language)}
    return [
        Moment(
            title=row.title,
            second=row.starts_at_second,
            url=f"{by_page[row.page_id].url}?t={row.starts_at_second}#t{row.starts_at_second}",
            recording=by_page[row.page_id],
        )
        for row in rows
    ]


def latest_progress(strategy: Page, language: str) -> list[ProgressLine]:
    """The newest progress notes of a strategy's goals."""
    shown = _goals_below(strategy, language).order_by().values("pk")
    notes = models.ProgressNote.objects.filter(page__in=shown).select_related("page").order_by("-date", "-pk")
    rows = list(notes[:LATEST_NOTES])
    pages = {row.page_id: row.page for row in rows}
    items = {item.page.pk: item for item in items_of(pages.values(), language)}
    return [
        ProgressLine(row.date, row.text, row.source, row.source_link, row.source_page_id, items[row.page_id])
        for row in rows
    ]


def sources_of(notes: Iterable[Any], measured: Iterable[Any], language: str) -> dict[int, Item]:
    """The pages of the site that progress notes and measured values name as their source, by the number they name."""
    named = [note.source_page_id for note in notes] + [value.get("source_page") for value in measured]
    return versions_by_number((number for number in named if number), language)


def neighbours_of_goal(goal: Any, language: str) -> tuple[Item | None, Item | None]:
    """The goals with the number before and after this one in the same strategy."""
    siblings = items_of(_goals_below(goal.get_parent(), language), language)
    before = [item for item in siblings if item.page.number < goal.number]
    after = [item for item in siblings if item.page.number > goal.number]
    return (before[-1] if before else None), (after[0] if after else None)


def goals_of_items(items: Iterable[Any], language: str) -> dict[UUID, Item]:
    """The goal that each agenda item serves, by the item's ``translation_key``; items without a goal are left out."""
    rows = [item for item in items if item.goal_id]
    found = versions_by_number((row.goal_id for row in rows), language, model=models.GoalPage)
    return {row.translation_key: found[row.goal_id] for row in rows if row.goal_id in found}


def goals_served_by(group: Page, language: str) -> list[Item]:
    """The goals that the meetings of a forum or network, or news about it, name; by number."""
    items = models.AgendaItem.objects.filter(below_identity(group.translation_key, "page__"), page__live=True)
    about = Q(forum__translation_key=group.translation_key) | Q(network__translation_key=group.translation_key)
    news = models.NewsPage.objects.live().filter(about)
    served = Q(translation_key__in=items.order_by().values("goal__translation_key"))
    served |= Q(translation_key__in=news.order_by().values("goal__translation_key"))
    goals = models.GoalPage.objects.filter(served).order_by("number", "pk")
    return items_of(best_versions(goals, language), language)


def _goals_below(strategy: Page, language: str) -> Any:
    pages = models.GoalPage.objects.filter(children_condition(strategy)).order_by("number", "pk")
    return best_versions(pages, language)


def _goal_item(item: Item) -> GoalItem:
    states = [action.state for action in item.page.actions.all()]
    kind = models.GoalAction.State
    measured = (indicator for indicator in item.page.indicators.all() if len(indicator.values))
    return GoalItem(
        page=item.page,
        language=item.language,
        is_own=item.is_own,
        url=item.url,
        done=states.count(kind.DONE),
        actions=len(states) - states.count(kind.DROPPED),
        late=states.count(kind.LATE),
        indicator=next(measured, None),
    )
