"""What the segment editor says about the review of a translation."""

import json
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from cms.translations.bridge import missing_segments, translation_of
from cms.translations.versions import State, version_of

register = template.Library()


@dataclass(frozen=True)
class ReviewState:
    """The state of a translated page in words, whether it waits, what is untranslated, the reviewer's last words."""

    label: str
    waits: bool
    missing: int
    comment: str


@register.simple_tag
def review_state_of(page: Any) -> ReviewState:
    """The state of a translated page for the person who translates it."""
    state = page.current_workflow_state
    translation = translation_of(page)
    missing = missing_segments(translation) if translation is not None else 0
    if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
        return ReviewState(_("in review"), waits=True, missing=missing, comment="")
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return ReviewState(_("changes requested"), False, missing, state.current_task_state.comment)
    return ReviewState(_label(page), waits=False, missing=missing, comment="")


def _label(page: Any) -> str:
    version = version_of(page, page.locale.language_code) if page.live else None
    if version is None:
        return _("draft")
    return _("stale translation") if version.state is State.STALE else _("live")


@register.filter
def without_closed_doors(props: str) -> str:
    """The segment editor's settings (JSON) without what ``cms.translations.admin`` refuses.

    Nor does it offer to delete the page: a text in work or in review is no button away from being gone.
    """
    settings = json.loads(props)
    settings["links"]["convertToAliasUrl"] = None
    settings["machineTranslator"] = None
    settings["perms"]["canDelete"] = False
    return json.dumps(settings)
