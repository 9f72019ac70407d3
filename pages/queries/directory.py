"""The municipalities of the region."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.tree import public
from pages import models
from pages.alphabet import sort_key
from pages.queries.versions import Item, items_of


@dataclass(frozen=True)
class MunicipalityItem(Item):
    """A municipality with its name in the other language, where that is another name, and its next evening.

    ``evening`` is a value of AssociationEveningBlock; None where none is agreed.
    """

    twin: str = ""
    evening: Any = None


def municipalities(language: str) -> list[MunicipalityItem]:
    """Every municipality by name, the best version of each, with its name in the other language."""
    versions: dict[Any, list[Any]] = {}
    now = timezone.now()
    for page in public(models.MunicipalityPage.objects.live()).select_related("locale").order_by("title", "pk"):
        versions.setdefault(page.translation_key, []).append(page)
    best = {key: max(pages, key=lambda page: page.locale.language_code == language) for key, pages in versions.items()}
    items = items_of(sorted(best.values(), key=lambda page: (sort_key(page.title), page.pk)), language)
    return [
        MunicipalityItem(
            item.page,
            item.language,
            item.is_own,
            item.url,
            twin=_twin(item, versions),
            evening=next(iter(coming_evenings(item.page, now)), None),
        )
        for item in items
    ]


def _twin(item: Item, versions: dict[Any, list[Any]]) -> str:
    titles = (page.title for page in versions[item.page.translation_key])
    return next((title for title in titles if title != item.title), "")


def coming_evenings(municipality: Any, now: datetime) -> list[Any]:
    """The association evenings that have not ended, the nearest first, as values of AssociationEveningBlock."""
    evenings = [block.value for block in municipality.association_evenings]
    coming = [evening for evening in evenings if _aware(evening["ends_at"] or evening["starts_at"]) >= now]
    return sorted(coming, key=lambda evening: _aware(evening["starts_at"]))


def _aware(moment: datetime) -> datetime:
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def name_elsewhere(page: Any) -> tuple[str, str] | None:
    """The title of the page's live version in the other language with its code, where that is another name."""
    others = public(Page.objects.live()).filter(translation_key=page.translation_key).exclude(pk=page.pk)
    found = others.values_list("title", "locale__language_code").first()
    return found if found is not None and found[0] != page.title else None
