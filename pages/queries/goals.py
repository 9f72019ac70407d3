"""Goals of the strategy with their progress."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from pages import models
from pages.queries.versions import Item, below_identity, best_versions, children_condition, items_of

LATEST_NOTES = 5


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
    goal: Item


def goals(language: str) -> list[GoalItem]:
    """The goals of the newest strategy with their progress, by number; none where no strategy is live."""
    strategies = best_versions(models.StrategyPage.objects.order_by("-period_start", "-pk"), language)
    newest = strategies.first()
    return goals_of_strategy(newest, language) if newest is not None else []


def goals_of_strategy(strategy: Page, language: str) -> list[GoalItem]:
    """The goals of one strategy with their progress, by number."""
    pages = _goals_below(strategy, language).prefetch_related("actions", "indicators")
    return [_goal_item(item) for item in items_of(pages, language)]


def latest_progress(strategy: Page, language: str) -> list[ProgressLine]:
    """The newest progress notes of a strategy's goals."""
    shown = _goals_below(strategy, language).order_by().values("pk")
    notes = models.ProgressNote.objects.filter(page__in=shown).select_related("page").order_by("-date", "-pk")
    rows = list(notes[:LATEST_NOTES])
    pages = {row.page_id: row.page for row in rows}
    items = {item.page.pk: item for item in items_of(pages.values(), language)}
    return [ProgressLine(row.date, row.text, row.source, row.source_link, items[row.page_id]) for row in rows]


def neighbours_of_goal(goal: Any, language: str) -> tuple[Item | None, Item | None]:
    """The goals with the number before and after this one in the same strategy."""
    siblings = items_of(_goals_below(goal.get_parent(), language), language)
    before = [item for item in siblings if item.page.number < goal.number]
    after = [item for item in siblings if item.page.number > goal.number]
    return (before[-1] if before else None), (after[0] if after else None)


def goals_of_items(items: Iterable[Any], language: str) -> dict[UUID, Item]:
    """The goal that each agenda item serves, by the item's ``translation_key``; items without a goal are left out."""
    rows = [item for item in items if item.goal_id]
    pages = {page.pk: page for page in Page.objects.filter(pk__in={row.goal_id for row in rows})} if rows else {}
    live = best_versions(
        models.GoalPage.objects.filter(translation_key__in=[p.translation_key for p in pages.values()]), language
    )
    versions = {item.page.translation_key: item for item in items_of(live, language)}
    found = {
        row.translation_key: versions.get(pages[row.goal_id].translation_key) for row in rows if row.goal_id in pages
    }
    return {key: item for key, item in found.items() if item is not None}


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
