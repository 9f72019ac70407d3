"""Who asked not to be shown by name."""

from collections.abc import Iterable
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


def shown_names(names: Iterable[str], meeting: Any | None) -> frozenset[str]:
    """Those of the names that may be told of a meeting, or of something without one; at most one query.

    The meeting need not be public: what it hides does not come back when it is withdrawn.
    """
    named = frozenset(filter(None, names))
    if not named or (meeting is not None and meeting.names_are_hidden):
        return frozenset()
    return named - hidden_people().names
