"""Who asked not to be shown by name."""

from dataclasses import dataclass
from typing import Any

from cms.models import Person
from cms.request_memory import remembered


@dataclass(frozen=True)
class HiddenPeople:
    """The people whose names no page tells, by identity and by name."""

    keys: frozenset[Any]
    names: frozenset[str]


def hidden_people() -> HiddenPeople:
    """Everybody who asked not to be shown; asked once per request."""

    def ask() -> HiddenPeople:
        rows = list(Person.objects.filter(hidden=True).values_list("pk", "name"))
        return HiddenPeople(frozenset(key for key, _name in rows), frozenset(name for _key, name in rows))

    return remembered("hidden people", ask)
