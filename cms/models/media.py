"""Images and documents of the site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

LANGUAGE_CHOICES = [("fi", _("Finnish")), ("sv", _("Swedish"))]


class SiteImage(AbstractImage):
    """An image; its description for those who do not see it is written per language."""

    description_sv = models.CharField(_("description in Swedish"), max_length=255, blank=True)
    credit = models.CharField(_("photographer and licence"), max_length=255, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "description_sv",
        "credit",
        "collection",
        "tags",
        *(f"focal_point_{name}" for name in ("x", "y", "width", "height")),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def alternative_text(self, language: str) -> str:
        """What the image shows, in ``language``; empty where nobody has written it."""
        return self.description_sv if language == "sv" else self.description


class SiteRendition(AbstractRendition):
    """A rendition of an image, made without the metadata of the original."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="cms_rendition_unique_per_filter"
            )
        ]


class SiteDocument(AbstractDocument):
    """A document, served to readers only while a live public page refers to it."""

    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES, blank=True)
    page_count = models.PositiveIntegerField(_("number of pages"), null=True, blank=True)

    admin_form_fields = ("title", "file", "language", "page_count", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
