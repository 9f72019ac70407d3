"""What was put right in a published text: news and minutes say it, each time with its day."""

from typing import Any, ClassVar

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.models import BasePage
from pages.blocks import CorrectionBlock


class CorrectedPage(BasePage):
    """A page whose text may be corrected after readers had it; each correction is told, none replaces the one before.

    A page type puts ``corrections_panel`` where its editors look for it and names ``corrections`` in its search fields.
    """

    corrections = StreamField([("correction", CorrectionBlock())], verbose_name=_("corrections"), blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("corrections",)

    class Meta:
        abstract = True

    @property
    def dated_corrections(self) -> list[Any]:
        """What was corrected, the newest first; a draft's without a date is left out."""
        return sorted(
            (block.value for block in self.corrections if block.value["date"]),
            key=lambda one: one["date"],
            reverse=True,
        )


def corrections_panel(help_text: LazyText | str) -> FieldPanel:
    """The field of the page form in which corrections are written."""
    return FieldPanel("corrections", help_text=help_text)
