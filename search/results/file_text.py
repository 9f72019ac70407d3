"""The text of a page of a file as a page of the site: every browser can mark words there, and read it aloud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from search.models import Passage
from search.results.places import Place, address_as_text, address_of, places_of, readable_passages


@dataclass(frozen=True)
class Neighbour:
    """The page of the file before or after, by its number, which is None where the file has none."""

    url: str
    number: int | None


@dataclass(frozen=True)
class FileText:
    """The text of a page of a file: the passage, the page that offers the file, the file itself, and its pages beside.

    ``file_url`` opens the file at that page. ``part`` says which page it is, or which part of how many where a file has
    no pages, and is empty where it has but one.
    """

    passage: Passage
    place: Place
    file_url: str
    part: str
    before: Neighbour | None
    after: Neighbour | None

    @property
    def paragraphs(self) -> list[str]:
        """The text by its lines: each is a paragraph, a heading or an entry of a list."""
        return self.passage.text.split("\n")


def file_text(key: UUID, words: str, now: datetime, language: str) -> FileText | None:
    """The text of the page of a file that has a key; None where there is none that everybody may read.

    ``words`` are marked on the pages beside it too. Costs a few queries, however long the file is.
    """
    every = readable_passages(now).filter(kind=Passage.Kind.ATTACHMENT, document__isnull=False).exclude(text="")
    passage = every.filter(key=key).select_related("document").first()
    place = places_of([passage], language).pages.get(passage.page_id) if passage else None
    if passage is None or place is None:
        return None
    same = every.filter(page=passage.page_id, document=passage.document_id, language=passage.language)
    rows = list(same.order_by("page_number", "pk").values_list("key", "page_number"))
    here = [one for one, _page in rows].index(key)
    beside = [Neighbour(address_as_text(one, words), number) for one, number in rows[max(here - 1, 0) : here + 2]]
    return FileText(
        passage=passage,
        place=place,
        file_url=address_of(passage, place, ""),
        part=_part(passage, here + 1, len(rows)),
        before=beside[0] if here else None,
        after=beside[-1] if here + 1 < len(rows) else None,
    )


def _part(passage: Passage, place: int, number: int) -> str:
    if passage.page_number:
        return _("p. %(number)s") % {"number": passage.page_number}
    return f"{place}/{number}" if number > 1 else ""
