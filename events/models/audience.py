"""For whom events are: the groups that the calendar may be narrowed to."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

IN_A_ROW = 3
AUDIENCES = {
    "everyone": _("for everyone"),
    "children": _("for children and families"),
    "young": _("for young people"),
    "adults": _("for adults"),
    "older": _("for older people"),
    "disabled": _("for people with disabilities or long-term illness"),
    "carers": _("for carers and relatives"),
    "immigrants": _("for immigrants"),
    "professionals": _("for volunteers and professionals"),
}
"""The code of each group, as it stands in addresses, with its name."""


def audience_field(code: str) -> str:
    """The name of the field that says whether an event is meant for a group."""
    return f"is_for_{code}"


class ForSomebody(models.Model):
    """An event that says for which groups it is meant; several may be, and none where nobody has said."""

    is_for_everyone = models.BooleanField(AUDIENCES["everyone"], default=False)
    is_for_children = models.BooleanField(AUDIENCES["children"], default=False)
    is_for_young = models.BooleanField(AUDIENCES["young"], default=False)
    is_for_adults = models.BooleanField(AUDIENCES["adults"], default=False)
    is_for_older = models.BooleanField(AUDIENCES["older"], default=False)
    is_for_disabled = models.BooleanField(AUDIENCES["disabled"], default=False)
    is_for_carers = models.BooleanField(AUDIENCES["carers"], default=False)
    is_for_immigrants = models.BooleanField(AUDIENCES["immigrants"], default=False)
    is_for_professionals = models.BooleanField(AUDIENCES["professionals"], default=False)
    audience = models.CharField(
        _("for whom, more exactly"),
        max_length=200,
        blank=True,
        help_text=_("In your own words, where the groups do not say it all: “for 7–12-year-olds”."),
    )

    translated_fields: ClassVar[tuple[str, ...]] = ("audience",)
    shared_fields: ClassVar[tuple[str, ...]] = tuple(audience_field(code) for code in AUDIENCES)

    class Meta:
        abstract = True

    @property
    def audiences(self) -> list[Any]:
        """The names of the groups that the event is meant for, in the active language."""
        return [label for code, label in AUDIENCES.items() if getattr(self, audience_field(code))]


def audience_panel() -> MultiFieldPanel:
    """The groups as boxes to tick, some in a row, and the words that make them exact."""
    boxes = [FieldPanel(audience_field(code)) for code in AUDIENCES]
    rows = [FieldRowPanel(boxes[start : start + IN_A_ROW]) for start in range(0, len(boxes), IN_A_ROW)]
    return MultiFieldPanel(
        [*rows, FieldPanel("audience")],
        heading=_("For whom"),
        help_text=_("Tick the groups that the event is made for: readers narrow the calendar by them."),
    )
