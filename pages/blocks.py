"""The StreamField blocks that belong to one page type: values of an indicator, corrections, premises and the like."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks import PageNumberBlock, SharedCharBlock, TranslatedCharBlock, TranslatedTextBlock
from pages.accessibility import ACCESS_FACT_NAMES, AccessFact


class CorrectionBlock(blocks.StructBlock):
    """What was wrong in a published text and when it was put right, in the editor's words."""

    date = blocks.DateBlock(label=_("corrected on"))
    text = TranslatedTextBlock(label=_("what was corrected"), help_text=_("Say what was wrong and what is right."))

    class Meta:
        icon = "edit"
        label = _("Correction")


class IndicatorValueBlock(blocks.StructBlock):
    """One measurement: when, how much, and how we know."""

    date = blocks.DateBlock(label=_("date"))
    value = blocks.DecimalBlock(label=_("value"))
    source = TranslatedCharBlock(label=_("source"), required=False, max_length=250)
    source_page = PageNumberBlock(
        label=_("the source on this site"), required=False, help_text=_("The words of the source lead there.")
    )

    class Meta:
        icon = "list-ol"
        label = _("Value")


class AssociationEveningBlock(blocks.StructBlock):
    """An evening to which a municipality invites its associations."""

    starts_at = blocks.DateTimeBlock(label=_("starts"))
    ends_at = blocks.DateTimeBlock(label=_("ends"), required=False)
    place = TranslatedCharBlock(label=_("place"), max_length=200)
    theme = TranslatedCharBlock(label=_("theme"), required=False, max_length=200)
    registration_link = blocks.URLBlock(label=_("registration"), required=False)

    class Meta:
        icon = "calendar-alt"
        label = _("Association evening")


class AwardBlock(blocks.StructBlock):
    """Who got a grant, and how much."""

    recipient = SharedCharBlock(label=_("who"), max_length=200)
    amount = blocks.IntegerBlock(label=_("euros"), min_value=0)

    class Meta:
        icon = "tick"
        label = _("Grant given")


class PremisesValue(blocks.StructValue):
    """Premises as a template reads them."""

    @property
    def access_facts(self) -> list[tuple[Any, AccessFact]]:
        """Each feature's name with what is known of it."""
        return [(name, AccessFact(self.get(key) or AccessFact.UNKNOWN)) for key, name in ACCESS_FACT_NAMES.items()]


class PremisesBlock(blocks.StructBlock):
    """Premises that associations may use; each fact of access is yes, no or not known."""

    name = TranslatedCharBlock(label=_("name"), max_length=160)
    address = SharedCharBlock(label=_("address"), required=False, max_length=200)
    description = TranslatedTextBlock(label=_("for whom and on what terms"), required=False)
    booking_link = blocks.URLBlock(label=_("booking"), required=False)
    step_free = blocks.ChoiceBlock(
        label=ACCESS_FACT_NAMES["step_free"], choices=AccessFact.choices, default=AccessFact.UNKNOWN
    )
    lift = blocks.ChoiceBlock(label=ACCESS_FACT_NAMES["lift"], choices=AccessFact.choices, default=AccessFact.UNKNOWN)
    accessible_wc = blocks.ChoiceBlock(
        label=ACCESS_FACT_NAMES["accessible_wc"], choices=AccessFact.choices, default=AccessFact.UNKNOWN
    )
    induction_loop = blocks.ChoiceBlock(
        label=ACCESS_FACT_NAMES["induction_loop"], choices=AccessFact.choices, default=AccessFact.UNKNOWN
    )
    parking = blocks.ChoiceBlock(
        label=ACCESS_FACT_NAMES["parking"], choices=AccessFact.choices, default=AccessFact.UNKNOWN
    )

    class Meta:
        icon = "home"
        label = _("Premises")
        value_class = PremisesValue
        help_text = _("Choose “not known” if you are not sure.")
