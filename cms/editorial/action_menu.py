"""The buttons below the page form: one way into review, by the same words everywhere."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem, RestartWorkflowMenuItem, SubmitForModerationMenuItem


class SubmitMenuItem(SubmitForModerationMenuItem):
    """Wagtail's button with the words of the segment editor, whatever the review of the tree is called."""

    label = _("Submit for review")

    def get_context_data(self, parent_context: Any) -> Any:
        """What any button shows: Wagtail would name the workflow, or the task that the text goes back to."""
        return ActionMenuItem.get_context_data(self, parent_context)


def offer_one_way_to_review(items: list[Any], request: HttpRequest, context: Any) -> None:
    """Replaces Wagtail's button; a review of one step is not begun anew, it is submitted again."""
    items[:] = [
        SubmitMenuItem(order=item.order) if isinstance(item, SubmitForModerationMenuItem) else item
        for item in items
        if not isinstance(item, RestartWorkflowMenuItem)
    ]
