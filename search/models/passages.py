"""Passages: every place that can be found, derived from live public pages and rebuilt at any time."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class PassageQuerySet(models.QuerySet["Passage"]):
    """Passages by the day on which the names in them hide."""

    def hiding(self, today: date) -> PassageQuerySet:
        """Those whose names hide by today and that wait to be made anew without them: none but just after midnight."""
        return self.filter(people_hidden_on__lte=today)

    def shown(self, today: date) -> PassageQuerySet:
        """All the others, which anybody may read."""
        return self.exclude(pk__in=Passage.objects.hiding(today).values("pk"))


class Passage(models.Model):
    """One addressable place of a page: an agenda item, a decision, a page of a file, some seconds of a recording.

    Derived: nothing here is written by hand, nothing else refers to it but by ``key``, which stays the same over
    re-publishing (``search/passages/identity.py``). Rows exist only for what anybody may read.
    """

    class Kind(models.TextChoices):
        """What kind of place it is."""

        ITEM = "item", _("Agenda item")
        DECISION = "decision", _("Decision")
        ATTACHMENT = "attachment", _("Page of an attachment")
        SPEECH = "speech", _("Moment of a recording")
        MEETING = "meeting", _("Meeting")
        RECORDING = "recording", _("Recording")
        NEWS = "news", _("Piece of news")
        EVENT = "event", _("Event")
        GOAL = "goal", _("Goal")
        BODY = "body", _("Forum or network")
        ASSOCIATION = "association", _("Association")
        GRANT = "grant", _("Grant")
        MATERIAL = "material", _("Material")
        PAGE = "page", _("Page")

    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=16, choices=Kind)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2)
    translation_key = models.UUIDField()
    meeting_key = models.UUIDField(null=True)
    item_key = models.UUIDField(null=True)
    title = models.TextField()
    text = models.TextField(blank=True)
    anchor = models.CharField(max_length=200, blank=True)
    document = models.ForeignKey("cms.SiteDocument", null=True, on_delete=models.CASCADE, related_name="+")
    page_number = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    cue_map = models.JSONField(default=list)
    speaker = models.CharField(max_length=255, blank=True)
    body_key = models.CharField(max_length=36, blank=True)
    network_key = models.CharField(max_length=36, blank=True)
    date = models.DateField(null=True)
    year = models.CharField(max_length=4, blank=True)
    people_hidden_on = models.DateField(null=True)
    content_hash = models.CharField(max_length=64)
    version = models.BigIntegerField()

    objects = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        indexes = [
            models.Index(fields=["page", "kind"], name="passage_of_page"),
            models.Index(fields=["date"], name="passage_by_date"),
            models.Index(fields=["meeting_key"], name="passage_of_meeting"),
            models.Index(fields=["version", "id"], name="passage_by_version"),
            # Few passages name anybody for a while only; whether one does too long is asked with every question.
            models.Index(
                fields=["people_hidden_on"],
                condition=models.Q(people_hidden_on__isnull=False),
                name="passage_names_hide",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("start")), name="passage_ends_late"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"


class PassagePerson(models.Model):
    """Somebody, or somebody's group, and what she did in a passage; gone with the day on which names hide."""

    class Role(models.TextChoices):
        """What somebody did."""

        PRESENT = "present", _("present")
        ABSENT = "absent", _("absent")
        SPOKE = "spoke", _("spoke")
        CHAIR = "chair", _("chair")
        SECRETARY = "secretary", _("secretary")

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="people")
    role = models.CharField(max_length=10, choices=Role)
    person = models.UUIDField(null=True)
    name = models.CharField(max_length=255, blank=True)
    group = models.CharField(max_length=255, blank=True)
    group_key = models.CharField(max_length=36, blank=True)

    class Meta:
        verbose_name = _("person of a passage")
        verbose_name_plural = _("people of passages")
        indexes = [
            models.Index(fields=["role", "group_key"], name="passage_people_by_group"),
        ]

    def __str__(self) -> str:
        return f"{self.name or self.group} ({self.role})"
