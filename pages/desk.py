"""What the desk is reminded of: an accessibility statement that is too old, feedback that waits."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from pages.caption_faults import caption_faults, told
from pages.feedback.permissions import may_answer_feedback
from pages.models import AccessibilityStatementPage, Feedback, RecordingPage


def warn_of_old_assessment(request: HttpRequest, page: Page) -> None:
    """Tells whoever opens the accessibility statement that its assessment is more than a year old."""
    if request.method == "GET" and isinstance(page, AccessibilityStatementPage) and page.is_old(timezone.localdate()):
        date = page.assessed_on
        words = _(
            "The site was last assessed on %(date)s. The accessibility statement is renewed once a year at least."
        )
        messages.warning(request, words % {"date": f"{date.day}.{date.month}.{date.year}"})


def warn_of_captions_at_once(request: HttpRequest, page: Page) -> None:
    """Tells whoever opens a recording which lines of its captions overlap or stand in the wrong order.

    They are shown and found all the same, and programs that make captions often write them so: no error.
    """
    if request.method != "GET" or not isinstance(page, RecordingPage):
        return
    for track in page.get_latest_revision_as_object().caption_tracks.all():
        if sentences := told([fault for fault in caption_faults(track.webvtt) if not fault.loses_words]):
            heading = _("Captions (%(language)s):") % {"language": track.get_language_display()}
            messages.warning(request, " ".join([heading, *sentences]))


class RemindersPanel(Component):
    """On the admin's first page, for the site manager: feedback that waits, statements that are too old."""

    name = "reminders"
    template_name = "pages/admin/reminders.html"
    order = 60

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """How much feedback waits and is late, and the live statements that are too old."""
        today = timezone.localdate()
        statements = AccessibilityStatementPage.objects.live().select_related("locale")
        return {
            "open_count": Feedback.objects.unanswered().count(),
            "late_count": Feedback.objects.late(today).count(),
            "old_statements": [statement for statement in statements if statement.is_old(today)],
        }


def add_reminders(request: HttpRequest, panels: list[Any]) -> None:
    """Puts the reminders on the first page of those who answer feedback."""
    if may_answer_feedback(request.user):
        panels.append(RemindersPanel())
