"""What a search request means."""

from django import forms
from django.utils.translation import gettext_lazy as _

from search.kinds import KINDS

LONGEST_SEARCH = 200


class SearchForm(forms.Form):
    """Words, kind of page and page number; anything odd in the address counts as not given."""

    q = forms.CharField(label=_("Search"), required=False, strip=True)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("all")), *((kind.code, kind.label) for kind in KINDS)]
    )
    page = forms.IntegerField(required=False, min_value=1)

    def clean_q(self) -> str:
        """The words, cut where they are more than anybody searches for."""
        return str(self.cleaned_data["q"])[:LONGEST_SEARCH]

    def chosen(self, name: str) -> str:
        """The valid value of a field as text; empty where it is missing or invalid."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")
