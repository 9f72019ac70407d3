"""What a reader's feedback means: only the message is asked for."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pages.feedback.secret_form import SecretForm
from pages.models.feedback import LONGEST_TEXT, Feedback

LONGEST_PATH = 500


class FeedbackForm(SecretForm):
    """Subject, message, page and address."""

    subject = forms.ChoiceField(choices=Feedback.Subject.choices, required=False)
    text = forms.CharField(error_messages={"required": _("Write your message.")})
    page = forms.CharField(required=False)
    email = forms.EmailField(
        required=False, error_messages={"invalid": _("Write the address like this: name@association.example")}
    )

    def clean_subject(self) -> str:
        """The chosen subject; the widest one where none is chosen."""
        return self.cleaned_data["subject"] or Feedback.Subject.OTHER

    def clean_text(self) -> str:
        """The message with the line breaks that its writer counted; raises ValidationError where it is too long."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        if extra := max(0, len(text) - LONGEST_TEXT):
            words = ngettext(
                "Shorten the text: %(count)d character too many.",
                "Shorten the text: %(count)d characters too many.",
                extra,
            )
            raise forms.ValidationError(words % {"count": extra})
        return text

    def clean_page(self) -> str:
        """The page as far as it is kept; it was filled in by us, so its length is nobody's mistake."""
        return str(self.cleaned_data["page"])[:LONGEST_PATH]

    def clean(self) -> dict[str, Any] | None:
        """The data; raises ValidationError for a form that is not ours, too old, or quicker than a person."""
        data: dict[str, Any] | None = super().clean()
        if self.opened is None:
            raise forms.ValidationError(_("The form was open for a long time. Check your message and send it again."))
        if not self.errors and self.opened.is_too_quick(timezone.now()):
            raise forms.ValidationError(_("The message came very quickly. Check it and send it again."))
        return data

    def value_of(self, name: str) -> str:
        """What stands in a field: what was sent, else what it starts with."""
        return str(self[name].value() or "")
