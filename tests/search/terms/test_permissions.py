"""Who tends the words of the search: site managers and reviewers; what stands first, in their own languages."""

import pytest
from django.contrib.auth.models import AnonymousUser

from search.models import Pin
from search.terms.permissions import PinPolicy, may_edit_terms, may_pin


@pytest.mark.parametrize(
    ("role", "terms", "languages"),
    [
        ("site-manager", True, {"fi", "sv"}),
        ("reviewer-fi", True, {"fi"}),
        ("reviewer-sv", True, {"sv"}),
        ("author-fi", False, set()),
        ("translator-sv", False, set()),
        ("secretary", False, set()),
        ("event-moderator", False, set()),
    ],
)
def test_a_role_tends_what_it_reviews(user_with, role, terms, languages):
    user = user_with(role)
    assert may_edit_terms(user) is terms
    assert {language for language in ("fi", "sv") if may_pin(user, language)} == languages
    policy = PinPolicy(Pin)
    of_hers = {
        one for one in ("fi", "sv") if policy.user_has_permission_for_instance(user, "change", Pin(language=one))
    }
    assert of_hers == languages


def test_nobody_else_does(user_with):
    assert not may_edit_terms(AnonymousUser())
    assert not may_pin(AnonymousUser(), "fi")
    gone = user_with("site-manager", is_active=False)
    assert not may_edit_terms(gone)
    assert not may_pin(gone, "fi")


def test_an_administrator_tends_everything(django_user_model, db):
    admin = django_user_model.objects.create_superuser("admin-x", "x@example.org", "x")
    assert may_edit_terms(admin)
    assert may_pin(admin, "sv")
