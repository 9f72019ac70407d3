"""Who took part in a meeting, row by row as the minutes print it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from cms.translations.fields import DeclaresTranslation
from cms.translations.heirs import OtherVersionOr


class Attendance(DeclaresTranslation, Orderable):
    """Somebody present at, absent from, or for a part in a meeting; name and group as printed in the minutes."""

    class Presence(models.TextChoices):
        PRESENT = "present", _("present")
        ABSENT = "absent", _("absent")
        PART = "part", _("part of the time")

    class Role(models.TextChoices):
        CHAIR = "chair", _("chair")
        VICE_CHAIR = "vice_chair", _("vice chair")
        SECRETARY = "secretary", _("secretary")
        MEMBER = "member", _("member")
        EXPERT = "expert", _("expert")
        COORDINATOR = "coordinator", _("coordinator")
        DEPUTY = "deputy", _("deputy")
        GUEST = "guest", _("guest")

    page = ParentalKey("pages.MeetingPage", on_delete=models.CASCADE, related_name="attendances")
    name = models.CharField(_("name"), max_length=160)
    group = models.CharField(_("group as printed"), max_length=160, blank=True)
    person = models.ForeignKey(
        "cms.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("person")
    )
    network = models.ForeignKey(
        "pages.NetworkPage", null=True, blank=True, on_delete=OtherVersionOr(models.SET_NULL), related_name="+",
        verbose_name=_("network"),
    )  # fmt: skip
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.MEMBER)
    presence = models.CharField(_("presence"), max_length=10, choices=Presence.choices, default=Presence.PRESENT)
    present_from = models.TimeField(_("from"), null=True, blank=True)
    present_to = models.TimeField(_("until"), null=True, blank=True)

    shared_fields: ClassVar[tuple[str, ...]] = (
        "name", "group", "person", "network", "organisation", "role", "presence", "present_from", "present_to",
        "sort_order",
    )  # fmt: skip
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("group")]),
        FieldRowPanel([FieldPanel("role"), FieldPanel("presence")]),
        FieldRowPanel([FieldPanel("present_from"), FieldPanel("present_to")]),
        FieldRowPanel([FieldPanel("person"), PageChooserPanel("network")]),
        FieldPanel("organisation"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(present_from__isnull=True)
                | models.Q(present_to__isnull=True)
                | models.Q(present_to__gte=models.F("present_from")),
                name="pages_attendance_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.name
