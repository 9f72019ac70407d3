"""What templates say about long lists: what they are narrowed to, where the archive's lists are, what was promised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from pages import queries
from pages.queries import FollowUpState
from pages.templatetags.meeting_tags import Shown, follow_up_state
from pages.words import plain_words

register = template.Library()
register.filter("plain_words", plain_words)


@dataclass(frozen=True)
class Link:
    """One way to narrow a list; ``address`` keeps what else is in the address, but for the page number."""

    label: str
    address: str
    is_current: bool


@register.simple_tag
def archive_views(language: str) -> Any:
    """The lists of the archive for readers of a language: meetings, decisions, follow-ups, recordings."""
    return queries.archive_views(language)


@register.simple_tag
def archive_address(language: str, page_type: str) -> str:
    """Where a list of the archive is; empty where it is nowhere."""
    return queries.archive_address(page_type, language)


@register.filter
def number_of(page: Any, total: int) -> str:
    """So many of what a list lists, in the active language: ``3 kokousta``."""
    return str(page.number_of(total))


@register.simple_tag
def found_for(item: Any, found: dict[Any, Any]) -> Any:
    """What was found for an item, of what is kept by identity; None where it is nothing."""
    return found.get(item.page.translation_key)


@register.simple_tag(takes_context=True)
def narrowed(context: Context, name: str, code: str) -> str:
    """The address of this list narrowed to ``code``; an empty code takes that limit away."""
    parameters = context["request"].GET.copy()
    parameters.pop("page", None)
    parameters.pop(name, None)
    if code:
        parameters[name] = code
    return f"?{parameters.urlencode()}" if parameters else context["request"].path


@register.inclusion_tag("components/choice_links.html", takes_context=True)
def choice_links(context: Context, choice: Any) -> dict[str, Any]:
    """A choice as a line of links, the first of which takes the limit away."""
    links = [Link(str(choice.everything), narrowed(context, choice.name, ""), choice.chosen is None)]
    links += [
        Link(capfirst(option.label), narrowed(context, choice.name, option.code), option == choice.chosen)
        for option in choice.options
    ]
    return {"label": choice.label, "links": links}


@register.inclusion_tag("components/choice_links.html", takes_context=True)
def state_links(context: Context, lists: Any) -> dict[str, Any]:
    """The states of follow-ups as a line of links with their numbers; a state that has none is left out."""
    links = [Link(gettext("All"), narrowed(context, "state", ""), lists.state is None)]
    links += [
        Link(f"{state_name(state)} ({total})", narrowed(context, "state", state.value), lists.state is state)
        for state, total in lists.totals.items()
        if total or lists.state is state
    ]
    return {"label": gettext("State"), "links": links}


@register.filter
def state_name(state: FollowUpState) -> str:
    """The state of a follow-up in the active language, with a capital: ``Myöhässä``."""
    return {
        FollowUpState.LATE: gettext("Late"),
        FollowUpState.OPEN: gettext("Open"),
        FollowUpState.DONE: gettext("Done"),
    }[state]


@register.filter
def state_of_many(state: FollowUpState, total: int) -> str:
    """The state of that many follow-ups, after their number: ``myöhässä``, ``öppna``."""
    return {
        FollowUpState.LATE: ngettext("late follow-up", "late follow-ups", total),
        FollowUpState.OPEN: ngettext("open follow-up", "open follow-ups", total),
        FollowUpState.DONE: ngettext("done follow-up", "done follow-ups", total),
    }[state]


@register.simple_tag
def promise_state(follow_up: Any) -> Shown:
    """A follow-up with its day: done on it, late since it, due by it."""
    return follow_up_state({"due": follow_up.due, "done_on": follow_up.done_on})


@register.simple_tag
def promise_days(follow_up: Any) -> Shown:
    """A follow-up by days: how late it is, how many are left, whether it was done in time."""
    days = follow_up.days
    if follow_up.state is FollowUpState.DONE:
        on_time = days is not None and days >= 0
        return Shown(gettext("done in time") if on_time else promise_state(follow_up).text, "on")
    if days is None:
        return Shown(gettext("no day has been agreed"), "")
    if follow_up.state is FollowUpState.LATE:
        return Shown(days_late(follow_up), "warm")
    if days == 0:
        return Shown(gettext("due today"), "")
    return Shown(ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}, "")


@register.simple_tag
def days_late(follow_up: Any) -> str:
    """By how many days a follow-up is late, or was when it was done; empty where it is not."""
    late = -(follow_up.days or 0)
    return ngettext("%(days)s day late", "%(days)s days late", late) % {"days": late} if late > 0 else ""
