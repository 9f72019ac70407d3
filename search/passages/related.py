"""Which pages have passages that say something of another page, and change with it."""

from collections.abc import Iterable

from wagtail.models import Page

from pages.models import RecordingPage


def related_to(page_ids: Iterable[int]) -> set[int]:
    """The other pages whose passages depend on these: their versions, and the recordings of these meetings."""
    wanted = set(page_ids)
    keys = list(Page.objects.filter(pk__in=wanted).values_list("translation_key", flat=True))
    versions = Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True)
    recordings = RecordingPage.objects.filter(meeting__translation_key__in=keys).values_list("pk", flat=True)
    return {*versions, *recordings} - wanted
