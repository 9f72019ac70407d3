"""Grants by the day until which one may apply."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page as ListingPage
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from pages import models
from pages.alphabet import sort_key
from pages.queries.choices import Choice, Option
from pages.queries.versions import Item, best_versions, children_condition, items_of, items_with_parents

CLOSED_PER_PAGE = 40


@dataclass(frozen=True)
class GrantItem(Item):
    """A grant with whether one may apply now (a member of GrantPage.State) and how many days there are left.

    ``days_left`` is 0 on the last day and None where no last day is named.
    """

    state: Any = None
    days_left: int | None = None

    @property
    def may_be_sought(self) -> bool:
        """Whether there is a last day to apply that has not passed."""
        return self.days_left is not None and self.days_left >= 0


@dataclass(frozen=True)
class Grants:
    """Every grant by state: open ones by their last day, later ones by it too, one page of the closed ones."""

    open: list[GrantItem]
    upcoming: list[GrantItem]
    closed: ListingPage
    choices: list[Choice]

    @property
    def total(self) -> int:
        """How many there are in all."""
        return len(self.open) + len(self.upcoming) + int(self.closed.paginator.count)

    @property
    def is_narrowed(self) -> bool:
        """Whether the address leaves anything out."""
        return any(choice.chosen is not None for choice in self.choices)


def grants_below(page: Page, language: str, now: datetime) -> list[GrantItem]:
    """The grants below a municipality or a section: open ones first, then those that open later, then closed ones."""
    grants = models.GrantPage.objects.filter(children_condition(page))
    order = [models.GrantPage.State.OPEN, models.GrantPage.State.UPCOMING, models.GrantPage.State.CLOSED]
    return sorted(_grants(grants, language, now), key=lambda item: (order.index(item.state), _last_day(item)))


def grants_by_state(language: str, now: datetime, parameters: Mapping[str, str]) -> Grants:
    """Every grant of the county and of the municipalities, narrowed to one who grants."""
    everything: list[Any] = items_with_parents([*_grants(models.GrantPage.objects.all(), language, now)], language)
    giver = _giver_choice(everything, parameters)
    shown = [item for item in everything if giver.key is None or _giver(item) == giver.key]
    state = models.GrantPage.State

    def with_state(wanted: Any) -> list[Any]:
        return sorted((item for item in shown if item.state == wanted), key=_last_day)

    closed = Paginator(with_state(state.CLOSED)[::-1], CLOSED_PER_PAGE).get_page(parameters.get("page"))
    return Grants(with_state(state.OPEN), with_state(state.UPCOMING), closed, [giver])


def _grants(pages: Any, language: str, now: datetime) -> list[GrantItem]:
    today = timezone.localdate(now)
    found = items_of(best_versions(pages.order_by("title", "pk"), language), language)
    return [
        GrantItem(
            page=item.page,
            language=item.language,
            is_own=item.is_own,
            url=item.url,
            state=item.page.state(now),
            days_left=(item.page.closes - today).days if item.page.closes else None,
        )
        for item in found
    ]


def _last_day(item: Item) -> date:
    return item.page.closes or date.max


def _giver(item: Item) -> Any:
    return item.parent.page.translation_key if item.parent is not None else None


def _giver_choice(items: Iterable[Item], parameters: Mapping[str, str]) -> Choice:
    parents = {_giver(item): item.parent for item in items if item.parent is not None}
    towns = {key: parent for key, parent in parents.items() if _is_town(parent)}
    options = [Option("county", str(_("The wellbeing services county")), key) for key in parents if key not in towns]
    options += [
        Option(key.hex[:12], parent.title, key, parent.language)
        for key, parent in sorted(towns.items(), key=lambda pair: sort_key(pair[1].title))
    ]
    wanted = parameters.get("giver", "")
    chosen = next((one for one in options if one.code == wanted), None)
    return Choice("giver", _("Granted by"), _("Everybody who grants"), tuple(options), chosen)


def _is_town(parent: Item) -> bool:
    return bool(parent.page.specific_class is models.MunicipalityPage)
