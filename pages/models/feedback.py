"""Feedback of readers, with the fourteen days in which it is answered."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.models.media import LANGUAGE_CHOICES

ANSWER_WITHIN = timedelta(days=14)
LONGEST_TEXT = 5000


def answer_day() -> date:
    """The day by which feedback given today is answered."""
    return timezone.localdate() + ANSWER_WITHIN


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    """Which feedback waits for an answer."""

    def unanswered(self) -> "FeedbackQuerySet":
        """Feedback without an answer, the most urgent first."""
        return self.filter(answered_at__isnull=True).order_by("answer_by", "pk")

    def late(self, today: date) -> "FeedbackQuerySet":
        """Feedback whose answer should have been given before ``today``."""
        return self.unanswered().filter(answer_by__lt=today)


class Feedback(models.Model):
    """What a reader wrote to us; private, never a part of a page. The address is optional.

    ``key`` is the secret of the form that it came with: it names the receipt, and a form that is sent twice is one
    feedback.
    """

    class Subject(models.TextChoices):
        ACCESSIBILITY = "accessibility", _("accessibility")
        ERROR = "error", _("an error in the information")
        TRANSLATION = "translation", _("a missing translation")
        SUGGESTION = "suggestion", _("a suggestion or thanks")
        OTHER = "other", _("something else")

    key = models.UUIDField(_("key"), null=True, unique=True, editable=False)
    receipt_number = models.CharField(_("receipt number"), max_length=20, unique=True)
    subject = models.CharField(_("subject"), max_length=20, choices=Subject.choices, default=Subject.OTHER)
    text = models.TextField(_("feedback"), max_length=LONGEST_TEXT)
    email = models.EmailField(_("address"), blank=True)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    page_path = models.CharField(_("page"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    answer_by = models.DateField(_("answer by"), default=answer_day)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("created_at")),
                name="pages_feedback_answered_after_it_came",
            )
        ]
        indexes = [
            models.Index(fields=("answer_by",), condition=Q(answered_at__isnull=True), name="pages_feedback_unanswered")
        ]

    def __str__(self) -> str:
        return self.receipt_number

    def days_left(self, today: date) -> int:
        """How many days there are to answer; negative where the answer is late."""
        return (self.answer_by - today).days
