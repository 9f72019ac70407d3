"""Who may look after the alerts of readers."""

from typing import Any


def may_forget_alerts(user: Any) -> bool:
    """Whether the person may find and forget the alerts of an address: the site manager, by ``cms.roles``."""
    return bool(user.is_active and user.has_perm("search.delete_searchalert"))
