"""State that stands beside Wagtail's workflow: messages to send, and what a translation was made from."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import ExpressionWrapper, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from cms.models.media import LANGUAGE_CHOICES
from cms.models.waiting import WaitingQuerySet, WaitingRow


class OutboxQuerySet(WaitingQuerySet):
    """Which messages wait."""

    def due(self, now: object) -> Self:
        """Messages that are to be sent at ``now``, oldest first; those to people of the desk before all others."""
        is_outside = ExpressionWrapper(Q(recipient__isnull=True), output_field=models.BooleanField())
        return super().due(now).alias(is_outside=is_outside).order_by("is_outside", "pk")


class OutboxMessage(WaitingRow):
    """One mail to one person about one event; written in the transaction of the event, sent by the worker.

    ``event`` names what happened, as ``kind:identity``; with the recipient it is unique, so that a repeated or
    parallel action writes one message. The text is made in ``language`` when it is sent. A message without a recipient
    goes to somebody who has no account: whoever registered its ``template`` knows the address, which is not kept here.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")

    event = models.CharField(max_length=120)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    template = models.CharField(max_length=60)
    data = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("outbox message")
        verbose_name_plural = _("outbox messages")
        constraints = [
            models.UniqueConstraint(fields=("event", "recipient"), name="cms_outbox_once_per_event_and_recipient"),
            models.UniqueConstraint(
                fields=("event",), condition=Q(recipient__isnull=True), name="cms_outbox_once_per_event_outside"
            ),
        ]
        indexes = [models.Index(fields=("not_before",), condition=Q(state="waiting"), name="cms_outbox_waiting")]

    def __str__(self) -> str:
        return f"{self.event} → {self.recipient_id}"


class TranslationState(models.Model):
    """What a translated page was made from, and how it follows its original.

    ``source_revision``: the revision of the original that the live text translates. ``working_revision``: the one that
    the segments in work were taken from. ``confirmed_revision``: the newest revision of the original that somebody
    declared not to change the meaning, so that the translation stays valid.
    """

    class Policy(models.TextChoices):
        TOGETHER = "together", _("together")
        FOLLOWS = "follows", _("the other language may follow")
        SINGLE = "single", _("this language only")

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="translation_state")
    source_revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    working_revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    policy = models.CharField(_("policy"), max_length=10, choices=Policy.choices, default=Policy.FOLLOWS)
    policy_reason = models.CharField(_("reason"), max_length=300, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    machine_made = models.BooleanField(_("machine translation"), default=False)

    class Meta:
        verbose_name = _("translation state")
        verbose_name_plural = _("translation states")
        constraints = [
            models.CheckConstraint(
                condition=~Q(policy="single") | ~Q(policy_reason=""), name="cms_single_language_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.policy}"


class TranslatedRevision(models.Model):
    """Which revision of the original a revision of a translation was made from; written when it is sent to review."""

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="+", primary_key=True)
    source_revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("translated revision")
        verbose_name_plural = _("translated revisions")

    def __str__(self) -> str:
        return f"{self.source_revision_id} → {self.revision_id}"
