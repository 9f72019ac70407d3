"""Who may look after alerts."""

import pytest

from search.alerts.permissions import may_forget_alerts


@pytest.mark.parametrize(("role", "expected"), [("site-manager", True), ("reviewer-fi", False), ("secretary", False)])
def test_the_site_manager_forgets_alerts(user_with, role, expected):
    person = user_with(role)
    assert may_forget_alerts(person) is expected
    person.is_active = False
    assert may_forget_alerts(person) is False
