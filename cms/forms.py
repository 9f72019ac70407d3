"""Forms of the image and document library."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from cms.editorial.documents import is_public

SHOWN_TO_READERS = {
    *("title", "description", "description_sv", "credit", "language", "page_count"),
    *(f"focal_point_{name}" for name in ("x", "y", "width", "height")),
}


class KeepsFile(forms.BaseForm):
    """A form whose file is never replaced: a new version is a new file, which comes to a page through review.

    Nor while no page refers to it: a reviewer may have read it in a draft a minute ago.
    """

    def clean_file(self) -> Any:
        """The file; raises ValidationError where it would take the place of another."""
        instance = self.instance  # type: ignore[attr-defined]
        parent: Any = super()
        file = parent.clean_file() if hasattr(parent, "clean_file") else self.cleaned_data["file"]
        if instance.pk is not None and "file" in self.changed_data:
            raise forms.ValidationError(
                _("A file is not replaced. Add the new version as a new file and change the page, through review.")
            )
        return file


class KeepsWords(forms.BaseForm):
    """A form whose words are not changed while readers see them: they stand on live pages without a review."""

    def clean(self) -> dict[str, Any] | None:
        """The data; raises ValidationError where what a live page shows would change."""
        data: dict[str, Any] | None = super().clean()
        instance = self.instance  # type: ignore[attr-defined]
        if instance.pk is not None and SHOWN_TO_READERS & set(self.changed_data) and is_public(instance):
            raise forms.ValidationError(
                _("A live page shows this. Add a new file with the new words and change the page, through review.")
            )
        return data


class DocumentForm(KeepsWords, KeepsFile, BaseDocumentForm):
    """The form of a document."""


class ImageForm(KeepsWords, KeepsFile, BaseImageForm):
    """The form of an image."""
