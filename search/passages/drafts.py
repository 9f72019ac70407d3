"""Passages before they are rows: derived values, compared by a hash with what is in the table."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from uuid import UUID

Cue = tuple[int, int]
"""Where a caption begins in the text of its passage, in letters, and the second of the recording that it begins at."""


@dataclass(frozen=True)
class PersonDraft:
    """Somebody, or somebody's group, in a passage; ``role`` is a value of ``PassagePerson.Role``.

    ``person`` is the uid of a person of the register, ``group_key`` the translation key of a network: None and empty
    where the minutes only print a name or a group.
    """

    role: str
    person: UUID | None = None
    name: str = ""
    group: str = ""
    group_key: str = ""


@dataclass(frozen=True)
class PassageDraft:
    """One place of a page as it should stand in the table; the names are those of the model ``Passage``.

    ``cue_map`` rises in both of its numbers. ``body_key`` and ``network_key`` are translation keys of the forum and of
    the network a passage belongs to, as text.
    """

    key: UUID
    kind: str
    page_id: int
    language: str
    translation_key: UUID
    meeting_key: UUID | None = None
    item_key: UUID | None = None
    title: str = ""
    text: str = ""
    anchor: str = ""
    document_id: int | None = None
    page_number: int | None = None
    start: int | None = None
    end: int | None = None
    cue_map: tuple[Cue, ...] = ()
    speaker: str = ""
    body_key: str = ""
    network_key: str = ""
    date: datetime.date | None = None
    people_hidden_on: datetime.date | None = None
    people: tuple[PersonDraft, ...] = ()

    @property
    def content_hash(self) -> str:
        """The same for the same content, of every field and every person; 64 hexadecimal digits."""
        return sha256(json.dumps(asdict(self), sort_keys=True, default=str).encode()).hexdigest()
