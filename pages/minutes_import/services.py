"""Structured minutes become a draft of a meeting page; review makes it public."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext, override
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Orderable, Page

from cms.dates import short_date
from cms.permissions import may_write
from pages.minutes_import.structure import Attachment, Item, Minutes, Participant
from pages.models import AgendaItem, Attendance, ForumPage, MeetingPage, NetworkPage

HELSINKI = ZoneInfo("Europe/Helsinki")
NAME_LENGTH = 160
HEADING_LENGTH = 250
Row = TypeVar("Row", bound=Orderable)


@transaction.atomic
def import_meeting(*, minutes: Minutes, forum: Page, user: Any = None, on: date | None = None) -> MeetingPage:
    """Makes a draft meeting with its items and participants below the forum or network; returns it.

    The draft stands in the tree of the minutes' language. ``on`` is the day of the meeting where the minutes lack one.
    Raises PermissionDenied where ``user`` may not write there (None: the operator of the machine), ValidationError
    where the day is unknown, the forum is not in that language, or a meeting of that day stands there already.
    """
    parent = forum_in_language(forum, minutes.language)
    if user is not None and not may_write(user, minutes.language):
        raise PermissionDenied
    day = date.fromisoformat(minutes.date) if minutes.date else on
    if day is None:
        raise ValidationError(_("The minutes do not say the day of the meeting. Give it as well."))
    _refuse_duplicate(parent, day)
    meeting = _meeting(minutes, parent, day)
    meeting.owner = user
    meeting.agenda_items = _in_order(_agenda_item(item, meeting, minutes.attachments) for item in minutes.items)
    meeting.attendances = _in_order(_attendance(person) for person in minutes.people)
    parent.add_child(instance=meeting)
    meeting.save_revision(user=user, log_action=True)
    return meeting


def forum_in_language(forum: Page, language: str) -> Page:
    """The forum or network in that language's tree; raises ValidationError where it is not there."""
    found = Page.objects.filter(translation_key=forum.translation_key, locale__language_code=language).first()
    if found is None or found.specific_class not in (ForumPage, NetworkPage):
        raise ValidationError(
            _("%(title)s has no page in the language of the minutes (%(language)s).")
            % {"title": forum.title, "language": language}
        )
    return found


def _refuse_duplicate(parent: Page, day: date) -> None:
    for other in MeetingPage.objects.child_of(parent).filter(starts_at__date=day):
        raise ValidationError(
            _("A meeting of that day is there already: %(title)s. Nothing was changed.") % {"title": other.title}
        )


def _meeting(minutes: Minutes, parent: Page, day: date) -> MeetingPage:
    number = minutes.number.split("/")[0]
    with override(minutes.language):
        word = gettext("meeting")
    general = [attachment for attachment in minutes.attachments if not attachment.item]
    return MeetingPage(
        title=f"{parent.title} {short_date(day, minutes.language)}",
        slug=find_available_slug(parent, slugify(f"{word} {day.day} {day.month} {day.year}")),
        locale=parent.locale,
        live=False,
        number=int(number) if number.isdecimal() else None,
        starts_at=_moment(day, minutes.scheduled_start or minutes.start) or _moment(day, "00:00"),
        ends_at=_moment(day, minutes.scheduled_end),
        opened_at=_moment(day, minutes.start),
        closed_at=_moment(day, minutes.end),
        place=minutes.place[:HEADING_LENGTH],
        mode=minutes.mode or "",
        chair=(minutes.chair or "")[:NAME_LENGTH],
        secretary=(minutes.secretary or "")[:NAME_LENGTH],
        original_language=minutes.language,
        attachments=[("attachment", _attachment_value(attachment)) for attachment in general],
        notes=[("paragraph", str(paragraphs(note))) for note in minutes.notes],
    )


def _moment(day: date, clock: str | None) -> datetime | None:
    if not clock:
        return None
    hour, minute = (int(part) for part in clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HELSINKI)


def _in_order(rows: Iterable[Row]) -> list[Row]:
    """The rows, numbered as the page form would number them: nothing else does."""
    found = list(rows)
    for number, row in enumerate(found):
        row.sort_order = number
    return found


def _agenda_item(item: Item, meeting: MeetingPage, attachments: tuple[Attachment, ...]) -> AgendaItem:
    own = [attachment for attachment in attachments if attachment.item and attachment.item == item.number]
    return AgendaItem(
        locale=meeting.locale,
        number=item.number[:12],
        heading=item.heading[:HEADING_LENGTH],
        matter=str(paragraphs(_overflow(item) + item.matter)),
        discussion=str(paragraphs(item.discussion)),
        decision=str(paragraphs(item.decision)),
        follow_ups=[
            ("follow_up", {"task": promise.text[:HEADING_LENGTH], "owner": promise.owner[:NAME_LENGTH],
                           "due": date.fromisoformat(promise.due) if promise.due else None, "done_on": None})
            for promise in item.follow_ups
        ],
        attachments=[("attachment", _attachment_value(attachment)) for attachment in own],
    )  # fmt: skip


def _overflow(item: Item) -> str:
    return f"{item.heading}\n\n" if len(item.heading) > HEADING_LENGTH else ""


def _attachment_value(attachment: Attachment) -> dict[str, Any]:
    return {"document": None, "title": str(attachment)[:200]}


def _attendance(person: Participant) -> Attendance:
    printed = " ".join(part for part in (person.title, person.inner_group, person.affiliation) if part)
    return Attendance(
        name=person.name[:NAME_LENGTH],
        group=person.group[:NAME_LENGTH],
        organisation=printed[:NAME_LENGTH],
        role=Attendance.Role.DEPUTY if person.is_substitute and person.role == "member" else person.role,
        presence=person.attendance,
        present_from=person.arrived,
        present_to=person.left,
    )


def paragraphs(text: str) -> SafeString:
    """Plain text as safe rich text: an empty line parts paragraphs, a line break stays a line break."""
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    return format_html_join("", "<p>{}</p>", ((_lines(part),) for part in parts))


def _lines(part: str) -> SafeString:
    return format_html_join(mark_safe("<br/>"), "{}", ((line,) for line in part.splitlines()))
