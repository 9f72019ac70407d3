"""Venues."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from events.models import Venue
from pages.accessibility import ACCESS_FACT_NAMES, AccessFact
from tests import factories

pytestmark = pytest.mark.django_db


def test_nothing_is_known_of_a_new_venue() -> None:
    assert {fact for _name, fact in factories.venue().access_facts} == {AccessFact.UNKNOWN}


@pytest.mark.parametrize(
    ("names", "language", "shown", "told"),
    [
        (("Koulu", "Skola"), "sv", "Skola", "sv"),
        (("Koulu", "Skola"), "fi", "Koulu", "fi"),
        (("", "Skola"), "fi", "Skola", "sv"),
        (("Koulu", ""), "sv", "Koulu", "fi"),
    ],
)
def test_a_name_may_be_in_one_language_only(names: tuple[str, str], language: str, shown: str, told: str) -> None:
    venue = factories.venue(name_fi=names[0], name_sv=names[1])
    assert (venue.name_in(language), venue.name_language(language)) == (shown, told)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name_fi": "", "name_sv": ""},
        {"latitude": Decimal("62.1")},
        {"longitude": Decimal("21.1")},
        *({name: ""} for name in ACCESS_FACT_NAMES),
        {"lift": "perhaps"},
    ],
)
def test_the_database_refuses_what_no_venue_can_be(wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.venue(**wrong)
    assert not Venue.objects.exists()
