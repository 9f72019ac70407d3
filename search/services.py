"""The changes of the search: noted in the transaction of what changed, or taken away in it; made later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import reduce
from itertools import islice
from operator import or_

from django.db import connection, transaction
from django.db.models import Q
from wagtail.models import CollectionViewRestriction, Page

from cms.models import Person, SiteDocument
from events.models import Venue
from pages.models import MeetingPage
from search.models import Passage, SearchOutbox
from search.outbox import RELATED, Drained, drain, revive
from search.passages.expiring import found_in_expired
from search.passages.files import kept_from_somebody
from search.passages.naming import passages_naming
from search.passages.related import names_in_texts, pages_referring_to, referring_to, related_to
from search.passages.writing import AT_ONCE, EVERY_PAGE, portions, remove, take_ticket
from search.reading.documents import has_another_file
from search.refreshing import Outcome, refresh
from search.tasks import update_search
from search.terms.derived import forget_names

__all__ = [
    "Drained", "Outcome", "branch_moved", "document_changed", "drain", "forget", "hide_names", "note", "note_branch",
    "note_document", "note_person", "note_venue", "refresh", "revive", "wake", "withdraw",
    "withdraw_branch", "withdraw_closed", "withdraw_documents", "withdraw_expired", "withdraw_names",
]  # fmt: skip
CALLBACKS_LOOKED_AT = 50
NAMES_AT_ONCE = 50


def note(page_ids: Iterable[int], *, reason: str) -> None:
    """Writes down that pages changed, one row each, and wakes the worker after the commit.

    A transaction that is rolled back notes nothing. Where the worker cannot be woken the clock finds the rows.
    """
    rows = [SearchOutbox(page_id=page_id, reason=reason) for page_id in dict.fromkeys(page_ids)]
    if rows:
        SearchOutbox.objects.bulk_create(rows, batch_size=AT_ONCE)
        wake()


def note_branch(page_id: int, *, reason: str) -> None:
    """The same of a page and all that is below it when the worker comes to it, in one row."""
    SearchOutbox.objects.create(page_id=page_id, with_descendants=True, reason=reason)
    wake()


def wake() -> None:
    """Wakes the worker when the transaction commits, once for all that it changed; at once outside of one."""
    waiting = [callback[1] for callback in islice(reversed(connection.run_on_commit), CALLBACKS_LOOKED_AT)]
    if _wake_now not in waiting:
        transaction.on_commit(_wake_now, robust=True)


def _wake_now() -> None:
    update_search.enqueue()


def withdraw(page_ids: Iterable[int], *, reason: str) -> None:
    """Takes the passages of pages away in this very transaction; the worker looks at them and their relatives later."""
    chosen = list(dict.fromkeys(page_ids))
    remove(Passage.objects.filter(page_id__in=chosen), chosen)
    forget_names(chosen)
    note(chosen, reason=reason)
    _note_who_names(chosen)


def withdraw_branch(page: Page, *, reason: str) -> None:
    """The same of a page and all that is below it."""
    below = list(Page.objects.filter(path__startswith=page.path).values_list("pk", flat=True))
    remove(Passage.objects.filter(page__path__startswith=page.path), below)
    for portion in portions(below):
        forget_names(portion)
    note_branch(page.pk, reason=reason)
    _note_who_names(below)


def forget(page: Page) -> None:
    """Takes the passages of a page away that is about to be deleted, and notes the pages that spoke of it."""
    remove(Passage.objects.filter(page_id=page.pk), [page.pk])
    forget_names([page.pk])
    note(related_to([page.pk]), reason="relative deleted")
    _note_who_names([page.pk])


def _note_who_names(page_ids: Iterable[int]) -> None:
    """Notes the pages that refer to some that are withdrawn; what they say with the names of those goes at once."""
    referring = referring_to(page_ids)
    for names in portions(names_in_texts(page_ids), NAMES_AT_ONCE):
        named = reduce(or_, (Q(text__contains=name) for name in names))
        for portion in portions(referring):
            remove(Passage.objects.filter(named, page_id__in=portion))
    note(referring, reason=RELATED)


def note_document(document: SiteDocument, *, reason: str) -> None:
    """Writes down that the pages which refer to a document changed."""
    known = Passage.objects.filter(document=document.pk).values_list("page_id", flat=True)
    note({*pages_referring_to(document), *known}, reason=reason)


def note_venue(venue: Venue, *, reason: str) -> None:
    """Writes down that the pages which name a venue changed."""
    note(pages_referring_to(venue), reason=reason)


def withdraw_documents(documents: Q, *, reason: str) -> None:
    """Takes away what was found in files, which ``documents`` names from a passage's view, and notes their pages.

    What was read before this moment is not written any more, of any page: it is read again.
    """
    # Whoever reads such a file this moment has no passages of it yet.
    take_ticket([EVERY_PAGE])
    found = Passage.objects.filter(documents)
    pages = set(found.values_list("page_id", flat=True))
    remove(found)
    note(pages, reason=reason)


def hide_names(meeting: MeetingPage) -> None:
    """Takes what was found of a meeting away, and of its recordings, where names stand in it that are hidden by now.

    The worker makes it anew without them. What was made without names already stays.
    """
    owners = [block.value["owner"] for item in meeting.agenda_items.all() for block in item.follow_ups]
    named = Q(people__name__gt="") | Q(speaker__gt="") | Q(people_hidden_on__isnull=False)
    for owner in filter(None, owners):
        named |= Q(text__contains=owner)
    found = Passage.objects.filter(named, page_id__in={meeting.pk, *related_to([meeting.pk])})
    keys = dict(found.values_list("pk", "page_id"))
    for portion in portions(keys):
        remove(Passage.objects.filter(pk__in=portion))
    note(sorted({*keys.values()} - {meeting.pk}), reason="names hide")


def withdraw_names(*, today: date) -> int:
    """Takes the passages away whose names hide by today, and notes their pages; returns how many passages those are."""
    found = dict(Passage.objects.hiding(today).values_list("pk", "page_id"))
    for portion in portions(found):
        with transaction.atomic():
            remove(Passage.objects.filter(pk__in=portion))
            note(sorted({found[key] for key in portion}), reason="names hide")
    return len(found)


def withdraw_expired(*, now: datetime) -> int:
    """Takes the passages of pages away that have expired and are not taken down yet; returns how many pages."""
    found = list(found_in_expired(now).values_list("pk", flat=True))
    for portion in portions(found):
        with transaction.atomic():
            withdraw(portion, reason="expired")
    return len(found)


def withdraw_closed() -> int:
    """Takes away what was found in files of collections that are closed by now; returns in how many files that was.

    Nobody hears of files whose rows are changed past Django, nor in which transaction a collection is moved.
    """
    kept = kept_from_somebody("document__")
    found = set(Passage.objects.filter(kept).values_list("document", flat=True)) if kept is not None else set()
    for portion in portions(sorted(found)):
        with transaction.atomic():
            withdraw_documents(Q(document__in=portion), reason="documents restricted")
    return len(found)


def note_person(person: Person, *, reason: str) -> None:
    """Writes down that the passages which name a person changed; where her name hides they are taken away at once."""
    if person.hidden:
        take_ticket([EVERY_PAGE])
    found = dict(passages_naming(person).values_list("pk", "page_id"))
    if person.hidden:
        for portion in portions(found):
            remove(Passage.objects.filter(pk__in=portion))
    note(found.values(), reason=reason)


def branch_moved(page: Page) -> None:
    """Takes the passages of a page and of all below it away where they came to a place that not everybody sees.

    Else nobody but the worker has to look at them.
    """
    if Page.objects.filter(pk=page.pk).public().exists():
        note_branch(page.pk, reason="moved")
    else:
        withdraw_branch(page, reason="moved")


def document_changed(document: SiteDocument) -> None:
    """Has the pages that refer to a document looked at.

    What was found in it goes at once where it is not public, or where it has another file by now.
    """
    if CollectionViewRestriction.objects.filter(collection__in=document.collection.get_ancestors(inclusive=True)):
        withdraw_documents(Q(document=document.pk), reason="document restricted")
    elif has_another_file(document):
        withdraw_documents(Q(document=document.pk), reason="document changed")
    note_document(document, reason="document changed")
