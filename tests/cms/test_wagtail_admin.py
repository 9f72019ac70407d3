"""Wagtail's own workflow mails are off: ours go through the outbox."""

from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted


def test_no_stock_mail_receiver_listens():
    for signal in (workflow_submitted, workflow_rejected, workflow_approved):
        known = [str(receiver[0][0]) for receiver in signal.receivers]
        assert not [name for name in known if name.endswith("email_notification")]
