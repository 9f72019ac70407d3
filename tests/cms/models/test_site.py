"""The texts of the site manager in both languages."""

import pytest

from cms.models import SiteSettings


@pytest.mark.parametrize(("language", "text"), [("fi", "suomeksi"), ("sv", "på svenska"), ("en", "")])
def test_a_text_is_given_in_the_language_of_the_reader(language, text):
    settings = SiteSettings(tagline_fi="suomeksi", tagline_sv="på svenska")
    assert settings.in_language("tagline", language) == text
