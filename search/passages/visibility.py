"""Which page may be found at all: only what anybody may read now."""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page


def readable(page: Any) -> Any | None:
    """The live version of a page as its own type, read anew; None where not everybody may read it.

    Never what is passed in: that may be a draft. A page is not readable while it is not live, after it has expired, or
    while a view restriction stands on it or above it.
    """
    found = _readable().filter(pk=page.pk).first()
    return found.specific if found is not None else None


def versions_beside(page: Any) -> dict[str, Any]:
    """By language the other versions of the page that everybody can read; not specific."""
    found = _readable().filter(translation_key=page.translation_key).exclude(pk=page.pk).select_related("locale")
    return {version.locale.language_code: version for version in found}


def _readable() -> Any:
    now = timezone.now()
    return Page.objects.live().public().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now), depth__gt=1)
