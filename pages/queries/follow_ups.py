"""What was promised in meetings, by whom and by when, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.paginator import Page as ListingPage
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from pages import models
from pages.queries.choices import Choice, Option, group_choice
from pages.queries.meetings import items_in, meetings_by_page
from pages.queries.people import hidden_people
from pages.queries.versions import Item, below_identity

FOLLOW_UPS_PER_PAGE = 40


class FollowUpState(StrEnum):
    """What became of a promise so far, in the order in which readers need to know."""

    LATE = "late"
    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True)
class FollowUp:
    """A promise for readers of a day.

    ``days`` says how many days are left until it is due, or would be left when it was done: below zero it is, or was,
    late; None where no day was agreed. ``owner`` is empty where nobody is named or the name is not shown any more.
    """

    task: str
    owner: str
    due: date | None
    done_on: date | None
    state: FollowUpState
    days: int | None
    url: str
    number: str
    meeting: Item

    @property
    def language(self) -> str:
        """The language of the text."""
        return self.meeting.language


@dataclass(frozen=True)
class FollowUpGroup:
    """The promises of one state on a page, and how many there are on all of them."""

    state: FollowUpState
    total: int
    follow_ups: list[FollowUp]


@dataclass(frozen=True)
class FollowUpLists:
    """One page of the promises by their states; ``totals`` counts each state whichever is shown."""

    listing: ListingPage
    groups: list[FollowUpGroup]
    totals: dict[FollowUpState, int]
    choices: list[Choice]

    @property
    def state(self) -> FollowUpState | None:
        """The only state that is shown; None for all of them."""
        found: FollowUpState | None = self.choices[0].key
        return found

    @property
    def is_narrowed(self) -> bool:
        """Whether the address leaves anything out."""
        return any(choice.chosen is not None for choice in self.choices)


def follow_up_lists(language: str, parameters: Mapping[str, str], today: date) -> FollowUpLists:
    """The promises of all meetings: late ones by their day, then open ones, then those done, the latest first.

    The address may narrow them by state and by forum or network.
    """
    group = group_choice(language, parameters)
    meetings = models.MeetingPage.objects.all()
    if group.key:
        meetings = meetings.filter(below_identity(group.key))
    found = _follow_ups(meetings, language, today)
    totals = {state: sum(one.state is state for one in found) for state in FollowUpState}
    state = _state_choice(parameters)
    shown = [one for one in found if state.key in (None, one.state)]
    listing: ListingPage = Paginator(shown, FOLLOW_UPS_PER_PAGE).get_page(parameters.get("page"))
    groups = [
        FollowUpGroup(state, totals[state], lines)
        for state in FollowUpState
        if (lines := [one for one in listing.object_list if one.state is state])
    ]
    return FollowUpLists(listing, groups, totals, [state, group])


def follow_ups_of(row: Any, meeting: Item, today: date, hidden: frozenset[str]) -> list[FollowUp]:
    """The promises of one agenda item; ``meeting`` as a reader sees it, ``hidden`` the names that are not shown."""
    return [_follow_up(block.value, row, meeting, today, hidden) for block in row.follow_ups]


def _state_choice(parameters: Mapping[str, str]) -> Choice:
    options = tuple(Option(state.value, state.value, state) for state in FollowUpState)
    chosen = next((option for option in options if option.code == parameters.get("state")), None)
    return Choice("state", _("State"), _("All"), options, chosen)


def _follow_ups(meetings: Any, language: str, today: date) -> list[FollowUp]:
    rows = list(items_in(meetings, language).exclude(follow_ups=[]))
    by_page, hidden = meetings_by_page(rows, language), hidden_people().names
    found = [one for row in rows for one in follow_ups_of(row, by_page[row.page_id], today, hidden)]
    return sorted(found, key=_order)


def _follow_up(value: Any, row: Any, meeting: Item, today: date, hidden: frozenset[str]) -> FollowUp:
    due, done_on, owner = value["due"], value["done_on"], value["owner"] or ""
    return FollowUp(
        task=value["task"],
        owner="" if meeting.page.names_are_hidden or owner in hidden else owner,
        due=due,
        done_on=done_on,
        state=_state(due, done_on, today),
        days=(due - (done_on or today)).days if due else None,
        url=f"{meeting.url}#{row.anchor}",
        number=row.number,
        meeting=meeting,
    )


def _state(due: date | None, done_on: date | None, today: date) -> FollowUpState:
    if done_on:
        return FollowUpState.DONE
    return FollowUpState.LATE if due and due < today else FollowUpState.OPEN


def _order(one: FollowUp) -> tuple[int, int]:
    rank = list(FollowUpState).index(one.state)
    if one.state is FollowUpState.DONE and one.done_on:
        return rank, -one.done_on.toordinal()
    return rank, one.due.toordinal() if one.due else date.max.toordinal()
