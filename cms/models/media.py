"""Images and documents of the site."""

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from cms.photographs import without_metadata

LANGUAGE_CHOICES = [("fi", _("Finnish")), ("sv", _("Swedish"))]


class SiteImage(AbstractImage):
    """An image; its description for those who do not see it is written per language."""

    file: Any
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the image; a new file loses first what the camera wrote into it, the place above all."""
        if self.file and not self.file._committed:
            clean = without_metadata(self.file.file, self.file.name)
            if clean is not None:
                self.file = clean
                self._set_image_file_metadata()
        super().save(*args, **kwargs)

    @property
    def default_alt_text(self) -> str:
        """The description in the language of the desk; a title is no description, so without one it is empty."""
        return self.alternative_text((get_language() or "fi")[:2])

    def alternative_text(self, language: str) -> str:
        """What the image shows, in ``language``; empty where nobody has written it."""
        return self.description_sv if language == "sv" else self.description


class SiteRendition(AbstractRendition):
    """A rendition of an image, whose original has lost its metadata."""

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
