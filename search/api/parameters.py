"""What may stand in the addresses of the interface, and what each parameter means."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated, Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema
from pydantic import AfterValidator, AwareDatetime, StringConstraints

from search.engines.protocol import FIELDS
from search.models import Passage
from search.query.parser import LONGEST_TEXT
from search.results.parameters import CONTROLS, KEY, MOST_VALUES, Asked

MOST_ROWS = 100
GREATEST = 2**63 - 1
YEARS = range(1900, 3000)
"""Years that may be asked for: beyond all others there are days that no calendar has."""


class Language(StrEnum):
    """A language of the site."""

    FINNISH = "fi"
    SWEDISH = "sv"


class Sort(StrEnum):
    """An order of passages."""

    CHANGED = "changed"
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


Kind = StrEnum("Kind", {kind.name: kind.value for kind in Passage.Kind})  # type: ignore[misc]


def _without_controls(text: str) -> str:
    if CONTROLS.search(text):
        raise ValueError("must be without control characters")
    return text


Moment = TypeVar("Moment", datetime.date, datetime.datetime)


def _of_our_times(moment: Moment) -> Moment:
    if moment.year not in YEARS:
        raise ValueError(f"must be between the years {YEARS.start} and {YEARS.stop - 1}")
    return moment


Day = Annotated[datetime.date, AfterValidator(_of_our_times)]
Instant = Annotated[AwareDatetime, AfterValidator(_of_our_times)]
Key = Annotated[str, StringConstraints(pattern=f"^{KEY.pattern}$")]
Year = Annotated[str, StringConstraints(pattern="^[0-9]{4}$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=255), AfterValidator(_without_controls)]
Words = Annotated[str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(_without_controls)]


def _values(description: str) -> Any:
    return Field(default=[], max_length=MOST_VALUES, description=description)


class Limits(Schema):
    """What a passage must be."""

    kind: list[Kind] = _values(_("What it is. May be repeated: any of them."))
    language: list[Language] = _values(_("Language of the text."))
    body: list[Key] = _values(_("Key of a forum or network that it belongs to."))
    network: list[Key] = _values(_("Key of a network that it belongs to."))
    year: list[Year] = _values(_("Year of the meeting, the news or the event."))
    speaker: list[Name] = _values(_("Name of whoever speaks in the recording."))
    present: list[Key] = _values(_("Key of a group that was present at the meeting."))
    absent: list[Key] = _values(_("Key of a group that was absent from the meeting."))
    first_day: Day | None = Field(default=None, alias="from", description=_("First day."))
    last_day: Day | None = Field(default=None, alias="until", description=_("Last day."))

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """The values by field of ``FIELDS``, without fields that are not limited."""
        return {name: tuple(map(str, chosen)) for name in FIELDS if (chosen := getattr(self, name))}


class Part(Schema):
    """Which part of a list."""

    limit: int = Field(default=20, ge=1, le=MOST_ROWS, description=_("How many at most."))
    cursor: str = Field(default="", description=_("Where to go on. It stands in next; take it as it is."))


class PassageWish(Limits, Part):
    """A search, or a list of passages."""

    q: Words = Field(default="", description=_("Words as on the search page. Without: a list in the order of change."))
    sort: Sort | None = Field(default=None, description=_("Order: by relevance with words, else by change."))
    after_version: int = Field(
        default=0, ge=0, le=GREATEST, description=_("Only what changed after this version; without words.")
    )

    @property
    def is_search(self) -> bool:
        """Whether an engine is asked; a list in the order of change has no end and no need of one."""
        return bool(self.q.strip()) or self.sort not in (None, Sort.CHANGED)

    @property
    def reader(self) -> str:
        """The language of the words, and of what is not said by a passage itself."""
        return str(self.language[0]) if len(self.language) == 1 else Language.FINNISH.value

    @property
    def asked(self) -> Asked:
        """The search as the search page would read it."""
        return Asked(
            text=self.q.strip(),
            filters=self.filters,
            date_from=self.first_day.isoformat() if self.first_day else "",
            date_to=self.last_day.isoformat() if self.last_day else "",
            sort=str(self.sort or Sort.RELEVANCE),
        )


class ExportWish(Limits):
    """Which passages an export has."""

    after_version: int = Field(default=0, ge=0, le=GREATEST, description=_("Only what changed after this version."))


class RemovedWish(Part):
    """Which removals are told."""

    after_version: int = Field(default=0, ge=0, le=GREATEST, description=_("Only what was removed after this version."))


class MeetingLimits(Schema):
    """What a meeting must be."""

    language: Language = Field(
        default=Language.FINNISH, description=_("Language to be read where there is a version in it, else the other.")
    )
    body: UUID | None = Field(default=None, description=_("Key of the forum or network that met."))
    first_day: Day | None = Field(default=None, alias="from", description=_("First day."))
    last_day: Day | None = Field(default=None, alias="until", description=_("Last day."))
    updated_since: Instant | None = Field(
        default=None, description=_("Only what was published at this moment or later, as 2026-11-22T09:00:00+02:00.")
    )


class MeetingWish(MeetingLimits, Part):
    """A list of meetings."""
