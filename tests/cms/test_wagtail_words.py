"""The desk speaks Finnish and Swedish: what Wagtail's own catalogues lack stands in locale/wagtail."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import django
import polib
import pytest
import wagtail
import wagtail_localize
from django.template.defaultfilters import filesizeformat
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from cms.editorial import services
from cms.translations import bridge
from scripts.catalogues import PLACEHOLDER, ROOT
from tests import factories
from tests.cms.desk import Desk, read

SUPPLEMENT = sorted((ROOT / "locale" / "wagtail").glob("*/LC_MESSAGES/*.po"))
PACKAGES = [Path(package.__file__).parent for package in (wagtail, wagtail_localize, django)]
ENGLISH = re.compile(
    r"\b(?:the|this|that|these|you|your|with|from|are|and|or|of|has|have|been|cannot|pages|page|toggle|show|view|"
    r"search|save|saved|edit|edited|delete|publish|unpublish|submit|close|select|choose|sort|any|anyone|user|users|"
    r"new|more|less|checks|locked|locale|date|account|updated|usage|count|history|comments|settings|actions)\b",
    re.IGNORECASE,
)
SPOKEN = {"alt", "aria-label", "aria-description", "placeholder", "title", "data-w-tooltip-content-value"}
NOT_IN_ANY_CATALOGUE = {"Source locale", "Target locale"}
"""Made from the names of fields by wagtail-localize's report."""
WRITTEN_KINDS = {"HomePage", "NewsPage", "MeetingPage", "RecordingPage"}


class Spoken(HTMLParser):
    """What somebody who works at the desk reads or hears: texts and spoken attributes, not what is marked English."""

    SILENT = frozenset({"script", "style", "code", "kbd"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._silent += tag in self.SILENT
        self.found += [value for name, value in attributes if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in self.SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.found.append(" ".join(data.split()))


def english(html: str) -> list[str]:
    """The sentences of a screen that have an English word in them."""
    reader = Spoken()
    reader.feed(html)
    return [text for text in dict.fromkeys(reader.found) if ENGLISH.search(text) and text not in NOT_IN_ANY_CATALOGUE]


@pytest.mark.parametrize("path", SUPPLEMENT, ids=lambda path: "-".join((path.parts[-3], path.stem)))
def test_every_entry_answers_to_words_of_wagtail_with_the_same_placeholders(path: Path) -> None:
    sources = [file for package in PACKAGES for file in package.rglob(f"locale/en/LC_MESSAGES/{path.name}")]
    known = {(entry.msgctxt, entry.msgid): entry for file in sources for entry in polib.pofile(str(file))}
    for entry in polib.pofile(str(path)):
        assert (entry.msgctxt, entry.msgid) in known, entry.msgid
        assert entry.msgid_plural == known[entry.msgctxt, entry.msgid].msgid_plural
        said = list(entry.msgstr_plural.values()) or [entry.msgstr]
        assert all(said), entry.msgid
        allowed = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
        assert all(set(PLACEHOLDER.findall(words)) <= allowed for words in said), entry.msgid
        if not entry.msgid_plural:
            assert sorted(PLACEHOLDER.findall(entry.msgid)) == sorted(PLACEHOLDER.findall(entry.msgstr)), entry.msgid


def test_there_are_words_for_the_screens_and_for_their_scripts() -> None:
    assert {(path.parts[-3], path.name) for path in SUPPLEMENT} == {
        (language, name) for language in ("fi", "sv") for name in ("django.po", "djangojs.po")
    }


@pytest.mark.parametrize(
    ("language", "words"), [("fi", "Muutokset on tallennettu."), ("sv", "Ändringarna har sparats.")]
)
def test_scripts_of_the_desk_get_the_words_too(minimal_site: Any, language: str, words: str) -> None:
    script = Client(headers={"Accept-Language": language}).get(reverse("wagtailadmin_javascript_catalog"))
    assert json.dumps(words) in script.content.decode()


@pytest.mark.parametrize(
    ("language", "words"), [("fi", ["4,0\xa0kt", "1,1\xa0Mt"]), ("sv", ["4,0\xa0kB", "1,1\xa0MB"])]
)
def test_sizes_are_told_in_the_units_of_the_language(language: str, words: list[str]) -> None:
    with translation.override(language):
        assert [filesizeformat(size) for size in (4_096, 1_150_000)] == words


@pytest.mark.parametrize(
    ("language", "asked", "said", "missing"),
    [
        ("fi", "poistaa tämän (tapahtumapaikka)?", "Tapahtumapaikka ”Silta” on poistettu.", "(tapahtumapaikat)"),
        ("sv", "radera detta (evenemangsplats)?", "Evenemangsplats ”Silta” har raderats.", "hittade ingenting ("),
    ],
)
def test_no_sentence_needs_another_form_of_what_something_is_called(
    desk: Desk, language: str, asked: str, said: str, missing: str
) -> None:
    venue = factories.venue(name_fi="Silta")
    browser = Client(headers={"Accept-Language": language})
    browser.force_login(desk["site-manager"])
    address = reverse("venues:delete", args=[venue.pk])
    assert asked in browser.get(address).content.decode()
    assert said in browser.post(address, follow=True).content.decode()
    assert missing in browser.get(reverse("venues:index"), {"q": "zzz"}).content.decode()


def test_the_reader_of_screens_finds_english_where_it_is() -> None:
    html = '<p>Tallenna</p><button aria-label="Toggle side panel">x</button><script>save()</script><p lang="en">the</p>'
    assert english(html) == ["Toggle side panel", "the"]


@pytest.fixture
def busy_desk(desk: Desk) -> Desk:
    """A desk with a text in every state, in both trees."""
    for home, sender, reviewer in ((desk.home, "author-fi", "reviewer-fi"), (desk.home_sv, "author-sv", "reviewer-sv")):
        factories.news(home, title="Julkaistu")
        waiting = factories.news(home, title="Odottava", live=False)
        services.submit_for_review(page=waiting, user=desk[sender])
        back = factories.news(home, title="Palautettu", live=False)
        services.submit_for_review(page=back, user=desk[sender])
        services.send_back(page=back.specific, user=desk[reviewer], comment="Lisää.", **read(back))
    live = factories.news(desk.home, title="Alkuperäinen")
    bridge.start_translation(page=live, language="sv", user=desk["translator-sv"])
    factories.recording(desk.home)
    factories.meeting(factories.forum(desk.home))
    return desk


def written_pages(home: Any) -> list[Any]:
    """The front page and what is written below it: the pieces of news are in different states."""
    pages = home.get_descendants(inclusive=True).specific()
    return [page for page in pages if type(page).__name__ in WRITTEN_KINDS]


def screens(desk: Desk, home: Any) -> Iterator[str]:
    """The addresses that editors use, in the tree of a front page."""
    yield from ("/admin/", "/admin/pages/", "/admin/review/", "/admin/account/", "/admin/reports/workflow/")
    yield from ("/admin/reports/workflow_tasks/", "/admin/reports/aging-pages/", "/admin/reports/site-history/")
    yield from ("/admin/reports/locked/", "/admin/localize/reports/translations/", "/admin/pages/search/?q=ei")
    yield from ("/admin/images/", "/admin/images/add/", "/admin/documents/", "/admin/documents/add/")
    yield from ("/admin/images/chooser/", "/admin/documents/chooser/", "/admin/choose-page/?page_type=pages.newspage")
    yield from ("/admin/choose-external-link/", "/admin/choose-email-link/", "/admin/users/", "/admin/redirects/")
    yield from ("/admin/venues/", "/admin/venues/new/", "/admin/venues/?q=ei", "/admin/categories/new/")
    for page in written_pages(home):
        yield from (f"/admin/pages/{page.pk}/edit/", f"/admin/pages/{page.pk}/history/", f"/admin/review/{page.pk}/")
        yield from (f"/admin/pages/{page.pk}/", f"/admin/pages/{page.pk}/workflow_history/")
        yield from (f"/admin/pages/{page.pk}/delete/", f"/admin/pages/{page.pk}/unpublish/")
        parent, kind = page.get_parent(), page._meta
        yield f"/admin/pages/add/{kind.app_label}/{kind.model_name}/{parent.pk}/"


PEOPLE = (
    ("fi", ("author-fi", "reviewer-fi", "site-manager")),
    ("sv", ("author-sv", "reviewer-sv", "translator-sv", "site-manager")),
)


@pytest.mark.filterwarnings("ignore:Pagination may yield")  # wagtail-localize's report
@pytest.mark.parametrize(("language", "who"), [(language, who) for language, people in PEOPLE for who in people])
def test_no_screen_of_an_editor_has_english_words(busy_desk: Desk, language: str, who: str) -> None:
    UserProfile.objects.update_or_create(user=busy_desk[who], defaults={"preferred_language": language})
    browser = busy_desk.browser(who)
    met: dict[str, list[str]] = {}
    for address in screens(busy_desk, busy_desk.home if language == "fi" else busy_desk.home_sv):
        answer = browser.get(address)
        assert answer.status_code in (200, 302, 403), address
        if answer.status_code == 200:
            words = answer.json()["html"] if "json" in answer["Content-Type"] else answer.content.decode()
            for sentence in english(words):
                met.setdefault(sentence, []).append(address)
    assert met == {}
