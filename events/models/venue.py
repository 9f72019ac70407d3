"""Where events take place, with what is known of access to the place."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.translations.heirs import OtherVersionOr
from pages.accessibility import ACCESS_FACT_NAMES, AccessFact


def _access_field(name: str) -> Any:
    return models.CharField(
        ACCESS_FACT_NAMES[name], max_length=8, choices=AccessFact.choices, default=AccessFact.UNKNOWN
    )


class Venue(models.Model):
    """A place; its names stand side by side, because many places have a name in one language only."""

    name_fi = models.CharField(_("name in Finnish"), max_length=160, blank=True)
    name_sv = models.CharField(_("name in Swedish"), max_length=160, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    municipality = models.ForeignKey(
        "pages.MunicipalityPage", null=True, blank=True, on_delete=OtherVersionOr(models.SET_NULL), related_name="+",
        verbose_name=_("municipality"),
    )  # fmt: skip
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=6, null=True, blank=True,
        validators=[MinValueValidator(Decimal(-90)), MaxValueValidator(Decimal(90))],
    )  # fmt: skip
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, null=True, blank=True,
        validators=[MinValueValidator(Decimal(-180)), MaxValueValidator(Decimal(180))],
    )  # fmt: skip
    step_free = _access_field("step_free")
    lift = _access_field("lift")
    accessible_wc = _access_field("accessible_wc")
    induction_loop = _access_field("induction_loop")
    parking = _access_field("parking")
    access_checked_on = models.DateField(_("facts of access checked on"), null=True, blank=True)

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ("name_fi", "name_sv")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name_fi="") | ~Q(name_sv=""),
                name="events_venue_has_a_name",
                violation_error_message=_("Give the name in one language at least."),
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="events_venue_has_both_coordinates_or_none",
                violation_error_message=_("Give both coordinates or neither."),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{name}__in": AccessFact.values}), name=f"events_venue_{name}_is_known_or_not"
                )
                for name in ACCESS_FACT_NAMES
            ),
        ]

    def __str__(self) -> str:
        return " / ".join(name for name in (self.name_fi, self.name_sv) if name)

    def name_in(self, language: str) -> str:
        """The name in ``language``; where it has none, the name in the other language."""
        first, second = (self.name_sv, self.name_fi) if language == "sv" else (self.name_fi, self.name_sv)
        return first or second

    def name_language(self, language: str) -> str:
        """The language of the name that ``name_in`` gives."""
        own, other = (self.name_sv, "fi") if language == "sv" else (self.name_fi, "sv")
        return language if own else other

    @property
    def access_facts(self) -> list[tuple[Any, AccessFact]]:
        """Each feature's name with what is known of it."""
        return [(name, AccessFact(getattr(self, key))) for key, name in ACCESS_FACT_NAMES.items()]
