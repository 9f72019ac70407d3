"""What an order of an alert means: an address, how often, and the search that the page asks."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.feedback.secret_form import SecretForm
from search.alerts.matching import refusal
from search.models import SearchAlert
from search.results.parameters import Asked

PUBLIC_ADDRESS = re.compile(r"[^\[\]@]+@[^\[\]@]+\.[^\[\]@]+")
"""An address at a name with a dot: mails that a stranger orders go to no machine beside this one."""


class FrequencyForm(forms.Form):
    """How often; once a day where nothing is chosen."""

    frequency = forms.ChoiceField(
        choices=SearchAlert.Frequency.choices, required=False, error_messages={"invalid_choice": _("Choose how often.")}
    )

    def clean_frequency(self) -> str:
        """The chosen frequency."""
        return self.cleaned_data["frequency"] or SearchAlert.Frequency.DAILY


class AlertForm(FrequencyForm, SecretForm):
    """An order of an alert."""

    email = forms.EmailField(
        max_length=254,
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write the address like this: name@association.example"),
        },
    )

    def __init__(self, *args: Any, asked: Asked, language: str, **kwargs: Any) -> None:
        self.asked, self.language = asked, language
        super().__init__(*args, **kwargs)

    def clean_email(self) -> str:
        """The address. Raises ValidationError for one of a machine instead of a person's."""
        email: str = self.cleaned_data["email"]
        if not PUBLIC_ADDRESS.fullmatch(email):
            raise forms.ValidationError(self.fields["email"].error_messages["invalid"])
        return email

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
