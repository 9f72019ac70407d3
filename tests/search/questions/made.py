"""Questions as they stand in the database."""

from datetime import date
from typing import Any

from search.models import AskedQuestion


def question(text: str, **fields: Any) -> AskedQuestion:
    """A Finnish question that was asked seven times in November 2026 and never found anything."""
    given = {"month": date(2026, 11, 1), "language": "fi", "times": 7, "last_total": 0, **fields}
    given.setdefault("times_without", 0 if given["last_total"] else given["times"])
    return AskedQuestion.objects.create(text=text, **given)
