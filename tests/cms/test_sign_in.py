"""The way to the desk speaks the language of whoever comes."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize(("language", "words"), [("fi", "Salasana"), ("sv", "Lösenord")])
def test_every_field_has_a_label_in_the_language(client, db, language, words):
    page = client.get(reverse("wagtailadmin_login"), headers={"accept-language": language}).content.decode()
    assert words in page
    assert "Password" not in page
