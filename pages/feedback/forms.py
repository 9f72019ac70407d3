"""What a reader's feedback means: only the message is asked for."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pages.feedback.form_secret import Secret, new_secret, read_secret
from pages.models.feedback import LONGEST_TEXT, Feedback

LONGEST_PATH = 500


class FeedbackForm(forms.Form):
    """Subject, message, page and address; ``homepage`` is a trap that people do not see, ``secret`` names the form."""

    subject = forms.ChoiceField(choices=Feedback.Subject.choices, required=False)
    text = forms.CharField(error_messages={"required": _("Write your message.")})
    page = forms.CharField(required=False)
    email = forms.EmailField(
        required=False, error_messages={"invalid": _("Write the address like this: name@association.example")}
    )
    homepage = forms.CharField(required=False)
    secret = forms.CharField(required=False)

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

    def clean_homepage(self) -> str:
        """Nothing; raises ValidationError where a machine, or a browser that fills in forms, wrote something."""
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("Leave this field empty."))
        return ""

    def clean(self) -> dict[str, Any] | None:
        """The data; raises ValidationError for a form that is not ours, too old, or quicker than a person."""
        data: dict[str, Any] | None = super().clean()
        if self.opened is None:
            raise forms.ValidationError(_("The form was open for a long time. Check your message and send it again."))
        if not self.errors and self.opened.is_too_quick(timezone.now()):
            raise forms.ValidationError(_("The message came very quickly. Check it and send it again."))
        return data

    @cached_property
    def opened(self) -> Secret | None:
        """Which form came back; None where that is not known."""
        return read_secret(self.data.get("secret", ""), timezone.now())

    @cached_property
    def next_secret(self) -> str:
        """The secret for the form as it is shown now: its own while that is good, else a new one."""
        own = self.data.get("secret", "") if self.is_bound and self.opened is not None else ""
        return own or new_secret(timezone.now())

    def value_of(self, name: str) -> str:
        """What stands in a field: what was sent, else what it starts with."""
        return str(self[name].value() or "")
