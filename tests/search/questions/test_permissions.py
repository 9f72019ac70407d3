"""Who sees what the search was asked."""

import pytest
from django.contrib.auth.models import AnonymousUser

from cms.models import User
from search.questions.permissions import may_read_questions


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("site-manager", True),
        ("reviewer-fi", True),
        ("reviewer-sv", True),
        ("author-fi", False),
        ("translator-sv", False),
        ("secretary", False),
        ("event-moderator", False),
    ],
)
def test_site_managers_and_reviewers_read_questions(user_with, role, may):
    person = user_with(role)
    assert may_read_questions(person) is may
    person.is_active = False
    assert not may_read_questions(User.objects.create(username="x", is_active=False))


def test_so_does_a_superuser_but_no_stranger(db):
    assert may_read_questions(User(is_superuser=True))
    assert not may_read_questions(User(is_superuser=True, is_active=False))
    assert not may_read_questions(AnonymousUser())
