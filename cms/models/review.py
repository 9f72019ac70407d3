"""The review step of a language's workflow."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from cms.editorial.decisions import check_approval, decide, digest_of
from cms.models.media import LANGUAGE_CHOICES
from cms.permissions import may_review


class ReviewTaskState(TaskState):
    """One reading of one revision.

    ``digest`` is the fingerprint of the text read; ``publish_at`` is when the approved text goes live (None: at once).
    """

    digest = models.CharField(max_length=64, blank=True)
    publish_at = models.DateTimeField(null=True, blank=True)

    exclude_fields_in_copy = ["digest", "publish_at"]

    def check_approval(self) -> None:
        """Raises DecisionRefused where this step does not entitle its text to go live."""
        check_approval(self)


class ReviewTask(Task):
    """Reviewers of the page's language read one revision; whoever wrote any of it may not approve it.

    All decisions go through ``cms.editorial.services``: the stock buttons are not offered, and a request that reaches
    the stock views must name the revision and the digest that were read, as ours does.
    """

    task_state_class = ReviewTaskState
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES, unique=True)

    admin_form_fields = [*Task.admin_form_fields, "language"]

    class Meta:
        verbose_name = _("review task")
        verbose_name_plural = _("review tasks")

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Puts the newest revision before the reviewers, with its fingerprint."""
        state = super().start(workflow_state, user=user)
        state.digest = digest_of(state.revision)
        state.save(update_fields=["digest"])
        return state

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Reviewers of the language may open the editor."""
        return may_review(user, self.language)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """No stock buttons: the review page shows what is decided before it is decided."""
        return []

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Decides through the same checks as the review page; raises PermissionDenied for everything else."""
        if action_name not in ("approve", "reject"):
            raise PermissionDenied
        decide(
            task_state=task_state,
            user=user,
            approve=action_name == "approve",
            revision_id=kwargs.get("revision_id"),
            digest=kwargs.get("digest", ""),
            comment=kwargs.get("comment", ""),
        )

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """What waits for this reviewer."""
        if not may_review(user, self.language):
            return TaskState.objects.none()
        return TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task=self.task_ptr)

    @classmethod
    def get_description(cls) -> str:
        """What the step is for, in the workflow settings."""
        return str(_("Reviewers of the language approve the revision that they have read"))
