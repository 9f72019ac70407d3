"""Who asked not to be shown by name."""

from __future__ import annotations

import pytest
from django.utils import timezone

from cms.request_memory import request_memory
from pages.queries.people import hidden_people, shown_names
from tests import factories


@pytest.mark.django_db
def test_those_who_hide_are_known_by_name_and_identity_and_asked_for_once(django_assert_num_queries: object) -> None:
    factories.person("Aino Aalto")
    hidden = factories.person("Piilo Poissa", hidden=True)
    with request_memory(), django_assert_num_queries(1):  # type: ignore[operator]
        for _again in range(2):
            assert hidden_people().names == {"Piilo Poissa"}
            assert hidden_people().keys == {hidden.pk}


def test_names_are_told_unless_the_person_or_the_meeting_hides_them(minimal_site: object) -> None:
    factories.person("Aino Aalto", hidden=True)
    forum = factories.forum(minimal_site.fi)  # type: ignore[attr-defined]
    names = ["Aino Aalto", "Bo Berg", ""]
    assert shown_names(names, None) == {"Bo Berg"}
    assert shown_names(names, factories.meeting(forum)) == {"Bo Berg"}
    hiding = factories.meeting(forum, hide_names_on=timezone.localdate(), live=False)
    assert shown_names(names, hiding) == frozenset()
