"""Passages of pages that are one place: news, events, goals, associations, standing pages and the like."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from events.models import EventPage
from pages.models import (
    AccessibilityStatementPage,
    AssociationPage,
    ForumPage,
    GoalPage,
    GrantPage,
    MaterialPage,
    NetworkPage,
    NewsPage,
)
from pages.queries import seats_of, version_for
from search.models import Passage
from search.passages import texts
from search.passages.drafts import PassageDraft
from search.passages.places import setting_of

KIND = Passage.Kind
KINDS: dict[type[Page], Passage.Kind] = {
    NewsPage: KIND.NEWS,
    EventPage: KIND.EVENT,
    GoalPage: KIND.GOAL,
    ForumPage: KIND.BODY,
    NetworkPage: KIND.BODY,
    AssociationPage: KIND.ASSOCIATION,
    GrantPage: KIND.GRANT,
    MaterialPage: KIND.MATERIAL,
}
"""A page of any other type is a ``PAGE``."""
SHOWN_INSTEAD = {NewsPage: ("lead", "title"), EventPage: ("lead",), GoalPage: ("goal",)}
"""Fields that a page shows in the place of its summary, which stands in lists only: a hit opens where its words are."""


def passage_of_page(page: Any) -> PassageDraft:
    """The one passage of a page: what its type declares for search, and what the page says beside that."""
    fields: dict[str, Any] = {}
    meeting = getattr(page, "meeting", None)
    if meeting is not None:
        fields["meeting_key"] = meeting.translation_key
    if isinstance(page, GrantPage):
        fields["date"] = page.closes or page.opens
    if isinstance(page, ForumPage):
        fields["people_hidden_on"] = _end_of_a_term(page)
    beside = texts.lines(BESIDE[type(page)](page)) if type(page) in BESIDE else ""
    is_unshown = any(getattr(page, name) for name in SHOWN_INSTEAD.get(type(page), ()))
    declared = texts.declared(page, without=("summary",) if is_unshown else ())
    text = "\n".join(part for part in (declared, beside) if part)
    return setting_of(page).passage(KINDS.get(type(page), KIND.PAGE).value, text=text, **fields)


def _of_event(event: Any) -> Iterable[Any]:
    yield from (event.audience, event.venue_details)
    if event.venue is not None:
        yield from (event.venue.name_in(event.locale.language_code), event.venue.address)
    yield from _titles(event, event.association)
    for date in event.occurrences.all():
        yield from (date.name, date.status_note)


def _of_association(association: Any) -> Iterable[Any]:
    return _titles(association, association.municipality, association.network)


def _of_goal(goal: Any) -> Iterable[Any]:
    return [indicator.name for indicator in goal.indicators.all()]


def _of_news(news: Any) -> Iterable[Any]:
    return [news.author_name, news.author_role]


def _of_forum(forum: Any) -> Iterable[Any]:
    """The annual clock, and who speaks for whom today; hidden names are empty."""
    yield texts.stream(forum.annual_clock)
    current, _former = seats_of(forum, forum.locale.language_code, timezone.localdate())
    for seat in current:
        yield " ".join(filter(None, [seat.label, seat.representative, seat.deputy]))


def _of_network(network: Any) -> Iterable[Any]:
    return [network.municipalities]


def _of_grant(grant: Any) -> Iterable[Any]:
    return [grant.amount, texts.stream(grant.awards)]


def _of_statement(statement: Any) -> Iterable[Any]:
    for finding in statement.findings.all():
        yield from (finding.what, finding.where, finding.why, finding.alternative)


def _of_material(material: Any) -> Iterable[Any]:
    """Where the file itself is on the site it is read; where it is not, its words may be kept on the page."""
    return [material.extracted_text] if material.document_id is None else []


BESIDE: dict[type[Page], Callable[[Any], Iterable[Any]]] = {
    EventPage: _of_event,
    AssociationPage: _of_association,
    GoalPage: _of_goal,
    NewsPage: _of_news,
    ForumPage: _of_forum,
    NetworkPage: _of_network,
    GrantPage: _of_grant,
    MaterialPage: _of_material,
    AccessibilityStatementPage: _of_statement,
}
"""What a page shows beside the fields that its type declares for search: names of what it is linked to."""


def _titles(page: Any, *linked: Any) -> list[str]:
    """The titles of live public pages in the language of ``page``, or in the other one."""
    found = [version_for(one, page.locale.language_code) for one in linked if one is not None]
    return [item.title for item in found if item is not None]


def _end_of_a_term(forum: Any) -> datetime.date | None:
    """The day from which somebody who is named sits there no longer: the passage is to be made anew."""
    today = timezone.localdate()
    ends = [seat.term_end for seat in forum.seats.all() if seat.term_end and seat.term_end >= today]
    return min(ends) + datetime.timedelta(days=1) if ends else None
