"""Who sees what the search was asked."""

from typing import Any

from cms.permissions import may_manage_site, roles_of


def may_read_questions(user: Any) -> bool:
    """Whether the person sees the searches that were made and decides about them: site managers and reviewers."""
    is_free = bool(getattr(user, "is_active", False) and user.is_superuser)
    return is_free or may_manage_site(user) or any(role.reviews for role in roles_of(user))
