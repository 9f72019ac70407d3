"""Who may read and answer feedback."""

from typing import Any


def may_answer_feedback(user: Any) -> bool:
    """Whether the person may read feedback and mark it as answered: the site manager, by ``cms.roles``."""
    return bool(user.is_active and user.has_perm("pages.change_feedback"))
