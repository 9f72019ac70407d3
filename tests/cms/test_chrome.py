"""The frame of a page: which language, which addresses, what the reader is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from cms.chrome import Chrome, chrome_language
from cms.models import SiteSettings
from pages.models import GrantIndexPage, NetworkIndexPage, SectionPage, StandardPage
from tests import factories


@pytest.mark.parametrize(
    ("active", "language"), [("fi", "fi"), ("sv", "sv"), ("sv-fi", "sv"), ("en", "fi"), (None, "fi")]
)
def test_the_frame_is_in_one_of_the_sites_languages(active: str | None, language: str) -> None:
    assert chrome_language(active) == language


def frame(page: Any, language: str, address: str = "/fi/") -> Chrome:
    return Chrome(RequestFactory().get(address), page, language)


def test_the_switch_leads_to_the_translation_and_keeps_the_query(minimal_site: Any) -> None:
    page = factories.page(StandardPage, minimal_site.fi, slug="tietosuoja")
    factories.translated(page, slug="dataskydd")
    switch = frame(page, "fi", "/fi/tietosuoja/?page=2&kind=blog").switch
    assert (switch.language, switch.url) == ("sv", "/sv/dataskydd/?page=2&kind=blog")


def test_the_switch_of_an_untranslated_page_leads_to_it_inside_the_other_frame(minimal_site: Any) -> None:
    page = factories.page(StandardPage, minimal_site.fi, slug="tietosuoja")
    assert frame(page, "fi", "/fi/tietosuoja/").switch.url == "/sv/tietosuoja/"
    assert frame(page, "sv", "/sv/tietosuoja/").switch.url == "/fi/tietosuoja/"


@pytest.mark.parametrize(
    ("address", "other"), [("/fi/haku/", "/sv/sok/"), ("/robots.txt", "/sv/"), ("/fi/olematon/", "/sv/olematon/")]
)
def test_the_switch_of_a_view_leads_to_the_same_view(minimal_site: Any, address: str, other: str) -> None:
    with translation.override("fi"):
        assert frame(None, "fi", address).switch.url == other


def test_only_a_pair_has_alternates_and_both_name_the_same(minimal_site: Any) -> None:
    page = factories.page(StandardPage, minimal_site.fi, slug="tietosuoja")
    assert frame(page, "fi").alternates == []
    swedish = factories.translated(page, slug="dataskydd")
    lines = {line.language: line.url for line in frame(page, "fi").alternates}
    assert lines == {
        "fi": "http://testserver/fi/tietosuoja/",
        "sv": "http://testserver/sv/dataskydd/",
        "x-default": "http://testserver/fi/tietosuoja/",
    }
    assert {line.language: line.url for line in frame(swedish, "sv").alternates} == lines


def test_the_front_page_serves_everybody_else_at_the_root(minimal_site: Any) -> None:
    lines = {line.language: line.url for line in frame(minimal_site.sv, "sv").alternates}
    assert lines["x-default"] == "http://testserver/"


def test_an_untranslated_page_is_canonical_at_its_original(minimal_site: Any) -> None:
    page = factories.page(StandardPage, minimal_site.fi, slug="tietosuoja")
    chrome = frame(page, "sv", "/sv/tietosuoja/?q=x")
    assert chrome.canonical == "http://testserver/fi/tietosuoja/"
    assert chrome.body_language == "fi"
    assert chrome.notice is not None
    assert (chrome.notice.state, chrome.notice.body_language) == ("untranslated", "fi")
    assert chrome.notice.original_url == "/fi/tietosuoja/"


@pytest.mark.parametrize(("query", "kept"), [("?page=3&q=x", "?page=3"), ("?page=1", ""), ("?page=x", "")])
def test_a_page_number_belongs_to_the_canonical_address(minimal_site: Any, query: str, kept: str) -> None:
    chrome = frame(minimal_site.fi, "fi", f"/fi/{query}")
    assert chrome.canonical == f"http://testserver/fi/{kept}"


def test_a_page_in_step_says_nothing(minimal_site: Any) -> None:
    page = factories.page(StandardPage, minimal_site.fi)
    factories.translated(page)
    assert frame(page, "fi").notice is None


def test_the_preview_of_a_translation_that_is_not_live_yet_does_not_say_that_it_is_missing(minimal_site: Any) -> None:
    page = factories.page(StandardPage, minimal_site.fi)
    draft = page.copy_for_translation(minimal_site.sv.locale)
    assert frame(draft, "sv", "/sv/utkast/").notice is None


def test_a_draft_has_no_versions_and_still_a_switch(minimal_site: Any) -> None:
    draft = factories.page(StandardPage, minimal_site.fi, live=False)
    chrome = frame(draft, "fi", "/fi/luonnos/")
    assert chrome.alternates == []
    assert chrome.notice is None
    assert chrome.switch.url == "/sv/"


def test_the_menu_marks_the_page_and_the_section_above_it(minimal_site: Any) -> None:
    section = factories.page(SectionPage, minimal_site.fi, title="Kunnat", slug="kunnat", show_in_menus=True)
    factories.page(SectionPage, minimal_site.fi, title="Kuntatieto", slug="kuntatieto", show_in_menus=True)
    page = factories.page(StandardPage, section, slug="uusjoki")
    assert [entry.current for entry in frame(page, "fi", "/fi/kunnat/uusjoki/").menu] == ["true", ""]
    assert [entry.current for entry in frame(section, "fi", "/fi/kunnat/").menu] == ["page", ""]


def test_what_is_not_in_the_menu_stands_at_the_foot(minimal_site: Any) -> None:
    factories.page(SectionPage, minimal_site.fi, title="Kunnat", show_in_menus=True)
    factories.page(StandardPage, minimal_site.fi, title="Tietosuoja")
    chrome = frame(minimal_site.fi, "fi")
    assert [entry.title for entry in chrome.menu] == ["Kunnat"]
    assert [entry.title for entry in chrome.footer] == ["Tietosuoja"]


def test_lists_by_which_one_may_take_part_stand_at_the_foot_by_their_own_words(minimal_site: Any) -> None:
    networks = factories.page(NetworkIndexPage, minimal_site.fi, title="Verkostot", show_in_menus=True)
    grants = factories.page(GrantIndexPage, minimal_site.fi, title="Avustukset")
    factories.page(StandardPage, minimal_site.fi, title="Tietosuoja")
    chrome = frame(minimal_site.fi, "fi")
    assert [(entry.title, entry.url) for entry in chrome.take_part] == [
        ("Liity verkostoon", networks.get_url()),
        ("Hae avustusta", grants.get_url()),
    ]
    assert [entry.title for entry in chrome.menu] == ["Verkostot"]
    assert [entry.title for entry in chrome.footer] == ["Tietosuoja"]
    assert frame(minimal_site.sv, "sv", "/sv/").take_part == []


def test_the_words_of_the_site_are_those_of_the_language(minimal_site: Any) -> None:
    settings = SiteSettings.for_site(minimal_site.site)
    settings.tagline_fi, settings.tagline_sv, settings.contact_email = "Järjestöt", "Organisationer", "a@b.example"
    settings.save()
    finnish, swedish = frame(minimal_site.fi, "fi"), frame(minimal_site.sv, "sv")
    assert (finnish.tagline, swedish.tagline) == ("Järjestöt", "Organisationer")
    assert (finnish.about, finnish.site_notice, finnish.contact_email) == ("", "", "a@b.example")


def test_the_frame_costs_the_same_at_any_number_of_pages(
    minimal_site: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page = factories.page(StandardPage, minimal_site.fi)
    factories.translated(page)

    def read() -> None:
        chrome = frame(type(page).objects.select_related("locale").get(pk=page.pk), "fi")
        assert len([chrome.switch, chrome.alternates, chrome.notice, chrome.crumbs, chrome.menu, chrome.footer]) == 6

    read()
    for number in range(20):
        factories.page(SectionPage, minimal_site.fi, title=f"Osio {number}", show_in_menus=number % 2 == 0)
    with django_assert_max_num_queries(13):
        read()


def test_the_head_of_an_untranslated_page_misleads_nobody(minimal_site: Any, client: Client) -> None:
    factories.page(StandardPage, minimal_site.fi, title="Tietosuoja", slug="tietosuoja")
    text = client.get("/sv/tietosuoja/").content.decode()
    assert '<html lang="sv">' in text
    assert '<div lang="fi">' in text
    assert "hreflang" not in text[: text.index("</head>")]
    assert '<link rel="canonical" href="http://localhost/fi/tietosuoja/">' in text.replace("testserver", "localhost")
    assert "<title>Tietosuoja (på finska) – Forumet</title>" in text
    assert "Den här sidan finns bara på finska." in text


def test_the_page_of_last_resort_needs_nothing_and_says_all_twice() -> None:
    source = Path(get_template("500.html").origin.name).read_text()
    assert "{%" not in source
    assert "{{" not in source
    assert "Yritä hetken päästä uudelleen." in source
    assert "Försök igen om en stund." in source


def test_a_removed_page_says_when_and_why(minimal_site: Any) -> None:
    with translation.override("sv"):
        text = get_template("410.html").render(
            {"removed_on": date(2026, 11, 21), "reason": "dubblett"}, RequestFactory().get("/sv/bort/")
        )
    assert "Sidan togs bort 21.11.2026" in text
    assert "Orsak: dubblett" in text


def test_error_pages_stand_in_the_frame_of_their_path(minimal_site: Any, client: Client) -> None:
    answer = client.get("/sv/finns-inte/")
    assert answer.status_code == 404
    assert '<html lang="sv">' in answer.content.decode()
    assert "Sidan finns inte." in answer.content.decode()


def test_a_page_number_without_end_is_no_part_of_the_address(minimal_site: Any) -> None:
    canonical = frame(minimal_site.fi, "fi", f"/fi/?page={'9' * 5000}").canonical
    assert canonical == "http://testserver/fi/"
