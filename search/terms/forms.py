"""What the desk writes into a term or an editors' choice, and what of it cannot be taken."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput, AdminPageChooser

from search.models import Pin, Term
from search.models.terms import LANGUAGES
from search.terms.permissions import may_pin

FEW_ROWS = forms.Textarea(attrs={"rows": 3})


class UnchangedForm(WagtailAdminModelForm):
    """A form that refuses what somebody else changed since it was opened, and keeps what was typed."""

    data: Any
    opened_at = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opened_at"].initial = self._moment(self.instance)

    @staticmethod
    def _moment(instance: Any) -> str:
        return instance.changed_at.isoformat() if instance.pk else ""

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError where the row has changed; another press takes what was typed."""
        cleaned: dict[str, Any] = super().clean()
        now = self._moment(type(self.instance).objects.get(pk=self.instance.pk)) if self.instance.pk else ""
        if cleaned.get("opened_at", "") != now:
            self.data = self.data.copy()
            self.data[self.add_prefix("opened_at")] = now
            raise ValidationError(
                _("Somebody changed this while you wrote. Save again to replace it, or open it anew to see it.")
            )
        return cleaned


class TermForm(UnchangedForm):
    """The names of a term. Whatever the desk changes is the desk's from then on."""

    class Meta:
        model = Term
        fields = ("fi", "fi_also", "sv", "sv_also", "is_used")
        widgets = {"fi_also": FEW_ROWS, "sv_also": FEW_ROWS}

    def _post_clean(self) -> None:
        if self.instance.pk and self.has_changed():
            self.instance.source = Term.Source.EDITOR
        super()._post_clean()


class PinForm(UnchangedForm):
    """What stands first for which searches, in the languages of the person."""

    class Meta:
        model = Pin
        fields = ("language", "questions", "page", "order", "last_day")
        widgets = {"questions": FEW_ROWS, "page": AdminPageChooser, "last_day": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, name) for code, name in LANGUAGES if may_pin(self.for_user, code)]
        self.fields["language"].choices = choices
        self.fields["language"].initial = choices[0][0] if choices else None
