"""Facts about access to a place: yes, no, and honestly not known."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessFact(models.TextChoices):
    """What is known of one feature of a place; "not known" is never shown as "no"."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("not known")


ACCESS_FACT_NAMES = {
    "step_free": _("step-free entrance"),
    "lift": _("lift"),
    "accessible_wc": _("accessible WC"),
    "induction_loop": _("induction loop"),
    "parking": _("accessible parking"),
}
"""The features that are asked of every place, in the order in which they are shown."""
