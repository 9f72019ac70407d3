"""What the names after a field word mean: "puhuja:heli" is everybody whose name has that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.utils import timezone
from wagtail.models import Page

from pages.models import ForumPage, NetworkPage
from search.analysis.tokens import folded, plain, tokens
from search.models import Passage, PassagePerson
from search.passages.expiring import expired_pages
from search.query.parser import Parsed
from search.query.problems import Problem
from search.query.words import VALUES, value_of

Names = Iterable[tuple[str, str]]
"""Keys with their names, a key perhaps several times."""
Read = Sequence[tuple[str, list[str]]]
"""Keys with the words of their names: thousands of names are read once, however many are typed."""


def narrowed(
    parsed: Parsed, names: Callable[[str], Names] | None = None
) -> tuple[dict[str, tuple[str, ...]], tuple[Problem, ...]]:
    """The filters of a question by the field words in it, and what in them is the name of nothing.

    Of names that several have, all are meant. ``names`` gives the keys and names of a field (``names_of`` where none
    is given); it is asked only for fields that stand in the question.
    """
    filters, problems = {}, []
    for field, typed in parsed.fields.items():
        known = [] if field in VALUES or field == "year" else _read((names or names_of)(field))
        keys: list[str] = []
        for value in typed:
            meant = _keys(field, value, known)
            keys += meant
            if not meant:
                problems.append(Problem("unknown_value", value))
        if keys:
            filters[field] = tuple(dict.fromkeys(keys))
    return filters, tuple(problems)


def _keys(field: str, typed: str, known: Read) -> list[str]:
    if field == "year":
        return [typed]
    if field in VALUES:
        value = value_of(field, typed)
        return [value] if value else []
    return _matching(typed, known)


def matching(typed: str, names: Names) -> list[str]:
    """The keys of names in which every typed word begins a word; of one name that is just so, only its own."""
    return _matching(typed, _read(names))


def _read(names: Names) -> Read:
    return [(key, _words(name)) for key, name in names]


def _matching(typed: str, known: Read) -> list[str]:
    wanted = _words(typed)
    if not wanted:
        return []
    exact = [key for key, words in known if words == wanted]
    found = exact or [key for key, words in known if _begin(wanted, words)]
    return list(dict.fromkeys(found))


def _words(text: str) -> list[str]:
    return [folded(plain(token.surface)) for token in tokens(text)]


def _begin(wanted: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)


def names_of(field: str) -> list[tuple[str, str]]:
    """The keys and names that a field can have, of what anybody may read today; one query."""
    now = timezone.now()
    today, expired = timezone.localdate(now), expired_pages(now)
    if field == "speaker":
        spoken = Passage.objects.shown(today).exclude(speaker="").exclude(page__in=expired)
        return [(name, name) for name in spoken.values_list("speaker", flat=True).distinct()]
    if field in ("present", "absent"):
        hiding = Passage.objects.hiding(today).values("pk")
        # A recording has the groups of its meeting, also in the moment after that was withdrawn.
        of_meetings = PassagePerson.objects.filter(role=field, passage__kind=Passage.Kind.MEETING)
        people = of_meetings.exclude(group_key="").exclude(passage__in=hiding)
        people = people.exclude(passage__page__in=expired)
        return list(people.values_list("group_key", "group").distinct())
    types = (NetworkPage,) if field == "network" else (ForumPage, NetworkPage)
    pages = Page.objects.live().public().type(*types).exclude(expire_at__lte=now)
    return [(str(key), title) for key, title in pages.values_list("translation_key", "title")]
