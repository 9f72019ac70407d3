"""The secret that a form of an alert carries."""

from django.utils import timezone

from pages.feedback.form_secret import read_secret
from search.templatetags.alert_tags import form_secret


def test_a_secret_is_ours_and_opened_now():
    opened = read_secret(form_secret(), timezone.now())
    assert opened is not None
    assert opened.is_too_quick(timezone.now())
