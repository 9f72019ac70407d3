"""Long lists with the years in the margin: what they are narrowed to, how many there are, and one page of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as ListingPage
from django.core.paginator import Paginator
from django.db.models import Count
from django.db.models.functions import ExtractYear

from pages.queries.choices import Choice


@dataclass(frozen=True)
class Year:
    """The lines of a year on one page, and how many that year has on all of them."""

    year: int
    total: int
    lines: list[Any]


@dataclass(frozen=True)
class Ledger:
    """One page of a long list: ``total`` counts what the choices leave, ``listing`` is Django's page object."""

    listing: ListingPage
    years: list[Year]
    choices: list[Choice]
    total: int

    @property
    def is_narrowed(self) -> bool:
        """Whether the address leaves anything out."""
        return any(choice.chosen is not None for choice in self.choices)


def totals_by_year(rows: Any, field: str) -> dict[int, int]:
    """How many rows of a queryset each year has by Finland's clock, in one query."""
    found = rows.order_by().values(in_year=ExtractYear(field)).annotate(total=Count("pk"))
    return {row["in_year"]: row["total"] for row in found}


def ledger_of(
    rows: Any,
    page_number: Any,
    *,
    lines_of: Callable[[Sequence[Any]], Iterable[Any]],
    totals: dict[int, int],
    choices: list[Choice],
    per_page: int,
) -> Ledger:
    """One page of ``rows`` under their years; ``lines_of`` makes the lines, each with its ``year``."""
    listing: ListingPage = Paginator(rows, per_page).get_page(page_number)
    listing.object_list = list(lines_of(list(listing.object_list)))
    years: dict[int, list[Any]] = {}
    for line in listing.object_list:
        years.setdefault(line.year, []).append(line)
    return Ledger(
        listing=listing,
        years=[Year(year, totals.get(year, len(lines)), lines) for year, lines in years.items()],
        choices=choices,
        total=listing.paginator.count,
    )
