"""How tests put a new page before its readers: as Wagtail does, without reading back what was just written."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.actions.publish_revision import published
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.signals import page_published

from cms.editorial.guard import BOOKKEEPING_FIELDS, publishing_service
from demo.savings import references_taken_on_trust

PUBLICATION = (
    "expired",
    "first_published_at",
    "has_unpublished_changes",
    "last_published_at",
    "live",
    "live_revision",
)
"""What a publication changes of a page whose text stays as it was saved."""


def put_below(parent: Any, page: Any, *, live: bool) -> None:
    """Saves a new page with its rows and its first revision below ``parent``, and publishes it where it is ``live``."""
    with publishing_service(), references_taken_on_trust():
        Page.objects.get(pk=parent.pk).add_child(instance=page)
        stored = _values(page)
        revision = page.save_revision()
        if live and page.go_live_at and page.go_live_at > timezone.now():
            revision.publish()
        elif live:
            _publish(page, revision, PUBLICATION if _values(page) == stored else None)


def _values(page: Any) -> list[Any]:
    fields = [field for field in type(page)._meta.concrete_fields if field.name not in BOOKKEEPING_FIELDS]
    return [field.value_from_object(page) for field in fields]


def _publish(page: Any, revision: Any, changed: tuple[str, ...] | None) -> None:
    """Publishes the first revision of a page, which was checked a moment ago; ``changed`` names what is saved of it.

    Wagtail would build the page anew from its revision, check it again and ask for its older revisions, comments and
    aliases, of which a new page has none: half of what a page costs.
    """
    now = timezone.now()
    page.live, page.expired, page.has_unpublished_changes = True, False, False
    page.first_published_at, page.last_published_at = page.first_published_at or now, now
    page.live_revision = revision
    page.save(clean=False, update_fields=changed)
    page_published.send(sender=type(page), instance=page, revision=revision)
    published.send(sender=type(page), instance=page, revision=revision)
    log(instance=page, action="wagtail.publish", revision=revision, content_changed=True)
