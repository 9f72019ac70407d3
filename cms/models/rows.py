"""Rows of a page that are translated with it and keep one identity in both languages."""

import uuid
from typing import Any, ClassVar

from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model
from wagtail.models import Orderable, TranslatableMixin

from cms.translations.fields import DeclaresTranslation


class TranslationKeyForm(WagtailAdminModelForm):
    """Carries the permanent identity of a row through the page form.

    Wagtail makes a row of a live page anew at every save of a draft; without this field the row would get a new
    ``translation_key`` each time, and anchors, passages and translations would lose it (docs/frameworks.md, rule 1).
    """

    translation_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kwargs.get("instance") is not None:
            # Not for the empty form: the browser clones it, and every new row needs a key of its own.
            self.initial["translation_key"] = self.instance.translation_key

    def clean_translation_key(self) -> uuid.UUID:
        """The key of the row, or a new one for a new row."""
        return self.cleaned_data.get("translation_key") or uuid.uuid4()

    def _post_clean(self) -> None:
        if key := self.cleaned_data.get("translation_key"):
            self.instance.translation_key = key
        super()._post_clean()


class RowsPanel(InlinePanel):
    """An inline panel for translatable rows: the same form, plus the hidden ``translation_key``."""

    def get_form_options(self) -> dict[str, Any]:
        """Wagtail's options with a form class that carries the key."""
        options = super().get_form_options()
        rows = options["formsets"][self.relation_name]
        base: Any = rows.get("form")
        deferred = getattr(base._meta, "defer_required_on_fields", []) if base else []
        model = self.db_field.related_model
        rows["form"] = get_form_for_model(model, form_class=model.row_form_class, defer_required_on_fields=deferred)
        return options


class TranslatableRow(DeclaresTranslation, TranslatableMixin, Orderable):
    """A row of a page: one level deep, never referenced by a foreign key, known by its ``translation_key``.

    References to a row are (page, translation_key); see rules 1 to 3 of docs/frameworks.md.
    """

    shared_fields: ClassVar[tuple[str, ...]] = ("sort_order",)
    row_form_class: ClassVar[type[TranslationKeyForm]] = TranslationKeyForm

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    @property
    def anchor(self) -> str:
        """The fragment of this row's address: the same in both languages and after every edit."""
        return f"k-{self.translation_key.hex[:12]}"
