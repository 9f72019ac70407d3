"""What people of the desk read of the questions: only what was asked often enough in a month, and added up."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery, Sum

from search.models.questions import AskedQuestion, DismissedQuestion

Questions = QuerySet[Any, Any]
"""Rows as dictionaries, described at ``questions``."""


def questions() -> Questions:
    """The questions that may be shown, the most frequent first, each once.

    Rows have ``language``, ``text``, ``times_asked``, ``times_without_result``, ``last_month`` and ``total``: how much
    was found the last time that somebody asked, or that it was asked again. Narrowing to a ``month`` counts that alone.
    """
    same = AskedQuestion.objects.filter(language=OuterRef("language"), text=OuterRef("text"))
    newest = same.order_by("-month").values("last_total")[:1]
    rows = AskedQuestion.objects.shown().values("language", "text").annotate(total=Subquery(newest))
    return rows.annotate(
        times_asked=Sum("times"), times_without_result=Sum("times_without"), last_month=Max("month")
    ).order_by("-times_asked", "text", "language")


def without_result() -> Questions:
    """Those that found nothing the last time and about which nobody has decided: see ``questions``."""
    return questions().filter(~Exists(_decision()), total=0)


def dismissed() -> Questions:
    """Those that need no term, as somebody decided: see ``questions``."""
    return questions().filter(Exists(_decision()))


def months() -> list[date]:
    """The months of which anything is shown, the last one first."""
    return list(AskedQuestion.objects.shown().order_by("-month").values_list("month", flat=True).distinct())


def _decision() -> QuerySet[DismissedQuestion]:
    return DismissedQuestion.objects.filter(language=OuterRef("language"), text=OuterRef("text"))
