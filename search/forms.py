"""What a search request means."""

from django import forms
from django.utils.translation import gettext_lazy as _

from search.kinds import KINDS


class SearchForm(forms.Form):
    """Words, kind of page and page number; anything odd in the address counts as not given."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200, strip=True)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("all")), *((kind.code, kind.label) for kind in KINDS)]
    )
    page = forms.IntegerField(required=False, min_value=1)

    def chosen(self, name: str) -> str:
        """The valid value of a field as text; empty where it is missing or invalid."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")
