"""Who may read and answer feedback."""

from __future__ import annotations

from typing import Any

import pytest

from cms.models import User
from cms.roles import ROLES
from pages.feedback.permissions import may_answer_feedback


@pytest.mark.parametrize("role", [role.code for role in ROLES])
def test_the_site_manager_answers_and_nobody_else(user_with: Any, role: str) -> None:
    assert may_answer_feedback(user_with(role)) is (role == "site-manager")


def test_nobody_answers_while_inactive(user_with: Any) -> None:
    person = user_with("site-manager")
    person.is_active = False
    assert not may_answer_feedback(person)
    assert may_answer_feedback(User.objects.create_superuser("root", "root@example.org", "x"))
