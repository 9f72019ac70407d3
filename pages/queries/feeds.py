"""What the feeds of the sections hold: the newest of one language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from html import unescape
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.html import strip_tags
from wagtail.models import Page

from cms.dates import HELSINKI
from cms.feeds import MOST_ENTRIES, Entry
from cms.tree import public
from pages import models
from pages.queries.versions import children_condition, items_of


def news_entries(language: str) -> list[Entry]:
    """The newest news."""
    return entries_of(models.NewsPage.objects.order_by("-date", "-pk"), language, _lead)


def meeting_entries(language: str) -> list[Entry]:
    """The newest meetings of all forums and networks with their decisions."""
    return entries_of(_with_decisions(Q()), language, _decisions)


def recording_entries(language: str) -> list[Entry]:
    """The newest recordings."""
    return entries_of(models.RecordingPage.objects.order_by("-recorded_on", "-pk"), language)


def group_entries(group: Page, language: str) -> list[Entry]:
    """The newest meetings and news of a forum or a network, what was published last first."""
    meetings = entries_of(_with_decisions(children_condition(group)), language, _decisions)
    named = Q(forum__translation_key=group.translation_key) | Q(network__translation_key=group.translation_key)
    news = entries_of(models.NewsPage.objects.filter(named).order_by("-date", "-pk"), language, _lead)
    return sorted([*meetings, *news], key=lambda entry: entry.published, reverse=True)[:MOST_ENTRIES]


def entries_of(pages: Any, language: str, text_of: Callable[[Any], str] = lambda page: "") -> list[Entry]:
    """The first pages of a queryset that are live in ``language``; the number of queries is fixed."""
    own = public(pages.live()).filter(locale__language_code=language)[:MOST_ENTRIES]
    return [
        Entry(
            key=item.page.translation_key,
            title=item.title,
            url=item.url,
            text=text_of(item.page) or item.page.summary,
            published=_published(item.page),
            updated=item.page.last_published_at or item.page.first_published_at,
        )
        for item in items_of(own, language)
    ]


def _published(page: Any) -> datetime:
    first: datetime = page.first_published_at
    shown = page.shown_date
    if isinstance(shown, date) and not isinstance(shown, datetime):
        shown = datetime.combine(shown, time.min, tzinfo=HELSINKI)
    return min(shown, first) if shown is not None else first


def _with_decisions(condition: Q) -> Any:
    decided = models.AgendaItem.objects.exclude(decision="").order_by("sort_order")
    meetings = models.MeetingPage.objects.filter(condition).order_by("-starts_at", "-pk")
    return meetings.prefetch_related(Prefetch("agenda_items", queryset=decided, to_attr="decided_items"))


def _decisions(meeting: Any) -> str:
    lines = [f"{item.number} {item.heading}: {_words(item.decision)}" for item in meeting.decided_items]
    return "\n".join([meeting.summary, *lines] if meeting.summary else lines)


def _lead(news: Any) -> str:
    return str(news.lead)


def _words(rich_text: str) -> str:
    return " ".join(unescape(strip_tags(rich_text.replace("<", " <"))).split())
