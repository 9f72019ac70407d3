"""A thing that is withdrawn, the ways in which that happens, and every address that might tell of it still."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, ReferenceIndex

from cms.editorial.guard import publishing_service
from cms.editorial.services import publish_due
from cms.models import SiteDocument
from pages.models import CaptionTrack, Chapter, MeetingPage, RecordingPage
from pages.services import rebuild_cues
from search.models import DocumentText, Passage
from search.passages import expiring
from search.reading.documents import READER
from tests import factories

ASKED, SECRET, MISTYPED = "salamyrkky", "piilosana", "piilosama"
"""Where the second word is the first is, too: whoever asks for that and reads this one was told what is withdrawn."""
WORDS = "Silta salamyrkky piilosana"
SEARCHES = {"fi": "/fi/haku/", "sv": "/sv/sok/"}
QUESTIONS = (ASKED, "silta", MISTYPED, "puhuja:piilo", "elin:piilo", "läsnä:piilo", "verkosto:piilo")
BOTH = "language=fi&language=sv"


def addresses() -> list[str]:
    """Every address that answers from the index, those of what is there now among them: a reader may keep them."""
    found = ["/sitemap.xml", "/fi/haku/laatu/", "/api/v1/removed?limit=100", f"/api/v1/passages?q={ASKED}&{BOTH}"]
    for search in SEARCHES.values():
        found += [f"{search}?q={question}&{BOTH}" for question in QUESTIONS]
        found += [f"{search}{file}?q={ASKED}&{BOTH}" for file in ("results.json", "results.csv", "atom.xml")]
        found += [f"{search}suggestions.json?q={begun}" for begun in ("piilos", "silta piilos")]
    for path in ("passages", "meetings"):
        found += [f"/api/v1/{path}?limit=100", f"/api/v1/{path}?limit=100&language=sv", f"/api/v1/{path}.jsonl"]
    for key in _keys(MeetingPage.objects, "translation_key"):
        found += [f"/api/v1/meetings/{key}", f"/api/v1/meetings/{key}/akoma-ntoso.xml"]
    found += [f"/api/v1/recordings/{key}/captions/fi.vtt" for key in _keys(RecordingPage.objects, "translation_key")]
    secret = Passage.objects.filter(text__icontains=SECRET)
    found += [f"/api/v1/passages/{key}" for key in _keys(secret, "key")]
    return found + [f"/fi/haku/liitteet/{key}/" for key in _keys(secret.filter(kind="attachment"), "key")]


def _keys(rows: Any, name: str) -> list[UUID]:
    return list(rows.order_by("pk").values_list(name, flat=True))


def tells(client: Any, asked: Iterable[str]) -> set[str]:
    """The addresses that tell the secret."""
    return {address for address in asked if SECRET in _read(client, address)}


def counts(client: Any) -> list[int]:
    """How many hits there are for what only the withdrawn thing has, wherever that is counted.

    The last number is by how much a group that only it names narrows otherwise than one that nobody names.
    """
    asked = [f"{search}results.json?q={ASKED}&{BOTH}" for search in SEARCHES.values()]
    asked += [f"/api/v1/passages?q={ASKED}&{BOTH}"]
    asked += [f"/fi/haku/results.json?q=läsnä:{group}&{BOTH}" for group in ("piilo", "olematon")]
    *found, named, unknown = [client.get(address).json()["total"] for address in asked]
    return [*found, unknown - named]


def _read(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code in (200, 404), (address, answer.status_code)
    return b"".join(answer).decode().casefold()


def document(name: str = "liite") -> Any:
    """A file whose title and text have the secret."""
    made = SiteDocument.objects.create(title=WORDS, file=ContentFile(b"x", name=f"{name}.txt"), file_hash=name)
    DocumentText.objects.create(
        document=made, file_hash=name, reader=READER, state="read", pages=[WORDS], has_pages=True, language="fi"
    )
    return made


def attached(file: Any) -> list[Any]:
    """The file as an attachment of a page."""
    return [("attachment", {"document": file, "title": ""})]


@dataclass(frozen=True)
class Held:
    """A meeting below a forum, with a file, and its recording."""

    meeting: Any
    recording: Any
    file: Any


def held(site: Any, *, secret: str) -> Held:
    """A meeting with its recording; ``secret`` is which of them has the secret: "meeting", "recording" or "file"."""
    words = {name: WORDS if name == secret else "Silta" for name in ("meeting", "recording")}
    slugs = {name: SECRET if name == secret else name for name in words}
    file = document()
    item = factories.agenda_item(
        heading=words["meeting"],
        matter=f"<p>{words['meeting']}</p>",
        decision=f"<p>{words['meeting']}</p>",
        attachments=attached(file) if secret in ("meeting", "file") else [],
    )
    rows = {"agenda_items": [item]}
    if secret == "meeting":
        rows["attendances"] = [factories.attendance("Piilosana Virtanen", group="Piilosana ry")]
    meeting = factories.meeting(
        factories.forum(site.fi, title="Foorumi"), title=words["meeting"], slug=slugs["meeting"], rows=rows
    )
    captions = f"WEBVTT\n\n00:01.000 --> 00:04.000\n{words['recording']}\n"
    if secret == "recording":
        captions = captions.replace("Silta", "<v Piilosana Virtanen>Silta")
    chapter = Chapter(title=words["recording"], starts_at_second=0, agenda_item_key=item.translation_key)
    track = CaptionTrack(language="fi", webvtt=captions)
    recording = factories.recording(
        site.fi, meeting=meeting, title=words["recording"], slug=slugs["recording"],
        rows={"caption_tracks": [track], "chapters": [chapter]},
    )  # fmt: skip
    rebuild_cues(recording=recording)
    for page in (meeting, recording):
        ReferenceIndex.create_or_update_for_object(page)
    return Held(meeting, recording, file)


def _restricted(kind: str) -> Callable[[Any], None]:
    def restrict(page: Any) -> None:
        PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")

    return restrict


def _restrict_above(page: Any) -> None:
    _restricted("login")(page.get_parent())


def _move_below_restricted(page: Any) -> None:
    above = page.get_parent().specific
    closed = factories.page(type(above), above.get_parent(), title="Suljettu")
    _restrict(closed)
    with publishing_service():
        page.move(closed, pos="last-child")


_restrict = _restricted("login")


def _expire(page: Any) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    expiring._seen.clear()  # as if its end had stood there for longer than a second


def _expire_by_the_clock(page: Any) -> None:
    _expire(page)
    publish_due(now=timezone.now())


WAYS: dict[str, Callable[[Any], None]] = {
    "unpublished": lambda page: page.unpublish(),
    "deleted": lambda page: page.delete(),
    "for people who log in": _restrict,
    "behind a password": _restricted("password"),
    "for groups": _restricted("groups"),
    "below something for people who log in": _restrict_above,
    "moved below something for people who log in": _move_below_restricted,
    "expired, and the clock is late": _expire,
    "expired": _expire_by_the_clock,
}
"""The ways in which a page is withdrawn."""


def closed_collection() -> Any:
    """A collection for people who log in."""
    made = Collection.get_first_root_node().add_child(name="Suljettu")
    CollectionViewRestriction.objects.create(collection=made, restriction_type="login")
    return made


def _put_into_closed(file: Any) -> None:
    file.collection = closed_collection()
    file.save()


def _close(file: Any) -> None:
    own = Collection.get_first_root_node().add_child(name="Oma")
    SiteDocument.objects.filter(pk=file.pk).update(collection=own)
    CollectionViewRestriction.objects.create(collection=own, restriction_type="login")


def _delete(file: Any) -> None:
    ReferenceIndex.objects.all().delete()  # else it is refused while a page refers to it
    file.delete()


def _replace(file: Any) -> None:
    file.title, file.file, file.file_hash = "Toinen", ContentFile(b"Toinen", name="toinen.txt"), "toinen"
    file.save()


WAYS_OF_FILES: dict[str, Callable[[Any], None]] = {
    "deleted": _delete,
    "another file in its place": _replace,
    "put into a closed collection": _put_into_closed,
    "its collection is closed": _close,
}
"""The ways in which a file is."""
