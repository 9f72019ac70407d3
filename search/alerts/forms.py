"""What an order of an alert means: an address, how often, and the search that the page asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from pages.feedback.form_secret import Secret, new_secret, read_secret
from search.alerts.matching import refusal
from search.models import SearchAlert
from search.results.parameters import Asked


class FrequencyForm(forms.Form):
    """How often; once a day where nothing is chosen."""

    frequency = forms.ChoiceField(
        choices=SearchAlert.Frequency.choices, required=False, error_messages={"invalid_choice": _("Choose how often.")}
    )

    def clean_frequency(self) -> str:
        """The chosen frequency."""
        return self.cleaned_data["frequency"] or SearchAlert.Frequency.DAILY


class AlertForm(FrequencyForm):
    """An order; ``homepage`` is a trap that people do not see, ``secret`` tells when the form was opened."""

    email = forms.EmailField(
        max_length=254,
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write the address like this: name@association.example"),
        },
    )
    homepage = forms.CharField(required=False)
    secret = forms.CharField(required=False)

    def __init__(self, *args: Any, asked: Asked, language: str, **kwargs: Any) -> None:
        self.asked, self.language = asked, language
        super().__init__(*args, **kwargs)

    def clean_homepage(self) -> str:
        """Nothing; raises ValidationError where a machine, or a browser that fills in forms, wrote something."""
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("Leave this field empty."))
        return ""

    def clean(self) -> dict[str, Any] | None:
        """The data; raises ValidationError for a search that nobody can follow, and for a form that is not ours.

        Raises EngineDown where nobody can tell what the search finds.
        """
        data: dict[str, Any] | None = super().clean()
        if reason := refusal(self.asked, self.language):
            raise forms.ValidationError(reason)
        if self.opened is None:
            raise forms.ValidationError(_("The form was open for a long time. Check it and send it again."))
        if not self.errors and self.opened.is_too_quick(timezone.now()):
            raise forms.ValidationError(_("The form came very quickly. Check it and send it again."))
        return data

    @cached_property
    def opened(self) -> Secret | None:
        """Which form came back; None where that is not known."""
        return read_secret(self.data.get("secret", ""), timezone.now())

    @cached_property
    def next_secret(self) -> str:
        """The secret for the form as it is shown now."""
        own = self.data.get("secret", "") if self.is_bound and self.opened is not None else ""
        return own or new_secret(timezone.now())
