"""From drafts to rows: passages, their people, the embedded index and what waits for delivery, in one transaction.

Whoever derives passages takes a ticket first and writes only while no newer ticket was taken, so that of two workers,
or of a worker and an editor who withdraws the page, the one that looked last has the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from wagtail.models import Page

from cms.reader_cache import readers_see_something_new
from search.engines import chosen
from search.engines.documents import documents_of
from search.engines.protocol import IndexDocument
from search.models import Passage, PassageDelivery, PassagePerson, SearchedPage, SearchState
from search.passages.drafts import PassageDraft, PersonDraft
from search.passages.removals import forget_removal, remember_removal

AT_ONCE = 500
"""Rows of one statement: databases limit its parameters."""
EVERY_PAGE = 0
"""Stands for all pages: with a ticket for it nobody writes what was looked at before something was closed or hidden."""
FROM_DRAFT = tuple(one.name for one in fields(PassageDraft) if one.name not in ("key", "people"))
OVERWRITTEN = [*FROM_DRAFT, "year", "content_hash", "version"]
Anything = TypeVar("Anything")


@dataclass(frozen=True)
class Changed:
    """A passage that is new or other than it was, the people in it, and its document; keys and version follow."""

    row: Passage
    people: tuple[PersonDraft, ...]
    document: IndexDocument


@dataclass(frozen=True)
class Plan:
    """What is to be done for a page: passages to write, and primary keys of those to remove."""

    changed: list[Changed]
    gone: list[int]


def portions(everything: Iterable[Anything], size: int = AT_ONCE) -> Iterator[list[Anything]]:
    """What was given, in lists of at most ``size``."""
    rest = iter(everything)
    while portion := list(islice(rest, size)):
        yield portion


def next_version() -> int:
    """Raises the counter of all changes; inside a transaction, at whose end others may raise it again."""
    row = SearchState.objects.filter(pk=SearchState.ONLY)
    if not row.update(version=F("version") + 1):
        SearchState.objects.bulk_create([SearchState(pk=SearchState.ONLY)], ignore_conflicts=True)
        row.update(version=F("version") + 1)
    return row.values_list("version", flat=True).get()


@transaction.atomic
def take_ticket(page_ids: Iterable[int]) -> int:
    """The right to write the passages of pages, until somebody takes a newer ticket for them."""
    ticket = next_version()
    _hold(page_ids, ticket)
    return ticket


def _hold(page_ids: Iterable[int], ticket: int) -> None:
    rows = [SearchedPage(page_id=page_id, ticket=ticket) for page_id in sorted(set(page_ids))]
    SearchedPage.objects.bulk_create(
        rows, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["page_id"], update_fields=["ticket"]
    )


def write(derived: Mapping[int, Sequence[PassageDraft]], *, ticket: int, today: date) -> set[int]:
    """Makes the passages of each page what was derived under a ticket on ``today``; returns the pages that it wrote.

    The others have a newer ticket, or are being changed this moment; nothing of theirs was touched. Passages that are
    the same stay as they are, with their version. All of it is written, or nothing.
    """
    known = _known(derived)
    # Words are analysed before the transaction: it holds up whoever wants to publish.
    plans = {page_id: _plan(drafts, known.get(page_id, {})) for page_id, drafts in derived.items()}
    with transaction.atomic():
        version = next_version()
        mine = _still_mine(derived, ticket)
        _put([one for page_id in derived if page_id in mine for one in plans[page_id].changed], version)
        losers = [page_id for page_id in mine if plans[page_id].gone]
        _take([pk for page_id in losers for pk in plans[page_id].gone], version)
        if losers:
            readers_see_something_new(last_copy_may_stand_in=all(derived[page_id] for page_id in losers))
        SearchedPage.objects.filter(page_id__in=mine).update(derived_on=today)
    return mine


def _known(page_ids: Iterable[int]) -> dict[int, dict[UUID, tuple[int, str]]]:
    """Primary key and content of the passages that there are, by page and key."""
    found: dict[int, dict[UUID, tuple[int, str]]] = {}
    for portion in portions(page_ids):
        rows = Passage.objects.filter(page_id__in=portion).values_list("page_id", "key", "pk", "content_hash")
        for page_id, key, pk, content_hash in rows:
            found.setdefault(page_id, {})[key] = (pk, content_hash)
    return found


def _plan(drafts: Sequence[PassageDraft], known: Mapping[UUID, tuple[int, str]]) -> Plan:
    wanted = {draft.key: draft for draft in drafts}
    hashes = {key: draft.content_hash for key, draft in wanted.items()}
    changed = [draft for key, draft in wanted.items() if known.get(key, (0, ""))[1] != hashes[key]]
    rows = [_row(draft, hashes[draft.key]) for draft in changed]
    return Plan(
        changed=[
            Changed(row, draft.people, document)
            for row, draft, document in zip(rows, changed, documents_of(rows), strict=True)
        ],
        gone=[pk for key, (pk, _hash) in known.items() if key not in wanted],
    )


def _row(draft: PassageDraft, content_hash: str) -> Passage:
    """The row of a draft with all that its document needs: the people, and a key and a version that do not count."""
    values: dict[str, Any] = {name: getattr(draft, name) for name in FROM_DRAFT}
    values["cue_map"] = [list(cue) for cue in draft.cue_map]
    year = str(draft.date.year) if draft.date else ""
    row = Passage(pk=0, key=draft.key, **values, year=year, content_hash=content_hash, version=0)
    # Where Django keeps what was prefetched: nobody has to be asked for people who are not stored yet.
    row._prefetched_objects_cache = {"people": [_person(0, one) for one in draft.people]}  # type: ignore[attr-defined]
    return row


def _person(passage_id: int, draft: PersonDraft) -> PassagePerson:
    return PassagePerson(
        passage_id=passage_id, role=draft.role, person=draft.person, name=draft.name, group=draft.group,
        group_key=draft.group_key,
    )  # fmt: skip


def _still_mine(derived: Mapping[int, Sequence[PassageDraft]], ticket: int) -> set[int]:
    """The pages whose newest ticket is this one. Those that somebody changes right now are not waited for.

    She may be about to withdraw them, and would then wait for us while we wait for her.
    """
    if SearchedPage.objects.filter(page_id=EVERY_PAGE, ticket__gt=ticket).exists():
        return set()
    mine = set(SearchedPage.objects.filter(page_id__in=list(derived), ticket=ticket).values_list("page_id", flat=True))
    with_passages = [page_id for page_id in mine if derived[page_id]]
    locked = Page.objects.select_for_update(no_key=True, skip_locked=True).filter(pk__in=with_passages)
    at_rest = set(locked.values_list("pk", flat=True))
    return {page_id for page_id in mine if page_id in at_rest or not derived[page_id]}


def _put(changed: Sequence[Changed], version: int) -> None:
    if not changed:
        return
    for one in changed:
        one.row.pk, one.row.version = None, version
    rows = Passage.objects.bulk_create(
        [one.row for one in changed],
        batch_size=AT_ONCE, update_conflicts=True, unique_fields=["key"], update_fields=OVERWRITTEN,
    )  # fmt: skip
    for portion in portions(rows):
        forget_removal([row.key for row in portion])
        _raw_delete(PassagePerson.objects.filter(passage_id__in=[row.pk for row in portion]))
    PassagePerson.objects.bulk_create(
        [_person(one.row.pk, person) for one in changed for person in one.people], batch_size=AT_ONCE
    )
    for group in portions(replace(one.document, id=one.row.pk, version=version) for one in changed):
        chosen.embedded().upsert(group)
    announce({row.pk: version for row in rows})
    readers_see_something_new(last_copy_may_stand_in=True)


def _take(gone: Sequence[int], version: int) -> None:
    for portion in portions(gone):
        remember_removal(portion, version=version)
        chosen.embedded().delete(dict.fromkeys(portion, version))
        _raw_delete(PassagePerson.objects.filter(passage_id__in=portion))
        _raw_delete(Passage.objects.filter(pk__in=portion))
    if gone:
        announce(dict.fromkeys(gone, version))


def _raw_delete(rows: QuerySet[Any]) -> None:
    """Deletes rows that nothing refers to without reading them and without a signal for each."""
    rows._raw_delete(rows.db)


@transaction.atomic
def remove(passages: QuerySet[Passage], page_ids: Iterable[int] = ()) -> int:
    """Takes passages away at once, and the right to write them from whoever derives their pages now; returns how many.

    ``page_ids`` names pages whose right is taken though they may have no passages yet.
    """
    version = next_version()
    found = dict(passages.values_list("pk", "page_id"))
    _hold({*found.values(), *page_ids}, version)
    _take(list(found), version)
    if found:
        readers_see_something_new()
    return len(found)


def announce(versions: Mapping[int, int]) -> None:
    """Writes down what the engine beside the database does not know yet, by primary key; nothing where there is none.

    What waited for the same passage, or was given up, is overtaken by it.
    """
    if chosen.remote() is None:
        return
    now = timezone.now()
    rows = [
        PassageDelivery(passage_id=pk, version=version, not_before=now, created_at=now)
        for pk, version in versions.items()
    ]
    PassageDelivery.objects.bulk_create(
        rows, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["passage_id"],
        update_fields=["version", "state", "attempts", "not_before", "last_error"],
    )  # fmt: skip
