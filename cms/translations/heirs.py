"""When a page is deleted, whatever refers to it refers to its version in the other language, where it has one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Q, TextField
from django.db.models.deletion import Collector
from django.db.models.functions import Cast
from django.utils.deconstruct import deconstructible
from wagtail.models import Page, Revision

from cms.editorial.decisions import digest_of
from cms.models.review import ReviewTaskState


@deconstructible
class OtherVersionOr:
    """The answer of a reference to a page that is deleted: the page's other version takes its place.

    Where there is none, or it is deleted in the same go, ``otherwise`` decides: one of Django's own answers.
    """

    def __init__(self, otherwise: Callable[..., None]) -> None:
        self.otherwise = otherwise

    def __eq__(self, other: object) -> bool:
        """Equal to what it falls back on: modelcluster, which builds drafts, knows Django's own answers only."""
        return other is self.otherwise or isinstance(other, OtherVersionOr) and other.otherwise is self.otherwise

    def __hash__(self) -> int:
        return hash(self.otherwise)

    def __call__(self, collector: Collector, field: Any, rows: Iterable[Any], using: str) -> None:
        """What Django calls while it collects what a deletion brings about."""
        found = list(rows)
        heirs = _heirs({getattr(row, field.attname) for row in found}, _doomed(collector))
        for gone, heir in heirs.items():
            led = [row for row in found if getattr(row, field.attname) == gone]
            collector.add_field_update(field, heir, led)
        if left := [row for row in found if getattr(row, field.attname) not in heirs]:
            self.otherwise(collector, field, left, using)


def lead_drafts_to_heir(page: Page) -> int:
    """Makes drafts that refer to a page about to be deleted refer to its other version; returns how many.

    A draft names pages by number, and would lose the reference the next time that somebody opens it. What reviewers
    read of it stays read: the page that is referred to is the same one.
    """
    heir = _heirs({page.pk}, set()).get(page.pk)
    if heir is None:
        return 0
    drafts = _drafts_naming(page.pk)
    for revision in drafts:
        read = digest_of(revision)
        revision.content = _led(revision.content, page.pk, heir)
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
        ReviewTaskState.objects.filter(revision=revision, digest=read).update(digest=digest_of(revision))
    return len(drafts)


def references() -> set[str]:
    """The names of the fields that lead to another version; blocks that refer to a page are called the same."""
    fields = (field for model in apps.get_models() for field in model._meta.local_fields)
    return {
        field.name
        for field in fields
        if isinstance(field, ForeignKey) and isinstance(field.remote_field.on_delete, OtherVersionOr)
    }


def _heirs(gone: set[int], doomed: set[int]) -> dict[int, int]:
    keys = dict(Page.objects.filter(pk__in=gone).values_list("pk", "translation_key"))
    versions = Page.objects.filter(translation_key__in=keys.values()).exclude(pk__in=doomed | gone).order_by("pk")
    by_key = {key: pk for pk, key in versions.values_list("pk", "translation_key")}
    return {pk: by_key[key] for pk, key in keys.items() if key in by_key}


def _doomed(collector: Collector) -> set[int]:
    return {row.pk for model, rows in collector.data.items() if issubclass(model, Page) for row in rows}


def _drafts_naming(number: int) -> list[Revision]:
    newest = Q(pk__in=Page.objects.filter(latest_revision__isnull=False).values("latest_revision"))
    waiting = newest | Q(approved_go_live_at__isnull=False)
    named = Q(pk__in=[])
    for name in references():
        named |= Q(text__contains=f'"{name}": {number}')
    found = Revision.objects.page_revisions().annotate(text=Cast("content", TextField())).filter(waiting).filter(named)
    return [revision for revision in found if _led(revision.content, number, 0) != revision.content]


def _led(content: Any, gone: int, heir: int) -> Any:
    """The content of a revision with ``heir`` wherever a field of ``references`` has the number of ``gone``."""
    names = references()

    def led(part: Any) -> Any:
        if isinstance(part, list):
            return [led(one) for one in part]
        if isinstance(part, dict):
            return {name: heir if name in names and one == gone else led(one) for name, one in part.items()}
        return part

    return led(content)
