"""Wagtail's admin without its own workflow mails: ours go through the outbox."""

from wagtail.admin.apps import WagtailAdminAppConfig
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted


class AdminConfig(WagtailAdminAppConfig):
    """The stock admin app; its mail receivers are disconnected."""

    default = False

    def ready(self) -> None:
        """Sets the admin up and takes its mail receivers away again."""
        super().ready()
        workflow_submitted.disconnect(dispatch_uid="workflow_state_submitted_email_notification", sender=_state())
        workflow_rejected.disconnect(dispatch_uid="workflow_state_rejected_email_notification", sender=_state())
        workflow_approved.disconnect(dispatch_uid="workflow_state_approved_email_notification", sender=_state())


def _state() -> type:
    from wagtail.models import WorkflowState

    return WorkflowState
