"""The material bank: narrowed by kind, goal, network, language and year, with every file of each material."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, IntegerField, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex

from cms.models import SiteDocument
from pages import models
from pages.queries.choices import Choice, Option, goal_choice, group_choice, kind_choice, year_choice
from pages.queries.ledgers import Ledger, ledger_of, totals_by_year
from pages.queries.versions import Item, below_identity, best_versions, items_of, items_with_parents, versions_for

MATERIALS_PER_PAGE = 30
MATERIALS_BESIDE_A_GOAL = 10


@dataclass(frozen=True)
class MaterialItem(Item):
    """A material with its files, those of the reader's language first, and the meeting that it belongs to."""

    files: tuple[Any, ...] = ()
    meeting: Item | None = None

    @property
    def year(self) -> int:
        """The year in which it was published."""
        return int(self.page.published_on.year)


def material_archive(language: str, parameters: Mapping[str, str]) -> Ledger:
    """The materials, the newest first, narrowed by what the address says."""
    choices = [
        kind_choice(dict(models.MaterialPage.Kind.choices), parameters),
        goal_choice(language, parameters),
        group_choice(language, parameters),
        _language_choice(parameters),
    ]
    materials = best_versions(models.MaterialPage.objects.filter(_chosen(choices)), language)
    totals = totals_by_year(materials, "published_on")
    year = year_choice(totals, parameters)
    if year.key:
        materials = materials.filter(published_on__year=year.key)
    return ledger_of(
        materials.select_related("document", "meeting").order_by("-published_on", "-pk"),
        parameters.get("page"),
        lines_of=lambda pages: material_items(items_of(pages, language), language),
        totals=totals,
        choices=[*choices, year],
        per_page=MATERIALS_PER_PAGE,
    )


def materials_for_goal(goal: Page, language: str) -> list[Item]:
    """The newest materials that name the goal."""
    materials = models.MaterialPage.objects.filter(goal__translation_key=goal.translation_key)
    newest = best_versions(materials, language).order_by("-published_on", "-pk")
    return items_of(newest[:MATERIALS_BESIDE_A_GOAL], language)


def files_of(material: Any, language: str) -> tuple[Any, ...]:
    """Every file of one material, those of the reader's language first."""
    return _files(material, _documents([material]), language)


def material_items(items: Iterable[Item], language: str) -> list[MaterialItem]:
    """Materials with their files and meetings; the number of queries does not depend on their number."""
    found = list(items)
    documents = _documents([item.page for item in found])
    meetings = versions_for([item.page.meeting for item in found if item.page.meeting is not None], language)
    by_key = {item.page.translation_key: item for item in items_with_parents(meetings, language)} if meetings else {}
    return [
        MaterialItem(
            page=item.page,
            language=item.language,
            is_own=item.is_own,
            url=item.url,
            files=_files(item.page, documents, language),
            meeting=by_key.get(item.page.meeting.translation_key) if item.page.meeting is not None else None,
        )
        for item in found
    ]


def _documents(materials: list[Any]) -> dict[int, Any]:
    numbers = {number for page in materials for number in _other_numbers(page)}
    return SiteDocument.objects.in_bulk(numbers) if numbers else {}


def _other_numbers(material: Any) -> list[int]:
    return [raw["value"] for raw in material.other_files.raw_data if isinstance(raw.get("value"), int)]


def _files(material: Any, documents: dict[int, Any], language: str) -> tuple[Any, ...]:
    others = [documents[number] for number in _other_numbers(material) if number in documents]
    found = {file.pk: file for file in (material.document, *others) if file is not None}
    return tuple(sorted(found.values(), key=lambda file: file.language != language))


def _language_choice(parameters: Mapping[str, str]) -> Choice:
    options = (Option("fi", str(_("in Finnish")), "fi"), Option("sv", str(_("in Swedish")), "sv"))
    wanted = parameters.get("language", "")
    chosen = next((one for one in options if one.code == wanted), None)
    return Choice("language", _("Language"), _("All languages"), options, chosen)


def _chosen(choices: list[Choice]) -> Q:
    kind, goal, group, language = (choice.key for choice in choices)
    condition = Q()
    if kind is not None:
        condition &= Q(kind=kind)
    if goal is not None:
        condition &= Q(goal__translation_key=goal)
    if group is not None:
        condition &= Q(network__translation_key=group) | below_identity(group, "meeting__")
    if language is not None:
        condition &= Q(document__language=language) | Q(pk__in=_with_other_file_in(language))
    return condition


def _with_other_file_in(language: str) -> Any:
    files = SiteDocument.objects.filter(language=language).annotate(key=Cast("pk", CharField())).values("key")
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        content_type=ContentType.objects.get_for_model(models.MaterialPage),
        to_content_type=ContentType.objects.get_for_model(SiteDocument),
        to_object_id__in=files,
    )
    return references.annotate(page=Cast("object_id", IntegerField())).values("page")
