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
    now = timezone.now()
    pages = Page.objects.live().public().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now), depth__gt=1)
    found = pages.filter(pk=page.pk).first()
    return found.specific if found is not None else None


def languages_beside(page: Any) -> set[str]:
    """The other languages in which everybody can read the page."""
    versions = Page.objects.live().public().filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return set(versions.values_list("locale__language_code", flat=True))
