"""Forms of the image and document library."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.models import ReferenceIndex


class KeepsReferencedFile(forms.BaseForm):
    """A form whose file may not be replaced while a page refers to it: a new version is a new file, through review."""

    def clean_file(self) -> Any:
        """The file; raises ValidationError where a referenced file would be replaced in place."""
        instance = self.instance  # type: ignore[attr-defined]
        parent: Any = super()
        file = parent.clean_file() if hasattr(parent, "clean_file") else self.cleaned_data["file"]
        replaced = instance.pk is not None and "file" in self.changed_data
        if replaced and ReferenceIndex.get_references_to(instance).exists():
            raise forms.ValidationError(
                _("A page refers to this file. Add the new version as a new file and change the page, through review.")
            )
        return file


class DocumentForm(KeepsReferencedFile, BaseDocumentForm):
    """The form of a document."""


class ImageForm(KeepsReferencedFile, BaseImageForm):
    """The form of an image."""
