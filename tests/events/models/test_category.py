"""Categories."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import factories

pytestmark = pytest.mark.django_db


def test_a_category_has_a_name_in_each_language() -> None:
    category = factories.category(name_fi="Liikunta", name_sv="Idrott")
    assert (category.name_in("fi"), category.name_in("sv"), str(category)) == (
        "Liikunta",
        "Idrott",
        "Liikunta / Idrott",
    )


@pytest.mark.parametrize("wrong", ["", "p123", "yso:123", "yso:p", "yso:p12x"])
def test_a_concept_is_written_as_yso_writes_it(wrong: str) -> None:
    category = factories.category()
    category.yso_id = wrong
    with pytest.raises(ValidationError):
        category.full_clean()


def test_a_concept_is_named_once() -> None:
    factories.category(yso_id="yso:p916")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.category(yso_id="yso:p916")
