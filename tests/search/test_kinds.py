"""The kinds that a search can be narrowed to."""

from django.apps import apps

from cms.models import BasePage
from search.kinds import KIND_BY_CODE, KINDS


def test_every_kind_is_a_page_type_with_a_code_of_its_own():
    assert len(KIND_BY_CODE) == len(KINDS)
    assert all(issubclass(apps.get_model(kind.model), BasePage) for kind in KINDS)
