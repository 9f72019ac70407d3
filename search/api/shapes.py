"""What answers look like: the values of each with what they mean, from which the documentation is written."""

from __future__ import annotations

import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field


class Reference(BaseModel):
    """A page that something belongs to or leads to."""

    key: UUID = Field(description=_("Identity for ever, the same in both languages."))
    title: str
    url: str = Field(description=_("Where people read it."))
    language: str = Field(description=_("Language of the text: fi or sv."))


class ItemReference(BaseModel):
    """An agenda item that something belongs to."""

    key: UUID = Field(description=_("Identity for ever, the same in both languages."))
    number: str
    heading: str


class PersonInPassage(BaseModel):
    """Somebody, or somebody's group, and what she did; without names that are hidden."""

    role: str = Field(description=_("present, absent, spoke, chair or secretary."))
    name: str = Field(description=_("Empty where only the group is told, or the name is hidden."))
    group: str
    group_key: str = Field(description=_("Value for the parameters present and absent."))


class PassageFile(BaseModel):
    """The file that a passage stands in."""

    url: str
    page: int | None = Field(description=_("Page of the file, from 1."))


class Found(BaseModel):
    """The words around what was searched for."""

    text: str
    marks: list[tuple[int, int]] = Field(description=_("First letter and end of each marked word in text, from 0."))
    reasons: list[str] = Field(
        description=_("Why, where the words do not say it: part of a word, translation, spelling.")
    )


class Passage(BaseModel):
    """A place that can be found: an agenda item, a decision, a page of a file, some seconds of a recording."""

    key: UUID = Field(description=_("Identity for ever in this language, over changes of the text."))
    version: int = Field(description=_("Grows with every change; see after_version."))
    kind: str = Field(description=_("What it is; see the parameter kind."))
    language: str = Field(description=_("Language of the text: fi or sv."))
    title: str
    text: str = Field(description=_("Plain text without mail addresses."))
    url: str = Field(description=_("Where people read it."))
    page: Reference
    meeting: Reference | None
    item: ItemReference | None
    body_key: UUID | None = Field(description=_("Forum or network that it belongs to."))
    network_key: UUID | None
    date: datetime.date | None
    speaker: str = Field(description=_("Who speaks in the recording; may be empty."))
    start: int | None = Field(description=_("Second of the recording."))
    end: int | None = Field(description=_("Second of the recording."))
    file: PassageFile | None
    people: list[PersonInPassage]
    found: Found | None = Field(description=_("In answers to a search only."))


class PassageList(BaseModel):
    """One part of a list of passages."""

    results: list[Passage]
    next: str | None = Field(description=_("Address of what follows; null at the end."))
    total: int | None = Field(description=_("How many a search found; null in a list without words."))
    is_about: bool = Field(description=_("Whether there are probably more than total."))
    version: int = Field(description=_("Keep that of the first part: next time, after_version."))


class Removed(BaseModel):
    """A passage that is public no more. Harvesters delete what they have of it."""

    key: UUID
    kind: str = Field(description=_("What it is; see the parameter kind."))
    language: str
    page_key: UUID = Field(description=_("The page that it stood on; of the kind meeting, the meeting."))
    version: int
    removed_at: datetime.datetime


class RemovedList(BaseModel):
    """One part of the list of what was removed."""

    results: list[Removed]
    next: str | None = Field(description=_("Address of what follows; null at the end."))
    version: int = Field(description=_("Keep that of the first part: next time, after_version."))


class Attachment(BaseModel):
    """A file beside a text."""

    title: str
    url: str
    language: str = Field(description=_("Language of the file; may be empty."))
    pages: int | None = Field(description=_("Number of pages, where it is known."))


class FollowUp(BaseModel):
    """What somebody promised to do."""

    task: str
    owner: str = Field(description=_("Who is responsible; empty where nobody is named or the name is hidden."))
    due: datetime.date | None
    done_on: datetime.date | None
    state: str = Field(description=_("late, open or done."))


class AgendaItem(BaseModel):
    """An item of the agenda. Texts are plain, without mail addresses."""

    key: UUID = Field(description=_("Identity for ever, the same in both languages."))
    number: str
    heading: str
    url: str = Field(description=_("Where people read it."))
    matter: str
    discussion: str
    decision: str
    case_number: str = Field(description=_("The same at every meeting that deals with the matter; may be empty."))
    goal: Reference | None
    follow_ups: list[FollowUp]
    attachments: list[Attachment]


class Participant(BaseModel):
    """Somebody in the roll of a meeting."""

    name: str = Field(description=_("Empty where only the group is told, or the name is hidden."))
    group: str
    role: str = Field(description=_("chair, vice_chair, secretary, member, expert, coordinator, deputy or guest."))
    presence: str = Field(description=_("present, absent or part (of the time)."))
    present_from: datetime.time | None
    present_to: datetime.time | None


class Captions(BaseModel):
    """The captions of a recording in one language."""

    language: str
    url: str = Field(description=_("The captions as WebVTT."))


class Chapter(BaseModel):
    """A part of a recording."""

    start: int = Field(description=_("Second of the recording."))
    title: str
    item_key: UUID | None = Field(description=_("The agenda item that is dealt with."))


class Recording(Reference):
    """A recording of a meeting, with the ways into it."""

    recorded_on: datetime.date
    seconds: int = Field(description=_("Length; 0 where it is not known."))
    spoken_language: str
    captions: list[Captions]
    chapters: list[Chapter]


class ProgrammeEntry(BaseModel):
    """An entry of a programme."""

    starts: datetime.time | None
    title: str


class MeetingLine(Reference):
    """A meeting in a list."""

    data_url: str = Field(description=_("The meeting with everything in it, as data."))
    changed_at: datetime.datetime | None = Field(description=_("When this version was last published."))
    body: Reference | None = Field(description=_("The forum or network that met."))
    number: str = Field(description=_("Number in its year, as 3/2026; may be empty."))
    starts_at: datetime.datetime
    ends_at: datetime.datetime | None
    place: str
    mode: str = Field(description=_("onsite, remote or hybrid; may be empty."))


class Meeting(MeetingLine):
    """A meeting from the invitation to the approved minutes."""

    versions: list[Reference] = Field(description=_("The same meeting in each language that it is in."))
    opened_at: datetime.datetime | None
    closed_at: datetime.datetime | None
    register_by: datetime.date | None
    registration_url: str
    approved_on: datetime.date | None = Field(description=_("Day on which the minutes were approved."))
    original_language: str
    chair: str = Field(description=_("Empty where nobody is named or the name is hidden."))
    secretary: str = Field(description=_("Empty where nobody is named or the name is hidden."))
    names_are_hidden: bool = Field(description=_("Whether the day has come after which no names are told."))
    hide_names_on: datetime.date | None
    participants_count: int | None = Field(description=_("Where participants are only counted."))
    participants: list[Participant]
    invitation: str
    programme: list[ProgrammeEntry]
    items: list[AgendaItem]
    notes: str
    attachments: list[Attachment]
    recordings: list[Recording]


class MeetingList(BaseModel):
    """One part of a list of meetings."""

    results: list[MeetingLine]
    next: str | None = Field(description=_("Address of what follows; null at the end."))
    total: int
