"""When a page is deleted, whatever refers to it refers to its version in the other language, where it has one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, Q, TextField
from django.db.models.deletion import Collector
from django.db.models.functions import Cast
from django.utils.deconstruct import deconstructible
from modelcluster.fields import ParentalKey
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex, Revision

from cms.blocks import PageNumberBlock
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


def lead_numbers_to_heir(page: Page) -> int:
    """Makes what names a page about to be deleted by its number name its other version; returns how many texts.

    Drafts and blocks do, and would lose the reference the next time that somebody opens them. What reviewers read of a
    draft stays read: the page that is referred to is the same one.
    """
    heir = _heirs({page.pk}, set()).get(page.pk)
    if heir is None:
        return 0
    naming = _pages_naming(page.pk)
    return _lead_blocks(page.pk, heir, naming) + _lead_drafts(page.pk, heir, naming)


def _lead_drafts(gone: int, heir: int, naming: set[int]) -> int:
    drafts = _drafts_naming(gone, naming)
    for revision in drafts:
        read = digest_of(revision)
        revision.content = _led(revision.content, gone, heir)
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
        ReviewTaskState.objects.filter(revision=revision, digest=read).update(digest=digest_of(revision))
    return len(drafts)


def _lead_blocks(gone: int, heir: int, naming: set[int]) -> int:
    led = 0
    for field in _streams():
        rows = field.model._base_manager.filter(**{f"{_owner_of(field.model)}__in": naming})
        for row in rows:
            raw = list(getattr(row, field.name).raw_data)
            changed = _led(raw, gone, heir)
            if changed != raw:
                blocks = StreamValue(field.stream_block, changed, is_lazy=True)
                field.model._base_manager.filter(pk=row.pk).update(**{field.name: blocks})
                led += 1
    return led


def references() -> list[Any]:
    """The fields that lead to another version; a block that refers to a page is called like one of them."""
    fields = (field for model in apps.get_models() for field in model._meta.local_fields)
    return [
        field
        for field in fields
        if isinstance(field, ForeignKey) and isinstance(field.remote_field.on_delete, OtherVersionOr)
    ]


def _heirs(gone: set[int], doomed: set[int]) -> dict[int, int]:
    keys = dict(Page.objects.filter(pk__in=gone).values_list("pk", "translation_key"))
    versions = Page.objects.filter(translation_key__in=keys.values()).exclude(pk__in=doomed | gone).order_by("pk")
    by_key = {key: pk for pk, key in versions.values_list("pk", "translation_key")}
    return {pk: by_key[key] for pk, key in keys.items() if key in by_key}


def _doomed(collector: Collector) -> set[int]:
    return {row.pk for model, rows in collector.data.items() if issubclass(model, Page) for row in rows}


def _drafts_naming(number: int, naming: set[int]) -> list[Revision]:
    perhaps = Page.objects.filter(Q(has_unpublished_changes=True) | Q(pk__in=naming))
    waiting = Q(pk__in=perhaps.values("latest_revision")) | Q(approved_go_live_at__isnull=False)
    named = Q(pk__in=[])
    for name in _names():
        # A stream of blocks stands as a text of its own inside the text.
        named |= Q(text__contains=f'"{name}": {number}') | Q(text__contains=f'\\"{name}\\": {number}')
    found = Revision.objects.page_revisions().annotate(text=Cast("content", TextField())).filter(waiting).filter(named)
    return [revision for revision in found if _led(revision.content, number, 0) != revision.content]


def _pages_naming(number: int) -> set[int]:
    """The pages whose live rows refer to a page by its number, or of which the index of references knows it."""
    kind = ContentType.objects.get_for_model(Page)
    known = ReferenceIndex.objects.filter(to_content_type=kind, to_object_id=str(number), base_content_type=kind)
    found = {int(key) for key in known.values_list("object_id", flat=True)}
    for field in references():
        if owner := _owner_of(field.model):
            rows = field.model._base_manager.filter(**{field.attname: number})
            found.update(rows.values_list(owner, flat=True))
    return found


def _streams() -> list[Any]:
    """The fields of pages and rows that have blocks which name a page by its number."""
    fields = (field for model in apps.get_models() for field in model._meta.local_fields)
    streams = [field for field in fields if isinstance(field, StreamField) and _owner_of(field.model)]
    return [field for field in streams if _names_pages(field.stream_block)]


def _names_pages(block: Any) -> bool:
    inside = [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]
    return isinstance(block, PageNumberBlock) or any(_names_pages(one) for one in inside if one is not None)


def _owner_of(model: Any) -> str:
    """The field with the number of the page that a row belongs to; empty for what belongs to none."""
    if issubclass(model, Page):
        return "pk"
    return next((field.attname for field in model._meta.local_fields if isinstance(field, ParentalKey)), "")


def _names() -> set[str]:
    return {field.name for field in references()}


def _led(content: Any, gone: int, heir: int) -> Any:
    """The content of a revision with ``heir`` wherever one of ``references`` has the number of ``gone``."""
    names = _names()

    def led(part: Any) -> Any:
        if isinstance(part, str) and part.startswith("[{"):
            return _led_blocks(part, led)
        if isinstance(part, list):
            return [led(one) for one in part]
        if isinstance(part, dict):
            return {name: heir if name in names and one == gone else led(one) for name, one in part.items()}
        return part

    return led(content)


def _led_blocks(text: str, led: Callable[[Any], Any]) -> str:
    try:
        blocks = json.loads(text)
    except ValueError:
        return text
    changed = led(blocks)
    return text if changed == blocks else json.dumps(changed)
