"""What templates say about meetings: state, moment, participants, promises and what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from cms import dates
from cms.templatetags.site_tags import active_language, moment, short_date
from pages.attendance import Line, Roll, roll
from pages.models import Chapter, ForumPage
from pages.queries import shown_names

register = template.Library()


@dataclass(frozen=True)
class Shown:
    """A state in words with its shape, as ``components/state.html`` draws it."""

    text: str
    shape: str


@dataclass(frozen=True)
class RecordedMoment:
    """A place in a recording: its address and the second."""

    url: str
    seconds: int


@register.simple_tag
def follow_up_state(follow_up: Any) -> Shown:
    """Done on a day, late since a day, due by a day, or open without a date."""
    if follow_up["done_on"]:
        return Shown(gettext("done %(date)s") % {"date": short_date(follow_up["done_on"])}, "on")
    due = follow_up["due"]
    if due is None:
        return Shown(gettext("not done yet"), "")
    if due < timezone.localdate():
        return Shown(gettext("late, was due %(date)s") % {"date": short_date(due)}, "warm")
    return Shown(gettext("by %(date)s") % {"date": short_date(due)}, "")


@register.simple_tag
def shown_owner(owner: str, names_hidden: bool) -> str:
    """Who promised something; empty where nobody may be named, or she asked not to be."""
    return "" if names_hidden or owner not in shown_names([owner], None) else owner


@register.simple_tag
def formal_minutes(forum: Any) -> bool:
    """Whether a forum (an item, or nothing) keeps formal minutes."""
    return bool(forum) and getattr(forum.page, "minutes_kind", "") == ForumPage.MinutesKind.FORMAL


@register.simple_tag
def has_minutes(items: Any, attendance: Roll) -> bool:
    """Whether a meeting has anything that only minutes have: participants, a discussion or a decision."""
    return bool(attendance.groups) or any(item.discussion or item.decision for item in items)


@register.simple_tag
def meeting_moment(meeting: Any) -> SafeString:
    """When a meeting was held: as it was opened and closed, where that is known, else as it was planned."""
    if meeting.opened_at and meeting.closed_at:
        return moment(meeting.opened_at, meeting.closed_at, capital=True)
    return moment(meeting.starts_at, meeting.ends_at, capital=True)


@register.simple_tag
def meeting_words(item: Any) -> str:
    """A neighbouring meeting in a few words: ``8/2026, 5.10.2026``; empty for none."""
    if not item:
        return ""
    words = [item.page.display_number, short_date(item.page.starts_at)]
    return ", ".join(word for word in words if word)


@register.simple_tag
def goal_of(item: Any, goals: dict[Any, Any]) -> Any:
    """The goal that an agenda item serves, of those that the page has read; None for none."""
    return goals.get(item.translation_key)


@register.simple_tag
def case_of(item: Any, cases: dict[Any, Any]) -> Any:
    """Where else the matter of an agenda item is dealt with, of what the page has read; None for nowhere."""
    return cases.get(item.translation_key)


@register.simple_tag
def recorded_items(recordings: Any) -> dict[Any, RecordedMoment]:
    """By the key of an agenda item where it is heard; one query for any number of recordings."""
    addresses = {item.page.pk: item.url for item in recordings}
    chapters = Chapter.objects.filter(page__in=addresses, agenda_item_key__isnull=False) if addresses else ()
    return {
        chapter.agenda_item_key: RecordedMoment(
            f"{addresses[chapter.page_id]}?t={chapter.starts_at_second}#t{chapter.starts_at_second}",
            chapter.starts_at_second,
        )
        for chapter in chapters
    }


@register.simple_tag
def recorded_moment(item: Any, moments: dict[Any, RecordedMoment]) -> RecordedMoment | None:
    """Where an agenda item is heard; None where it is not."""
    return moments.get(item.translation_key)


@register.simple_tag
def attendance_roll(rows: Any) -> Roll:
    """The attendance of a meeting by group, in the active language."""
    return roll(rows)


@register.simple_tag
def presence_times(line: Line) -> str:
    """When somebody was there who did not stay throughout: ``klo 13.00–14.10``, or "part of the time"."""
    start, end = line.person.present_from, line.person.present_to
    if not (start or end):
        return gettext("part of the time")
    hours = "–".join(f"{at.hour}.{at.minute:02}" if at else "" for at in (start, end))
    return f"{dates.HOUR_WORD[active_language()]}\xa0{hours}"


@register.filter
def unbroken_name(name: str) -> str:
    """A person's name that stays on one line."""
    return name.replace(" ", "\xa0")
