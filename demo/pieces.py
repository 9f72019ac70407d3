"""What the loader makes: one piece is a page in its languages, with the people and dates of its story."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from demo.manuscripts import languages_of

OTHER = {"fi": "sv", "sv": "fi"}
AUTHORS = {"fi": "author", "sv": "author-sv"}


@dataclass(frozen=True)
class Piece:
    """One page to be.

    ``draft(language)`` builds it, unsaved and with the same identities at every call. ``translation`` says how far the
    other language gets: live, in_review, none, or single with ``single_reason``. ``corrected()`` builds the original
    with the correction of ``corrected_on``, which goes live after the translation and leaves that behind; without
    it the draft tells of the correction itself, and the original was published last on that day. With an
    ``emergency_reason`` the site manager publishes the original without review.
    """

    key: str
    parent: Callable[[str], Any]
    draft: Callable[[str], Any]
    original: str = "fi"
    translation: str = "live"
    author: str = ""
    published: dict[str, date] = field(default_factory=dict)
    single_reason: str = ""
    emergency_reason: str = ""
    corrected_on: date | None = None
    corrected: Callable[[], Any] | None = None

    @property
    def writer(self) -> str:
        """The username of whoever writes the original."""
        return self.author or AUTHORS[self.original]


def piece_of(entry: dict[str, Any], **fields: Any) -> Piece:
    """A piece with what most entries of the content files say in the same words."""
    original = entry.get("original") or languages_of(entry)[0]
    return Piece(
        original=original,
        translation=entry.get("translation", "live"),
        published=entry.get("published", {}),
        single_reason=entry.get("single_reason", ""),
        emergency_reason=entry.get("emergency_reason", ""),
        **fields,
    )


def renewed(entry: dict[str, Any], draft: Callable[[dict[str, Any], str], Any]) -> dict[str, Any]:
    """The fields of a piece whose entry has a ``later``: the words that the original got on a later day.

    Nothing where it has none. ``draft(entry, language)`` builds the page.
    """
    later = entry.get("later")
    if later is None:
        return {}
    original = entry.get("original") or languages_of(entry)[0]
    return {"corrected": partial(draft, {**entry, **later}, original), "corrected_on": later["on"]}
