"""The archive of what was said and decided, across all forums and networks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page

from cms.request_memory import remembered
from pages import models
from pages.queries.choices import Choice, goal_choice, group_choice, year_choice
from pages.queries.follow_ups import FollowUp, follow_ups_of
from pages.queries.goals import goals_of_items
from pages.queries.ledgers import Ledger, ledger_of, totals_by_year
from pages.queries.meetings import Decision, decision_of, items_in, meetings_by_page
from pages.queries.people import hidden_people
from pages.queries.versions import Item, below_identity, best_versions, items_of, items_with_parents

MEETINGS_PER_PAGE = 30
DECISIONS_PER_PAGE = 30
RECORDINGS_OF_A_GROUP = 4


@dataclass(frozen=True)
class MeetingLine(Item):
    """A meeting in the archive: whether it has minutes and of which form, who may come, how many decisions it made and
    where it is heard."""

    has_minutes: bool = False
    is_formal: bool = False
    is_open_to_all: bool = False
    decisions: int = 0
    recordings: tuple[Item, ...] = ()

    @property
    def year(self) -> int:
        """The year of the meeting in Finland."""
        return int(timezone.localtime(self.page.starts_at).year)


@dataclass(frozen=True)
class DecisionLine:
    """A decision in the archive with the goal that it serves and what was promised."""

    decision: Decision
    goal: Item | None
    follow_ups: list[FollowUp]

    @property
    def year(self) -> int:
        """The year of the decision."""
        return self.decision.date.year


def archive_views(language: str) -> list[Item]:
    """The lists of the archive, where the reader's language has them: meetings, decisions, follow-ups, recordings."""
    types = (models.MeetingIndexPage, models.DecisionIndexPage, models.FollowUpIndexPage, models.RecordingIndexPage)

    def ask() -> list[Item]:
        items = items_of(best_versions(Page.objects.type(*types), language), language)
        return sorted(items, key=lambda item: types.index(item.page.specific_class))

    return remembered(f"archive in {language}", ask)


def archive_address(page_type: str, language: str) -> str:
    """Where one of those lists is: ``DecisionIndexPage``; empty where it is nowhere."""
    return next((item.url for item in archive_views(language) if item.page.specific_class.__name__ == page_type), "")


def meeting_archive(language: str, parameters: Mapping[str, str]) -> Ledger:
    """The meetings of every forum and network, the newest first, narrowed by group and year."""
    group = group_choice(language, parameters)
    meetings = best_versions(models.MeetingPage.objects.filter(_in_group(group)), language)
    totals = totals_by_year(meetings, "starts_at")
    year = year_choice(totals, parameters)
    if year.key:
        meetings = meetings.filter(_in_year(year.key, "starts_at"))
    return ledger_of(
        _with_facts(meetings).order_by("-starts_at", "-pk"),
        parameters.get("page"),
        lines_of=lambda pages: _meeting_lines(pages, language),
        totals=totals,
        choices=[group, year],
        per_page=MEETINGS_PER_PAGE,
    )


def decision_archive(language: str, parameters: Mapping[str, str], today: date) -> Ledger:
    """Every decision, the newest first, narrowed by group, goal and year."""
    group, goal = group_choice(language, parameters), goal_choice(language, parameters)
    rows = items_in(models.MeetingPage.objects.filter(_in_group(group)), language).exclude(decision="")
    if goal.key:
        rows = rows.filter(goal__translation_key=goal.key)
    totals = totals_by_year(rows, "page__starts_at")
    year = year_choice(totals, parameters)
    if year.key:
        rows = rows.filter(_in_year(year.key, "page__starts_at"))
    return ledger_of(
        rows,
        parameters.get("page"),
        lines_of=lambda found: _decision_lines(found, language, today),
        totals=totals,
        choices=[group, goal, year],
        per_page=DECISIONS_PER_PAGE,
    )


def recordings_of_group(group: Page, language: str) -> list[Item]:
    """The newest recordings of the meetings of a forum or network."""
    found = models.RecordingPage.objects.filter(below_identity(group.translation_key, "meeting__"))
    return items_of(best_versions(found.order_by("-recorded_on", "-pk"), language)[:RECORDINGS_OF_A_GROUP], language)


def materials_of_meeting(meeting: Page, language: str) -> list[Item]:
    """The materials of the bank that belong to a meeting."""
    found = models.MaterialPage.objects.filter(meeting__translation_key=meeting.translation_key)
    return items_of(best_versions(found.order_by("title", "pk"), language), language)


def _in_group(group: Choice) -> Q:
    return below_identity(group.key) if group.key else Q()


def _in_year(year: int, field: str) -> Q:
    return Q(**{f"{field}__year": year})


def _with_facts(meetings: Any) -> Any:
    items = models.AgendaItem.objects.filter(page=OuterRef("pk"))
    said = Exists(items.exclude(discussion="", decision=""))
    attended = Exists(models.Attendance.objects.filter(page=OuterRef("pk")))
    counted = items.exclude(decision="").order_by().values("page").annotate(number=Count("pk")).values("number")
    return meetings.annotate(said=said, attended=attended, decided=Coalesce(Subquery(counted), 0))


def _meeting_lines(pages: Sequence[Any], language: str) -> Iterable[MeetingLine]:
    heard, forums = _recordings_by_meeting(pages, language), _forums()
    for item in items_with_parents(items_of(pages, language), language):
        forum = forums.get(item.parent.page.translation_key) if item.parent is not None else None
        yield MeetingLine(
            page=item.page,
            language=item.language,
            is_own=item.is_own,
            url=item.url,
            parent=item.parent,
            has_minutes=item.page.said or item.page.attended,
            is_formal=forum is not None and forum.minutes_kind == models.ForumPage.MinutesKind.FORMAL,
            is_open_to_all=forum is not None and forum.kind == models.ForumPage.Kind.PARTNERSHIP,
            decisions=item.page.decided,
            recordings=tuple(heard.get(item.page.translation_key, ())),
        )


def _forums() -> dict[Any, models.ForumPage]:
    forums = models.ForumPage.objects.only("translation_key", "kind", "minutes_kind")
    return {forum.translation_key: forum for forum in forums}


def _recordings_by_meeting(pages: Sequence[Any], language: str) -> dict[Any, list[Item]]:
    keys = [page.translation_key for page in pages]
    found = models.RecordingPage.objects.filter(meeting__translation_key__in=keys).select_related("meeting")
    heard: dict[Any, list[Item]] = {}
    for item in items_of(best_versions(found.order_by("recorded_on", "pk"), language), language):
        heard.setdefault(item.page.meeting.translation_key, []).append(item)
    return heard


def _decision_lines(rows: Sequence[Any], language: str, today: date) -> list[DecisionLine]:
    meetings = meetings_by_page(rows, language)
    goals, hidden = goals_of_items(rows, language), hidden_people().names
    return [
        DecisionLine(
            decision=decision_of(row, meetings),
            goal=goals.get(row.translation_key),
            follow_ups=follow_ups_of(row, meetings[row.page_id], today, hidden),
        )
        for row in rows
    ]
