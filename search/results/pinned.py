"""The pages that the desk puts first for a question: at most three, as readers of a language find them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from pages.queries import versions_for
from pages.queries.versions import Item
from search.engines.embedded import COLUMNS
from search.engines.tally import ROLES
from search.models import Passage, PinEntry
from search.query.nodes import And, Node, Phrase, Term
from search.query.small_words import SMALL_WORDS
from search.query.trees import positive
from search.results.asking import Understood
from search.results.parameters import SORTS, Asked
from search.terms.expanding import forms_asked
from search.terms.words import Forms, stand

MOST = 3
MOST_ENTRIES = 500
"""Questions of the desk that are looked at for one of a reader."""


def pinned(wish: Understood, asked: Asked, language: str, *, now: datetime) -> tuple[Item, ...]:
    """The chosen pages for just the words of a search, in the desk's order, on its first page, best hits first.

    A page that is not live, not for everybody or past its time is left out, and one of which the limits of the search
    let nothing through. One query where nothing was chosen.
    """
    words = _words(wish.parsed.tree)
    if not words or asked.page > 1 or asked.sort != SORTS[0]:
        return ()
    items = versions_for(_pages(words, language, now), language)
    shown = [item for item in items if item.page.expire_at is None or item.page.expire_at > now]
    return tuple(_let_through(shown, wish)[:MOST])


def _words(tree: Node) -> list[frozenset[str]]:
    """The forms of each word of a question of words alone; empty where it says more: either-or, or without."""
    nodes = tree.nodes if isinstance(tree, And) else (tree,)
    if not all(isinstance(node, Term | Phrase) for node in nodes):
        return []
    found = []
    for one in positive(tree):
        words = [(word,) for word in one.words] if isinstance(one, Phrase) else [tuple(forms_asked(one))]
        found += [frozenset(forms) for forms in words]
    return _without_small(found)


def _without_small(words: list[frozenset[str]]) -> list[frozenset[str]]:
    return [forms for forms in words if not forms & SMALL_WORDS] or words


def _pages(words: Sequence[frozenset[str]], language: str, now: datetime) -> list[Page]:
    today = timezone.localdate(now)
    valid = Q(pin__last_day__isnull=True) | Q(pin__last_day__gte=today)
    forms = sorted({form for word in words for form in word})
    entries = PinEntry.objects.filter(valid, form__in=forms, pin__language=language).select_related("pin__page")
    rows = entries.order_by("pin__order", "pin_id")[:MOST_ENTRIES]
    found = {entry.pin.page: None for entry in rows if _are(entry.forms, words)}
    return list(found)


def _are(name: Forms, words: Sequence[frozenset[str]]) -> bool:
    """Whether a question of the desk and one of a reader are the same words, in any order."""
    wanted = _without_small([frozenset(forms) for forms in name])
    rest = list(words)
    for forms in wanted:
        same = next((word for word in rest if stand((tuple(forms),), [word])), None)
        if same is None:
            return False
        rest.remove(same)
    return not rest


def _let_through(items: list[Item], wish: Understood) -> list[Item]:
    """The items of which a passage passes every limit of a search."""
    question = wish.question
    if not items or not (wish.chosen or question.date_from or question.date_to):
        return items
    passages: Any = Passage.objects.filter(page__in=[item.page.pk for item in items])
    for name, values in wish.chosen.items():
        if name in ROLES:
            passages = passages.filter(people__role=name, people__group_key__in=values)
        else:
            passages = passages.filter(**{f"{COLUMNS[name]}__in": values})
    if question.date_from:
        passages = passages.filter(date__gte=question.date_from)
    if question.date_to:
        passages = passages.filter(date__lte=question.date_to)
    passing = set(passages.values_list("page_id", flat=True))
    return [item for item in items if item.page.pk in passing]
