"""Who sees how the search is, and may have it try again."""

from typing import Any

from cms.permissions import may_manage_site


def may_look_after_search(user: Any) -> bool:
    """Whether the person sees the health of the search and has what was given up tried again: the site manager."""
    is_free = bool(getattr(user, "is_active", False) and user.is_superuser)
    return is_free or may_manage_site(user)
