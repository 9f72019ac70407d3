"""Which pages have passages that say something of another page, and change with it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from pages.models import AssociationPage, MunicipalityPage, NetworkPage, RecordingPage
from search.models import Passage
from search.passages import texts
from search.passages.writing import portions

NAMED_IN_TEXTS = (AssociationPage, MunicipalityPage, NetworkPage)
"""Pages by whose names others can be found: see ``subjects.py``."""


def related_to(page_ids: Iterable[int]) -> set[int]:
    """The other pages whose passages depend on these: their versions, and the recordings of these meetings."""
    wanted = set(page_ids)
    keys = list(Page.objects.filter(pk__in=wanted).values_list("translation_key", flat=True))
    versions = Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True)
    recordings = RecordingPage.objects.filter(meeting__translation_key__in=keys).values_list("pk", flat=True)
    return {*versions, *recordings} - wanted


def renamed(page_ids: Iterable[int]) -> set[int]:
    """Those of the pages that readers know by another name than the one in their passages: new ones too, or gone."""
    wanted = set(page_ids)
    own = Passage.objects.filter(page_id__in=wanted, anchor="", document=None).exclude(title="")
    known: dict[int, set[str]] = {}
    for page_id, title in own.values_list("page_id", "title"):
        known.setdefault(page_id, set()).add(title)
    names = Page.objects.filter(pk__in=wanted).values_list("pk", "title", "live")
    return {pk for pk, title, is_live in names if known.get(pk, set()) != ({title} if is_live else set())}


def referring_to(page_ids: Iterable[int]) -> set[int]:
    """The other pages that refer to any version of these, in whatever field or link: some of them show its name."""
    wanted = set(page_ids)
    keys = Page.objects.filter(pk__in=wanted).values("translation_key") if wanted else ()
    versions = Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True) if wanted else ()
    found: set[int] = set()
    for portion in portions(versions):
        found |= _referring(Page, portion)
    return found - wanted


def names_in_texts(page_ids: Iterable[int]) -> list[str]:
    """Of some pages the names that stand in the texts of pages which refer to them, as they stand there."""
    titles: list[str] = []
    for portion in portions(page_ids):
        titles += Page.objects.filter(pk__in=portion).type(*NAMED_IN_TEXTS).values_list("title", flat=True)
    return list(filter(None, dict.fromkeys(texts.lines([title]) for title in titles)))


def pages_referring_to(instance: Any) -> set[int]:
    """The pages that refer to something that is no page."""
    return _referring(type(instance), [instance.pk])


def _referring(model: type[Any], keys: Iterable[Any]) -> set[int]:
    kinds = ContentType.objects.get_for_models(Page, model, for_concrete_models=False)
    rows = ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[model], to_object_id__in=list(map(str, keys))
    )
    return {int(key) for key in rows.values_list("object_id", flat=True)}
