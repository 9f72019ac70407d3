"""What a list may be narrowed to, and what the address says that it is narrowed to.

A choice stands in the address under the same word in both languages, so that the switch of language keeps it; what the
address says and no option answers to counts as not said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.request_memory import remembered
from cms.tree import locales, public
from pages import models
from pages.queries.versions import best_versions, children_condition, items_of


@dataclass(frozen=True)
class Option:
    """One thing to narrow to: ``code`` stands in the address, ``key`` is what it means.

    ``heading`` is the part of the choice that it stands in; ``language`` is that of ``label``, empty for the frame's.
    """

    code: str
    label: str
    key: Any
    language: str = ""
    heading: str | LazyText = ""


@dataclass(frozen=True)
class Choice:
    """A choice by its name in the address; ``everything`` are the words for none, ``chosen`` the option or None."""

    name: str
    label: str | LazyText
    everything: str | LazyText
    options: tuple[Option, ...]
    chosen: Option | None

    @property
    def key(self) -> Any:
        """What the list is narrowed to; None where it is not."""
        return self.chosen.key if self.chosen is not None else None


def group_choice(language: str, parameters: Mapping[str, str]) -> Choice:
    """Every forum and network, by ``translation_key``; found by the slug of either language."""
    versions: dict[UUID, list[Page]] = {}
    for page in remembered("forums and networks", _groups):
        versions.setdefault(page.translation_key, []).append(page)
    best = [min(pages, key=lambda page: page.locale.language_code != language) for pages in versions.values()]
    best.sort(key=lambda page: (page.specific_class is not models.ForumPage, page.title))
    options = _with_distinct_codes(best)
    wanted = parameters.get("group", "")
    slugs = {page.slug: key for key, pages in versions.items() for page in pages}
    chosen = _option(options, wanted) or next((one for one in options if one.key == slugs.get(wanted)), None)
    return Choice("group", _("Forum or network"), _("All forums and networks"), options, chosen)


def parameters_elsewhere(parameters: QueryDict, language: str, other: str) -> QueryDict:
    """The parameters of a list in ``language`` as the same list says them in the other language.

    A forum or network gets the name that it has there, or it would be another's where two share one.
    """
    group = group_choice(language, parameters)
    if group.chosen is None:
        return parameters
    options = group_choice(other, {}).options
    said = parameters.copy()
    said[group.name] = next(option.code for option in options if option.key == group.key)
    return said


def _groups() -> list[Page]:
    found = list(public(Page.objects.live().type(models.ForumPage, models.NetworkPage)).order_by("title", "pk"))
    known = locales()
    for page in found:
        page.locale = known[page.locale_id]
    return found


def _with_distinct_codes(groups: Iterable[Page]) -> tuple[Option, ...]:
    options: dict[str, Option] = {}
    for page in groups:
        code = page.slug if page.slug not in options else str(page.translation_key)
        heading = _("Forums") if page.specific_class is models.ForumPage else _("Networks")
        options[code] = Option(code, page.title, page.translation_key, page.locale.language_code, heading)
    return tuple(options.values())


def goal_choice(language: str, parameters: Mapping[str, str]) -> Choice:
    """The goals of the newest strategy, by ``translation_key``; found by their numbers."""
    newest = best_versions(models.StrategyPage.objects.order_by("-period_start", "-pk"), language).first()
    goals = models.GoalPage.objects.filter(children_condition(newest)) if newest else models.GoalPage.objects.none()
    items = items_of(best_versions(goals.order_by("number", "pk"), language), language) if newest else []
    options = tuple(
        Option(str(item.page.number), f"{item.page.number} {item.title}", item.page.translation_key, item.language)
        for item in items
    )
    chosen = _option(options, parameters.get("goal", ""))
    return Choice("goal", _("Goal"), _("All goals"), options, chosen)


def kind_choice(kinds: Mapping[str, str | LazyText], parameters: Mapping[str, str]) -> Choice:
    """Kinds with their names in the plural."""
    options = tuple(Option(code, str(name), code) for code, name in kinds.items())
    return Choice("kind", _("Kind"), _("All kinds"), options, _option(options, parameters.get("kind", "")))


def year_choice(totals: Mapping[int, int], parameters: Mapping[str, str]) -> Choice:
    """The years that have something, the newest first; one that is asked for is offered even where it has nothing."""
    wanted = parameters.get("year", "")
    asked = {int(wanted)} if len(wanted) == 4 and wanted.isascii() and wanted.isdecimal() else set()
    options = tuple(Option(str(year), str(year), year) for year in sorted(asked | set(totals), reverse=True))
    return Choice("year", _("Year"), _("All years"), options, _option(options, wanted))


def _option(options: Iterable[Option], wanted: str) -> Option | None:
    return next((option for option in options if option.code == wanted), None)
