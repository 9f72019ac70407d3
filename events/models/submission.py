"""What an association sends: private, apart from the page, because revisions and translation sources keep copies."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.models.media import LANGUAGE_CHOICES
from cms.translations.heirs import OtherVersionOr


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Named groups of submissions."""

    def open(self) -> "SubmissionQuerySet":
        """Submissions about which nothing is decided yet, or whose sender has been asked for changes."""
        return self.filter(state__in=Submission.OPEN_STATES)

    def waiting(self) -> "SubmissionQuerySet":
        """Proven submissions that wait for a moderator."""
        return self.filter(state=Submission.State.PENDING)


class Submission(models.Model):
    """An event as its sender wrote it, who sent it, and what was decided.

    ``token_hash`` is the SHA-256 (hexadecimal) of the sender's link; the link itself is stored nowhere. ``version``
    counts what the sender has sent; a decision names the version that was read.
    """

    class State(models.TextChoices):
        UNVERIFIED = "unverified", _("waits for confirmation")
        PENDING = "pending", _("in moderation")
        CHANGES_REQUESTED = "changes_requested", _("changes requested")
        PUBLISHED = "published", _("published")
        REJECTED = "rejected", _("rejected")
        WITHDRAWN = "withdrawn", _("withdrawn")
        EXPIRED = "expired", _("expired")
        ARCHIVED = "archived", _("archived")

    OPEN_STATES = (State.UNVERIFIED, State.PENDING, State.CHANGES_REQUESTED)
    DECIDED_STATES = (State.CHANGES_REQUESTED, State.PUBLISHED, State.REJECTED)

    event = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=OtherVersionOr(models.SET_NULL),
        related_name="+",
        verbose_name=_("event"),
    )
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.UNVERIFIED)
    version = models.PositiveIntegerField(_("version"), default=1)
    payload = models.JSONField(_("what was sent"), default=dict)
    contact_name = models.CharField(_("contact person"), max_length=160, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    token_expires_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    verified_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("decided by"),
    )  # fmt: skip
    reason_code = models.CharField(max_length=4, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    contact_erased_at = models.DateTimeField(null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        constraints = [
            models.UniqueConstraint(
                fields=("event",),
                condition=Q(state__in=("unverified", "pending", "changes_requested"), event__isnull=False),
                name="events_one_open_submission_per_event",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=(
                        "unverified",
                        "pending",
                        "changes_requested",
                        "published",
                        "rejected",
                        "withdrawn",
                        "expired",
                        "archived",
                    )
                ),
                name="events_submission_state_is_known",
            ),  # fmt: skip
            models.CheckConstraint(
                condition=~Q(state__in=("changes_requested", "published", "rejected"))
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="events_decision_names_its_moderator",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("changes_requested", "rejected")) | ~Q(reason=""),
                name="events_refusal_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("unverified", "withdrawn", "expired")) | Q(verified_at__isnull=False),
                name="events_only_proven_submissions_are_moderated",
            ),
            models.CheckConstraint(
                condition=Q(token_hash__isnull=True) | Q(token_expires_at__isnull=False),
                name="events_submission_token_expires",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="events_submission_version_from_one"),
        ]
        indexes = [models.Index(fields=("created_at",), condition=Q(state="pending"), name="events_submission_queue")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.state}"


class SubmissionVersion(models.Model):
    """What the sender sent at one time; kept so that a moderator sees what changed."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("sent version")
        verbose_name_plural = _("sent versions")
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=("submission", "number"), name="events_submission_version_once")]

    def __str__(self) -> str:
        return f"{self.submission_id}/{self.number}"
