"""What the passages of one page have in common, and how one of them is made."""

import datetime
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.utils import timezone
from wagtail.models import Page

from pages.models import ForumPage, NetworkPage
from search.passages.drafts import PassageDraft, PersonDraft
from search.passages.identity import passage_key
from search.passages.people import groups_only

BODIES = (ForumPage, NetworkPage)


@dataclass(frozen=True)
class Setting:
    """Where the passages of a page belong: its identity, its day, its forum or network, its meeting."""

    page: Any
    language: str
    date: datetime.date | None = None
    body_key: str = ""
    network_key: str = ""
    meeting_key: UUID | None = None
    people: tuple[PersonDraft, ...] = field(default=())

    def passage(self, kind: str, *, place: str = "", **fields: Any) -> PassageDraft:
        """A passage of the page; ``place`` is told only where its anchor is not unique within the kind."""
        key = passage_key(self.page.translation_key, self.language, kind, place or fields.get("anchor", ""))
        shared = {
            "language": self.language,
            "meeting_key": self.meeting_key,
            "title": self.page.title,
            "body_key": self.body_key,
            "network_key": self.network_key,
            "date": self.date,
            "people": self.people,
        }
        return PassageDraft(
            key=key,
            kind=kind,
            page_id=self.page.pk,
            translation_key=self.page.translation_key,
            **{**shared, **fields},
        )


def setting_of(page: Any) -> Setting:
    """The setting of a page of any type, by the dates and the links that it has."""
    network = getattr(page, "network", None)
    body = getattr(page, "forum", None) or network
    if isinstance(page, BODIES):
        body, network = page, page if isinstance(page, NetworkPage) else None
    own = Setting(page=page, language=page.locale.language_code, date=day_of(page))
    return replace(own, body_key=_key(body), network_key=_key(network))


def setting_of_meeting(meeting: Any) -> Setting:
    """The setting of a meeting: that of the forum or network above it."""
    parent = meeting.get_parent()
    is_network = issubclass(parent.specific_class or Page, NetworkPage)
    return replace(
        setting_of(meeting),
        body_key=_key(parent),
        network_key=_key(parent) if is_network else "",
        meeting_key=meeting.translation_key,
    )


def setting_like(page: Any, draft: PassageDraft) -> Setting:
    """The setting of more passages of a page, by the one that stands for the page itself; of people the groups only."""
    return Setting(
        page=page,
        language=draft.language,
        date=draft.date,
        body_key=draft.body_key,
        network_key=draft.network_key,
        meeting_key=draft.meeting_key,
        people=groups_only(draft.people),
    )


def day_of(page: Any) -> datetime.date | None:
    """The day in Finland that a page is about, by the field that its type is dated by; None where it has none."""
    name = getattr(page, "dated_by", "")
    value = getattr(page, name) if name else None
    return timezone.localdate(value) if isinstance(value, datetime.datetime) else value


def _key(page: Any) -> str:
    return str(page.translation_key) if page is not None else ""
