"""News for the front page, the list and whatever they are about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from pages import models
from pages.queries.choices import Choice, goal_choice, group_choice, kind_choice, year_choice
from pages.queries.ledgers import Ledger, ledger_of, totals_by_year
from pages.queries.versions import ITEMS_PER_PAGE, Item, best_versions, items_of, versions_for

NEWS_ON_FRONT_PAGE = 4
NEWS_BESIDE_A_GOAL = 10
NEWS_ABOUT_A_GROUP = 4
KINDS = {
    "news": _("News"),
    "blog": _("Blogs"),
    "statement": _("Statements"),
    "opinion": _("Opinions"),
    "consultation": _("Consultations"),
}
"""The members of NewsPage.Kind in the plural."""


@dataclass(frozen=True)
class NewsLine(Item):
    """A piece of news in the list with what it is about, in the reader's language."""

    about: tuple[Item, ...] = ()

    @property
    def year(self) -> int:
        """The year of the piece."""
        return int(self.page.date.year)


def latest_news(language: str) -> list[Item]:
    """The newest news for the front page, the best version of each."""
    return items_of(best_versions(_news().select_related("image"), language)[:NEWS_ON_FRONT_PAGE], language)


def news_archive(language: str, parameters: Mapping[str, str]) -> Ledger:
    """All news, the newest first, narrowed by kind, goal, forum or network, and year."""
    kind = kind_choice(KINDS, parameters)
    goal, group = goal_choice(language, parameters), group_choice(language, parameters)
    news = best_versions(_news().filter(_about(kind, goal, group)), language)
    totals = totals_by_year(news, "date")
    year = year_choice(totals, parameters)
    if year.key:
        news = news.filter(date__year=year.key)
    return ledger_of(
        news.select_related("forum", "network", "goal"),
        parameters.get("page"),
        lines_of=lambda pages: _news_lines(pages, language),
        totals=totals,
        choices=[kind, goal, group, year],
        per_page=ITEMS_PER_PAGE,
    )


def _about(kind: Choice, goal: Choice, group: Choice) -> Q:
    condition = Q(kind=kind.key) if kind.key else Q()
    if goal.key:
        condition &= Q(goal__translation_key=goal.key)
    if group.key:
        condition &= Q(forum__translation_key=group.key) | Q(network__translation_key=group.key)
    return condition


def _news_lines(pages: Sequence[Any], language: str) -> list[NewsLine]:
    about = {page.pk: [one for one in (page.goal, page.network, page.forum) if one is not None] for page in pages}
    versions = versions_for((one for found in about.values() for one in found), language, specific=False)
    by_key = {item.page.translation_key: item for item in versions}
    return [
        NewsLine(
            page=item.page,
            language=item.language,
            is_own=item.is_own,
            url=item.url,
            about=tuple(by_key[one.translation_key] for one in about[item.page.pk] if one.translation_key in by_key),
        )
        for item in items_of(pages, language)
    ]


def news_for_goal(goal: Page, language: str) -> list[Item]:
    """The newest news that name the goal, in whichever language they name it."""
    news = _news().filter(goal__translation_key=goal.translation_key)
    return items_of(best_versions(news, language)[:NEWS_BESIDE_A_GOAL], language)


def news_about(group: Page, language: str) -> list[Item]:
    """The newest news that name a forum or a network, in whichever language they name it."""
    named = Q(forum__translation_key=group.translation_key) | Q(network__translation_key=group.translation_key)
    return items_of(best_versions(_news().filter(named), language)[:NEWS_ABOUT_A_GROUP], language)


def news_of_meeting(meeting: Page, language: str) -> list[Item]:
    """The news that tell of a meeting, the oldest first, in whichever language they name it."""
    told = models.ToldMeeting.objects.filter(meeting__translation_key=meeting.translation_key)
    news = models.NewsPage.objects.filter(pk__in=told.order_by().values("page"))
    return items_of(best_versions(news, language).order_by("date", "pk"), language)


def meetings_told_by(news: Any, language: str) -> list[Item]:
    """The meetings that a piece of news tells of, or a preview of one, the oldest first."""
    named = [row.meeting_id for row in news.told_meetings.all()]
    if not named:
        return []
    keys = Page.objects.filter(pk__in=named).order_by().values("translation_key")
    meetings = best_versions(models.MeetingPage.objects.filter(translation_key__in=keys), language)
    return items_of(meetings.order_by("starts_at", "pk"), language)


def neighbours_of_news(news: Any, language: str) -> tuple[Item | None, Item | None]:
    """The pieces of news before and after this one by date, the best version of each."""
    others = best_versions(_news().exclude(translation_key=news.translation_key), language)
    older = others.filter(Q(date__lt=news.date) | Q(date=news.date, pk__lt=news.pk))[:1]
    newer = others.filter(Q(date__gt=news.date) | Q(date=news.date, pk__gt=news.pk)).reverse()[:1]
    before = next(iter(items_of(older, language)), None)
    after = next(iter(items_of(newer, language)), None)
    return before, after


def _news() -> Any:
    return models.NewsPage.objects.order_by("-date", "-first_published_at", "-pk")
