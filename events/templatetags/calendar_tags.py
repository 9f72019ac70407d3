"""What the calendar says of itself: its times and views as links, the name of what it shows, what an event is like."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.template import Context
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from cms import dates
from events.calendar import Calendar
from events.models import EventPage
from events.period import Span, month_after, month_code
from pages.accessibility import AccessFact
from pages.templatetags.archive_tags import Link

register = template.Library()
TIMES = ("day", "month", "page", "time", "view")
FIRST_YEAR, LAST_YEAR = 2000, 2099


@register.simple_tag
def period_name(calendar: Calendar) -> str:
    """What the calendar shows, in words that follow a comma: ``joulukuu 2026``, ``tänään``; empty for what comes."""
    period, language = calendar.period, _language()
    if period.span is Span.MONTH and period.first is not None:
        return f"{dates.month_name(period.first.month, language)} {period.first.year}"
    if period.span is Span.DAY and period.first is not None:
        return dates.heading_date(period.first, language)
    return {
        Span.TODAY: gettext("today"),
        Span.WEEK: gettext("this week"),
        Span.WEEKEND: gettext("this weekend"),
        Span.PAST: gettext("past events"),
    }.get(period.span, "")


@register.inclusion_tag("components/choice_links.html", takes_context=True)
def period_links(context: Context, calendar: Calendar) -> dict[str, Any]:
    """The times that one may choose, as a line of links that keep what else is chosen."""
    span = calendar.period.span
    links = [
        Link(gettext("Coming"), _address(context), span is Span.COMING),
        Link(gettext("Today"), _address(context, time="today"), span is Span.TODAY),
        Link(gettext("This week"), _address(context, time="week"), span is Span.WEEK),
        Link(gettext("Weekend"), _address(context, time="weekend"), span is Span.WEEKEND),
    ]
    links += [_month_link(context, calendar, month_after(calendar.today, step)) for step in (0, 1)]
    links.append(Link(gettext("Past"), _address(context, time="past"), span is Span.PAST))
    return {"label": gettext("Time"), "links": links}


@register.inclusion_tag("components/choice_links.html", takes_context=True)
def view_links(context: Context, calendar: Calendar) -> dict[str, Any]:
    """The list and the month, as links that keep the month and what else is chosen."""
    is_month = calendar.weeks is not None
    month = month_code(calendar.period.first) if calendar.period.span is Span.MONTH and calendar.period.first else ""
    as_month = _address(context, view="month", month=month or month_code(calendar.period.first or calendar.today))
    as_list = _address(context, month=month) if is_month else context["request"].get_full_path()
    links = [Link(gettext("List"), as_list, not is_month), Link(gettext("Month"), as_month, is_month)]
    return {"label": gettext("View"), "links": links}


@register.simple_tag(takes_context=True)
def month_address(context: Context, calendar: Calendar, step: int) -> str:
    """The month before or after the one that is shown, in the same view; empty where no month is, or none is left."""
    first = calendar.period.first
    if calendar.period.span is not Span.MONTH or first is None:
        return ""
    month = month_after(first, step)
    return _month_address(context, calendar, month) if FIRST_YEAR <= month.year <= LAST_YEAR else ""


@register.simple_tag
def month_words(calendar: Calendar, step: int) -> str:
    """The name of the month before or after the one that is shown, with its year."""
    month = month_after(calendar.period.first or calendar.today, step)
    return capfirst(f"{dates.month_name(month.month, _language())} {month.year}")


@register.simple_tag(takes_context=True)
def day_address(context: Context, day: date) -> str:
    """The list of one day."""
    return _address(context, day=day.isoformat())


@register.simple_tag(takes_context=True)
def subscription_address(context: Context, calendar: Calendar) -> str:
    """The file that a reader's own calendar follows: all dates that the page is narrowed to, whatever time it shows."""
    address = f"{context['request'].path}calendar.ics"
    parameters = calendar.narrowing.parameters
    return f"{address}?{urlencode(parameters)}" if parameters else address


@register.simple_tag(takes_context=True)
def chosen_time(context: Context) -> list[tuple[str, str]]:
    """What the address says of time and view, so that the form keeps it."""
    parameters = context["request"].GET
    return [(name, parameters[name]) for name in TIMES if name != "page" and parameters.get(name)]


@register.filter
def day_number(day: Any) -> str:
    """``2.`` or ``2`` in its month; with the month where it belongs to another: ``26.10.``."""
    if day.is_outside:
        return dates.short_date(day.date, _language(), year=False)
    return f"{day.date.day}" if _language() == "sv" else f"{day.date.day}."


@register.filter
def short_weekday(day: date) -> str:
    """``ma``, ``må``."""
    return dates.short_weekday(day, _language())


@register.simple_tag
def weekdays() -> tuple[str, ...]:
    """The days of the week from Monday."""
    return dates.WEEKDAYS[_language()]


@register.simple_tag
def bare_hours(start: datetime, end: datetime | None) -> str:
    """``18–20``: the hours without their word, for a cell of the month."""
    language = _language()
    return dates.clock(start, language, end).removeprefix(f"{dates.HOUR_WORD[language]} ")


@register.simple_tag
def traits(event: EventPage) -> list[str]:
    """What one wants to know before going: how it is attended, what is known of access, its language."""
    found = []
    if event.mode != EventPage.Mode.ONSITE:
        found.append(gettext("online") if event.mode == EventPage.Mode.REMOTE else gettext("on site and online"))
    if event.venue is not None and event.mode != EventPage.Mode.REMOTE:
        found.append(_steps(event.venue.step_free))
        if event.venue.induction_loop == AccessFact.YES:
            found.append(gettext("induction loop"))
    languages = {"fi": gettext("in Finnish"), "sv": gettext("in Swedish"), "both": gettext("in Finnish and Swedish")}
    if event.event_language != _language():
        found.append(languages[event.event_language])
    return found


def _steps(fact: str) -> str:
    return {
        AccessFact.YES.value: gettext("step-free"),
        AccessFact.NO.value: gettext("not step-free"),
    }.get(fact, gettext("access not known"))


def _month_link(context: Context, calendar: Calendar, month: date) -> Link:
    is_current = calendar.period.span is Span.MONTH and calendar.period.first == month
    return Link(
        capfirst(dates.month_name(month.month, _language())), _month_address(context, calendar, month), is_current
    )


def _month_address(context: Context, calendar: Calendar, month: date) -> str:
    view = {"view": "month"} if calendar.weeks is not None else {}
    return _address(context, month=month_code(month), **view)


def _address(context: Context, **chosen: str) -> str:
    parameters = context["request"].GET.copy()
    for name in TIMES:
        parameters.pop(name, None)
    for name, code in chosen.items():
        if code:
            parameters[name] = code
    return f"?{parameters.urlencode()}" if parameters else context["request"].path


def _language() -> str:
    return (get_language() or "fi").split("-")[0]
