"""What every form has that readers send without an account: a trap for machines, and the secret of its opening."""

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from pages.feedback.form_secret import Secret, new_secret, read_secret


class SecretForm(forms.Form):
    """``homepage`` is a trap that people do not see, ``secret`` names the form and tells when it was opened."""

    homepage = forms.CharField(required=False)
    secret = forms.CharField(required=False)

    def clean_homepage(self) -> str:
        """Nothing; raises ValidationError where a machine, or a browser that fills in forms, wrote something."""
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(_("Leave this field empty."))
        return ""

    @cached_property
    def opened(self) -> Secret | None:
        """Which form came back; None where that is not known."""
        return read_secret(self.data.get("secret", ""), timezone.now())

    @cached_property
    def next_secret(self) -> str:
        """The secret for the form as it is shown now: its own while that is good, else a new one."""
        own = self.data.get("secret", "") if self.is_bound and self.opened is not None else ""
        return own or new_secret(timezone.now())
