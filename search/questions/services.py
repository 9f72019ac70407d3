"""The changes of what was asked: added up, decided about, asked again, forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from wagtail.log_actions import log

from search.models.questions import FEWEST, AskedQuestion, DismissedQuestion
from search.questions.permissions import may_read_questions
from search.questions.queries import without_result
from search.questions.tasks import ask_questions_again

Key = tuple[date, str, str]
"""The first day of a month, a language and a text as ``kept`` writes it."""
MOST_TEXTS = 20_000
"""Texts of one month; a program that asks for made-up words must not fill the database."""
DAYS_FOR_RARE_ONES = 30
MONTHS_KEPT = 24
ADD_UP = (
    "INSERT INTO search_askedquestion (month, language, text, times, times_without, last_total) "
    "VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (language, text, month) DO UPDATE SET "
    "times = search_askedquestion.times + excluded.times, "
    "times_without = search_askedquestion.times_without + excluded.times_without, last_total = excluded.last_total"
)


@dataclass(frozen=True)
class Count:
    """How often something was asked, how often without result, and how much was found the last time."""

    times: int
    times_without: int
    last_total: int

    def __add__(self, later: Count) -> Count:
        """Both together, where the other one came later."""
        return Count(self.times + later.times, self.times_without + later.times_without, later.last_total)


def add_up(counts: Mapping[Key, Count]) -> None:
    """Adds numbers to those that are there; several processes may at the same time.

    Where a month has more than 20,000 texts, those of it that nobody may see yet are forgotten first.
    """
    if not counts:
        return
    rows = [(key[0].isoformat(), *key[1:], count.times, count.times_without, count.last_total)
            for key, count in sorted(counts.items(), key=lambda item: item[0])]  # fmt: skip
    with transaction.atomic():
        for month in sorted({key[0] for key in counts}):
            texts = AskedQuestion.objects.filter(month=month)
            if texts.count() > MOST_TEXTS:
                texts.filter(times__lt=FEWEST).delete()
        # Django has no way to say "add to what is there" for many rows at once.
        with connection.cursor() as cursor:
            cursor.executemany(ADD_UP, rows)


@transaction.atomic
def dismiss(*, user: Any, language: str, text: str) -> bool:
    """Says that a question without results needs no term; False where that was said, or the question is not shown.

    Raises PermissionDenied.
    """
    _demand(user)
    question = without_result().filter(language=language, text=text).first()
    if question is None:
        return False
    dismissed, is_new = DismissedQuestion.objects.get_or_create(language=language, text=text)
    if is_new:
        log(instance=dismissed, action="search.question_dismissed", user=user)
    return is_new


@transaction.atomic
def bring_back(*, user: Any, language: str, text: str) -> bool:
    """Takes the decision back; False where there was none. Raises PermissionDenied."""
    _demand(user)
    dismissed = DismissedQuestion.objects.filter(language=language, text=text).first()
    if dismissed is None:
        return False
    log(instance=dismissed, action="search.question_brought_back", user=user)
    dismissed.delete()
    return True


def _demand(user: Any) -> None:
    if not may_read_questions(user):
        raise PermissionDenied


def ask_again_later() -> None:
    """Has the worker do so when the transaction commits: what is found may be more now."""
    transaction.on_commit(ask_questions_again.enqueue, robust=True)


def forget_old(*, today: date) -> None:
    """Deletes what was kept long enough; writes nothing where there is nothing to delete.

    Questions that nobody may see go when their month is 30 days over; a month is kept with the 23 before it.
    """
    rare = (today - timedelta(days=DAYS_FOR_RARE_ONES)).replace(day=1)
    years, months = divmod(today.year * 12 + today.month - MONTHS_KEPT, 12)
    old = AskedQuestion.objects.filter(Q(month__lt=rare, times__lt=FEWEST) | Q(month__lt=date(years, months + 1, 1)))
    if old.exists():
        old.delete()
    same = AskedQuestion.objects.filter(language=OuterRef("language"), text=OuterRef("text"))
    forgotten = DismissedQuestion.objects.exclude(Exists(same))
    if forgotten.exists():
        forgotten.delete()
