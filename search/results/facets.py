"""What a search can be narrowed by: the counts of an answer with their names, and the address of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.alphabet import sort_key
from pages.queries import best_versions
from search.models import Passage, PassagePerson
from search.passages.expiring import expired_pages
from search.results.parameters import Asked

SHOWN = {"kind": 14, "language": 2, "body": 10, "network": 12, "year": 60, "speaker": 40, "present": 60, "absent": 60}
"""Values of each field that are shown, the most frequent; those that are chosen always are."""
GROUPS = ("present", "absent")
LISTED = ("network", "speaker", *GROUPS)
"""Fields that are chosen from a list."""


@dataclass(frozen=True)
class Value:
    """A value with its name and how many passages have it; ``share`` is of the greatest count, in per cent.

    ``url`` is the query of the search with this value alone, or without it where it is chosen.
    """

    value: str
    label: str
    count: int
    is_chosen: bool
    share: int
    query: str
    language: str = ""


@dataclass(frozen=True)
class Facets:
    """The values of each field that has any."""

    fields: dict[str, tuple[Value, ...]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> tuple[Value, ...]:
        return self.fields.get(name, ())


def facets_of(
    counts: Mapping[str, tuple[tuple[str, int], ...]],
    asked: Asked,
    chosen: Mapping[str, tuple[str, ...]],
    language: str,
) -> Facets:
    """The facets of an answer, in the words of ``language``; ``chosen`` are the filters in force."""
    kept = {name: _kept(counts.get(name, ()), chosen.get(name, ()), SHOWN[name]) for name in SHOWN}
    names = names_of({name: [value for value, _count in values] for name, values in kept.items()}, language)
    found = {}
    for name, values in kept.items():
        most = max((count for _value, count in values), default=0) or 1
        shown = [
            Value(
                value=value,
                label=names[name][value][0],
                count=count,
                is_chosen=value in chosen.get(name, ()),
                share=max(1, round(100 * count / most)) if count else 0,
                query=(asked.narrowed(name) if value in chosen.get(name, ()) else asked.narrowed(name, value)).query,
                language=names[name][value][1],
            )
            for value, count in values
            if value in names[name]
        ]
        found[name] = _ordered(name, shown)
    return Facets({name: values for name, values in found.items() if values})


def _ordered(name: str, values: list[Value]) -> tuple[Value, ...]:
    """Years from the newest, what is chosen from a list by its name, all else the most frequent first."""
    if name == "year":
        return tuple(sorted(values, key=lambda one: one.value, reverse=True))
    return tuple(sorted(values, key=lambda one: sort_key(one.label)) if name in LISTED else values)


def _kept(counts: tuple[tuple[str, int], ...], chosen: tuple[str, ...], most: int) -> list[tuple[str, int]]:
    known = dict(counts)
    shown = list(counts[:most])
    return shown + [(value, known.get(value, 0)) for value in chosen if value not in dict(shown)]


def names_of(values: Mapping[str, list[str]], language: str) -> dict[str, dict[str, tuple[str, str]]]:
    """The name of each value and the language of the name, where not the reader's; unknown keys are left out."""
    keys = {value for name in ("body", "network", *GROUPS) for value in values.get(name, ())}
    titles = _titles({key for text in keys if (key := _uuid(text))}, language)
    printed = _printed_groups([key for name in GROUPS for key in values.get(name, ()) if key not in titles], language)
    kinds = {kind.value: str(kind.label) for kind in Passage.Kind}
    tongues = {"fi": _("in Finnish"), "sv": _("in Swedish")}
    plain = {value: (value, "") for name in ("year", "speaker") for value in values.get(name, ())}
    return {
        "kind": {value: (label, "") for value, label in kinds.items()},
        "language": {value: (label, "") for value, label in tongues.items()},
        "year": plain,
        "speaker": plain,
        "body": titles,
        "network": titles,
        **dict.fromkeys(GROUPS, printed | titles),
    }


def _titles(keys: set[UUID], language: str) -> dict[str, tuple[str, str]]:
    if not keys:
        return {}
    pages: Any = best_versions(Page.objects.filter(translation_key__in=keys), language)
    pages = pages.exclude(expire_at__lte=timezone.now())
    rows = pages.values_list("translation_key", "title", "locale__language_code")
    return {str(key): (title, "" if code == language else code) for key, title, code in rows}


def _printed_groups(keys: list[str], language: str) -> dict[str, tuple[str, str]]:
    """The names of groups as minutes print them, those in the reader's language before others."""
    if not keys:
        return {}
    of_pages = PassagePerson.objects.filter(group_key__in=keys, passage__kind=Passage.Kind.MEETING).exclude(group="")
    now = timezone.now()
    of_pages = of_pages.exclude(passage__in=Passage.objects.hiding(timezone.localdate(now)).values("pk"))
    of_pages = of_pages.exclude(passage__page__in=expired_pages(now))
    rows = of_pages.values_list("group_key", "group", "passage__language").distinct().order_by("group")
    found: dict[str, tuple[str, str]] = {}
    for key, name, code in sorted(rows, key=lambda row: row[2] == language):
        found[key] = (name, "" if code == language else code)
    return found


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
