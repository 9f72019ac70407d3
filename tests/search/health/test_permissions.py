"""Who sees how the search is."""

import pytest

from cms.models import User
from search.health.permissions import may_look_after_search


@pytest.mark.parametrize(
    ("role", "may"),
    [("site-manager", True), ("reviewer-fi", False), ("author-sv", False), ("event-moderator", False)],
)
def test_the_site_manager_looks_after_the_search(user_with, role, may):
    assert may_look_after_search(user_with(role)) is may


def test_so_does_a_superuser_while_active():
    assert may_look_after_search(User(is_superuser=True))
    assert not may_look_after_search(User(is_superuser=True, is_active=False))
