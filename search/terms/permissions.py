"""Who tends the termbase and the editors' choices: rights of ``cms/roles.py``, and of choices each language apart."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from cms.permissions import may_manage_site, may_review
from search.models import Pin


def may_edit_terms(user: Any) -> bool:
    """Whether the person may add and change terms: site managers and the reviewers of either language."""
    return bool(getattr(user, "is_active", False) and user.has_perm("search.change_term"))


def may_pin(user: Any, language: str) -> bool:
    """Whether the person may choose what stands first in a language: site managers and its reviewers."""
    is_free = bool(getattr(user, "is_active", False) and user.is_superuser)
    return is_free or may_manage_site(user) or may_review(user, language)


class PinPolicy(ModelPermissionPolicy):
    """Wagtail's rights, for choices in the languages of the person alone."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Pin) -> bool:
        """Whether the person has the right, and the language is hers."""
        return bool(super().user_has_permission_for_instance(user, action, instance)) and may_pin(
            user, instance.language
        )
