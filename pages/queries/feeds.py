"""What the feeds of the sections hold: the newest of one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid5

from django.db.models import Prefetch, Q
from django.utils.text import Truncator
from django.utils.translation import gettext
from wagtail.models import Page

from cms.dates import HELSINKI, local, short_date
from cms.feeds import MOST_ENTRIES, Entry, NarrowedFeed
from cms.tree import public
from pages import models
from pages.queries.choices import group_choice
from pages.queries.meetings import meetings_by_page
from pages.queries.versions import Item, below_identity, children_condition, items_of
from pages.words import plain_words

WORDS_OF_A_TITLE = 12


def news_entries(language: str) -> list[Entry]:
    """The newest news."""
    return entries_of(models.NewsPage.objects.order_by("-date", "-pk"), language, _lead)


def meeting_entries(language: str) -> list[Entry]:
    """The newest meetings of all forums and networks with their decisions."""
    return entries_of(_with_decisions(Q()), language, _decisions)


def decision_entries(language: str, group: UUID | None = None) -> list[Entry]:
    """The newest decisions, of all meetings or of those of one forum or network; each tells where it was made."""
    held = models.MeetingPage.objects.filter(below_identity(group) if group else Q())
    own = public(held.live()).filter(locale__language_code=language)
    rows = models.AgendaItem.objects.filter(page__in=own.order_by().values("pk")).exclude(decision="")
    newest = list(
        rows.select_related("page").order_by("-page__starts_at", "page_id", "sort_order", "pk")[:MOST_ENTRIES]
    )
    meetings = meetings_by_page(newest, language)
    return [_decision_entry(row, meetings[row.page_id], language) for row in newest]


def decision_feed_query(language: str, parameters: Mapping[str, str]) -> str:
    """What the parameters of the list of decisions narrow its feed to: a forum or network; empty for none."""
    group = group_choice(language, parameters)
    return urlencode({group.name: group.chosen.code}) if group.chosen else ""


def narrowed_decisions(feed: Page, language: str, parameters: Mapping[str, str]) -> NarrowedFeed | None:
    """The decisions of the forum or network that the parameters name, as a feed of its own; None where they do not."""
    group = group_choice(language, parameters)
    if group.chosen is None:
        return None
    return NarrowedFeed(
        query=decision_feed_query(language, parameters),
        words=group.chosen.label,
        key=uuid5(feed.translation_key, str(group.key)),
        entries=decision_entries(language, group.key),
    )


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
    lines = [f"{item.number} {item.heading}: {plain_words(item.decision)}" for item in meeting.decided_items]
    return "\n".join(filter(None, [meeting.summary, *lines, *_corrections(meeting)]))


def _decision_entry(row: Any, meeting: Item, language: str) -> Entry:
    words, number = plain_words(row.decision), meeting.page.display_number
    above = f"{meeting.parent.title} {number}" if meeting.parent and number else meeting.title
    return Entry(
        key=row.translation_key,
        title=row.heading or Truncator(words).words(WORDS_OF_A_TITLE),
        url=f"{meeting.url}#{row.anchor}",
        text="\n".join([words, f"{above}, {short_date(local(meeting.page.starts_at), language)}"]),
        published=_published(meeting.page),
        updated=meeting.page.last_published_at or meeting.page.first_published_at,
    )


def _lead(news: Any) -> str:
    return "\n".join([str(news.lead or news.summary), *_corrections(news)])


def _corrections(page: Any) -> list[str]:
    language = page.locale.language_code
    days = [(short_date(one["date"], language), one["text"]) for one in page.dated_corrections]
    return [f"{gettext('Corrected %(date)s') % {'date': day}}: {text}" for day, text in days]
