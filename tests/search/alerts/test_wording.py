"""A search in words."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from wagtail.models import Page

from search.alerts.wording import described, without_links
from search.results.parameters import Asked
from tests import factories
from tests.search.results.found import found_passage


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
def test_people_are_named_with_what_they_did(minimal_site, language):
    found_passage(minimal_site.fi, "Silta", kind="speech", speaker="Aino Aalto", start=1, end=2)
    with translation.override(language):
        words = described(Asked(filters={"speaker": ("Aino Aalto",)}), language)
    assert words.endswith("Aino Aalto")
    assert len(words) > len("Aino Aalto")


@pytest.mark.django_db
def test_a_long_question_is_cut_and_none_is_empty():
    assert len(described(Asked(text="sana " * 200), "fi")) < 130
    assert described(Asked(), "fi") == ""


@pytest.mark.django_db
def test_a_phrase_is_told_between_one_pair_of_quotation_marks():
    assert described(Asked(text='"kadonnut katu"'), "fi") == "”kadonnut katu”"


@pytest.mark.django_db
def test_a_speaker_that_nobody_is_cannot_carry_a_message():
    assert described(Asked(text="silta", filters={"speaker": ("Osta heti: https://evil.example",)}), "fi") == "”silta”"


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["hides", "expired"])
def test_a_speaker_who_must_not_be_named_any_more_is_not(minimal_site, reason):
    yesterday = timezone.now() - timedelta(days=1)
    page = factories.news(minimal_site.fi)
    fields = {"people_hidden_on": timezone.localdate(yesterday)} if reason == "hides" else {}
    found_passage(page, "Silta", kind="speech", speaker="Aino Aalto", start=1, end=2, **fields)
    if reason == "expired":
        Page.objects.filter(pk=page.pk).update(expire_at=yesterday)
    assert described(Asked(text="silta", filters={"speaker": ("Aino Aalto",)}), "fi") == "”silta”"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("https://evil.example/a.php", "https:// evil. example/a. php"),
        ("www.evil.fi aino@evil.fi", "www. evil. fi aino@ evil. fi"),
        ("EU:n tuki 1.2.2026, klo 12.30. Ja…", "EU:n tuki 1.2.2026, klo 12.30. Ja…"),
    ],
)
def test_no_mail_program_makes_a_link_of_what_a_stranger_typed(words, shown):
    assert without_links(words) == shown
