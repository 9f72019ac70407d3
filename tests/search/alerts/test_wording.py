"""A search in words."""

import pytest
from django.utils import translation

from search.alerts.wording import described
from search.results.parameters import Asked
from tests import factories


@pytest.mark.django_db
def test_words_limits_and_days_are_named(minimal_site):
    forum = factories.forum(minimal_site.fi, title="Järjestöneuvottelukunta")
    key = str(forum.translation_key)
    filters = {"kind": ("decision",), "body": (key, "00000000-0000-0000-0000-000000000000"), "year": ("2026",)}
    asked = Asked(text="tuki  &\u00a0apu", filters=filters, date_from="2026-01-05", date_to="2026-12-31")
    with translation.override("fi"):
        words = described(asked, "fi")
    assert words.startswith("”tuki & apu”, ")
    assert "Järjestöneuvottelukunta" in words
    assert "2026" in words
    assert "5.1.2026" in words
    assert "31.12.2026" in words
    assert "00000000" not in words


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_people_are_named_with_what_they_did(language):
    with translation.override(language):
        words = described(Asked(filters={"speaker": ("Aino Aalto",)}), language)
    assert words.endswith("Aino Aalto")
    assert len(words) > len("Aino Aalto")


@pytest.mark.django_db
def test_a_long_question_is_cut_and_none_is_empty():
    assert len(described(Asked(text="sana " * 200), "fi")) < 130
    assert described(Asked(), "fi") == ""
