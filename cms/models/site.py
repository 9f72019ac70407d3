"""What the site manager sets for the whole site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Footer, contact and notice texts, in both languages side by side."""

    tagline_fi = models.CharField(_("tagline in Finnish"), max_length=120, blank=True)
    tagline_sv = models.CharField(_("tagline in Swedish"), max_length=120, blank=True)
    about_fi = models.TextField(_("about the site in Finnish"), blank=True)
    about_sv = models.TextField(_("about the site in Swedish"), blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True, help_text=_("A role address, not a person's."))
    notice_fi = models.CharField(_("notice in Finnish"), max_length=300, blank=True)
    notice_sv = models.CharField(_("notice in Swedish"), max_length=300, blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("tagline_fi"), FieldPanel("tagline_sv")], heading=_("Beside the name")),
        MultiFieldPanel(
            [FieldPanel("about_fi"), FieldPanel("about_sv"), FieldPanel("contact_email")], heading=_("Footer")
        ),
        MultiFieldPanel([FieldPanel("notice_fi"), FieldPanel("notice_sv")], heading=_("Notice on every page")),
    ]

    class Meta:
        verbose_name = _("site settings")

    def in_language(self, name: str, language: str) -> str:
        """The text ``name`` (tagline, about, notice) in ``language``."""
        text: str = getattr(self, f"{name}_{language}", "")
        return text
