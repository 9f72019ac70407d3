"""What the form of an alert needs wherever it stands."""

from django import template
from django.utils import timezone

from pages.feedback.form_secret import new_secret

register = template.Library()


@register.simple_tag
def form_secret() -> str:
    """The signed secret of a form that is opened now."""
    return new_secret(timezone.now())
