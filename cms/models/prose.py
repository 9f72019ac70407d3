"""Rich text that is empty when it looks empty."""

from typing import Any

from django.utils.html import strip_tags
from wagtail.fields import RichTextField


class ProseField(RichTextField):
    """Wagtail's rich text field, except that text without a word is the empty string.

    The admin's editor saves an untouched field as an empty paragraph, and an agenda item would then seem to have a
    decision. For features without pictures or embeds only.
    """

    def to_python(self, value: Any) -> Any:
        """The text as it comes from a form or a revision."""
        return _without_empty_paragraphs(super().to_python(value))

    def get_prep_value(self, value: Any) -> Any:
        """The text as it is stored."""
        return _without_empty_paragraphs(super().get_prep_value(value))

    def deconstruct(self) -> Any:
        """In migrations it is the stock field: the column is the same."""
        name, _path, args, options = super().deconstruct()
        return name, "wagtail.fields.RichTextField", args, options


def _without_empty_paragraphs(value: Any) -> Any:
    if isinstance(value, str) and not strip_tags(value).replace("&nbsp;", " ").strip():
        return ""
    return value
