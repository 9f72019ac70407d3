"""The whole demo site in both languages, as its readers meet it: each test names the pages that break its promise."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from bs4.element import Tag

from cms.models import Person
from tests.demo import phrases
from tests.demo.checker import html_errors
from tests.demo.walk import HOST, Visit, Walk, spoken_language, without_fragment

pytestmark = pytest.mark.region

MOST_QUESTIONS = 25
HEAVIEST = 20 * 1024
FORMS = ("/fi/palaute/", "/sv/respons/")
"""Only a form needs a cookie: the one against forged requests, for the session of the browser."""
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
INLINE = re.compile(r"<[^>]+\s(?:style|on[a-z]+)=|<style|<script(?![^>]*\ssrc=)(?![^>]*application/ld\+json)")
LEAKS = re.compile(r">None<|\{\{|\{%|&amp;amp;|&lt;/?[a-z]+&gt;")


def canonical(visit: Visit) -> str:
    """The address that a page says is its own."""
    return str(visit.soup.select_one("link[rel=canonical]")["href"]).removeprefix(HOST)  # type: ignore[index]


def alternates(visit: Visit) -> dict[str, str]:
    """The versions that a page names, by language."""
    lines = visit.soup.select("link[rel=alternate][hreflang]")
    return {str(line["hreflang"]): str(line["href"]).removeprefix(HOST) for line in lines}


def switch(visit: Visit) -> str:
    """Where the switch of the frame leads."""
    (link,) = visit.soup.select("header.masthead a[hreflang]")
    return str(link["href"])


def test_the_walk_meets_every_page_in_both_languages(walk: Walk) -> None:
    paths = {address.split("?")[0] for address in walk.pages}
    assert len(paths) > 350
    assert {switch(walk.pages[path]).split("?")[0] for path in paths} <= paths


def test_no_link_leads_nowhere(walk: Walk) -> None:
    linked = defaultdict(set)
    for address, visit in walk.pages.items():
        for _, target in visit.links():
            linked[without_fragment(target)].add(address)
    dead = {target: sorted(pages)[:3] for target, pages in linked.items() if walk.status(target) not in (200, 302)}
    assert dead == {}


def test_every_anchor_is_there(walk: Walk) -> None:
    lost = set()
    for address, visit in walk.pages.items():
        for _, target in visit.links():
            path, _, fragment = target.partition("#")
            # A second of a recording leads into the whole recording; other questions have pages of their own.
            page = walk.pages.get(re.sub(r"\?t=\d+$", "", path))
            if fragment and page and fragment not in page.ids:
                lost.add((address, target))
    assert sorted(lost) == []


def test_every_switch_leads_to_the_same_item_and_back(walk: Walk) -> None:
    wrong = []
    for address, visit in walk.pages.items():
        other = switch(visit)
        if walk.status(other) != 200:
            wrong.append((address, other))
        elif other in walk.pages and switch(walk.pages[other]) != address:
            wrong.append((address, other, switch(walk.pages[other])))
    assert wrong == []


def test_canonical_addresses_answer_and_versions_name_each_other(walk: Walk) -> None:
    wrong = []
    for address, visit in walk.pages.items():
        own, versions = canonical(visit), alternates(visit)
        if walk.status(own) != 200:
            wrong.append((address, own))
        if versions and versions.get(visit.language) != own:
            wrong.append((address, versions))
        for other in set(versions.values()) - {"/"}:
            if walk.pages[other.split("?")[0]] and "?" not in other and alternates(walk.pages[other]) != versions:
                wrong.append((address, other))
    assert wrong == []


def test_the_frame_has_no_english_word(walk: Walk) -> None:
    found = defaultdict(set)
    titles = {visit.heading.text.strip() for visit in walk.pages.values()}
    for address, visit in walk.pages.items():
        for element, text, language in phrases.spoken_texts(visit.soup):
            if phrases.is_frame(element) and text not in titles:
                for word in phrases.WORD.findall(text):
                    if word.lower() in phrases.english_words(language):
                        found[word].add(address)
    assert {word: sorted(pages)[:3] for word, pages in found.items()} == {}


def test_no_text_of_the_catalogue_is_left_untranslated(walk: Walk) -> None:
    found = defaultdict(set)
    for address, visit in walk.pages.items():
        for _, text, language in phrases.spoken_texts(visit.soup):
            if text in phrases.english_texts(language) or text in phrases.foreign_pieces(language):
                found[text].add(address)
        whole = visit.soup.get_text()
        for piece in phrases.english_pieces():
            if piece in whole:
                found[piece].add(address)
    assert {text: sorted(pages)[:3] for text, pages in found.items()} == {}


def test_every_picture_has_an_alternative_or_is_silent(walk: Walk) -> None:
    silent = []
    for address, visit in walk.pages.items():
        silent += [(address, str(image)) for image in visit.soup.find_all("img") if image.get("alt") is None]
        for drawing in visit.soup.find_all("svg"):
            if drawing.get("aria-hidden") != "true" and not (drawing.get("role") == "img" and named(drawing)):
                silent.append((address, str(drawing)[:120]))
    assert silent == []


def named(element: Tag) -> bool:
    """Whether assistive technology has a name for an element."""
    return bool(element.get("aria-label") or element.get("aria-labelledby") or element.find("title"))


def test_headings_go_down_one_step_at_a_time_from_a_single_first_one(walk: Walk) -> None:
    wrong = []
    for address, visit in walk.pages.items():
        levels = [int(heading.name[1]) for heading in visit.soup.find_all(re.compile("^h[1-6]$"))]
        steps = zip([0, *levels], levels, strict=False)
        if levels.count(1) != 1 or any(after > before + 1 for before, after in steps):
            wrong.append((address, levels))
    assert wrong == []


def test_no_two_pages_of_a_language_have_the_same_title(walk: Walk) -> None:
    titles = defaultdict(list)
    for address, visit in walk.pages.items():
        if "?" not in address:
            titles[visit.language, visit.soup.title.text].append(address)  # type: ignore[union-attr]
    assert {title: pages for title, pages in titles.items() if len(pages) > 1} == {}


def test_titles_in_the_other_language_are_marked(walk: Walk) -> None:
    unmarked = set()
    for address, visit in walk.pages.items():
        for link, target in visit.links():
            page = walk.pages.get(without_fragment(target))
            if link.name != "a" or page is None:
                continue
            title, language = page.heading.text.strip(), spoken_language(page.heading)
            for text in link.find_all(string=True):
                if text.strip() == title and spoken_language(text.parent) != language:  # type: ignore[arg-type]
                    unmarked.add((address, target, title))
    assert sorted(unmarked) == []


def test_nobody_gets_a_cookie_for_reading(walk: Walk) -> None:
    given = [address for address, visit in walk.pages.items() if visit.cookies and not address.startswith(FORMS)]
    assert given == []
    assert {name for visit in walk.pages.values() for name in visit.cookies} <= {"csrftoken"}


def test_addresses_for_mail_are_those_of_roles(walk: Walk) -> None:
    names = {part.lower() for name in Person.objects.values_list("name", flat=True) for part in name.split()}
    personal = set()
    for address, visit in walk.pages.items():
        mails = [str(link["href"]).removeprefix("mailto:") for link in visit.soup.select("a[href^=mailto]")]
        for mail in [*mails, *ADDRESS.findall(visit.soup.get_text(" "))]:
            if names & set(re.split(r"[.+_-]", mail.split("@")[0].lower())):
                personal.add((address, mail))
    assert personal == set()


def test_no_page_carries_style_or_script_or_a_trace_of_its_template(walk: Walk) -> None:
    wrong: list[Any] = []
    for address, visit in walk.pages.items():
        text = visit.body.decode()
        wrong += [(address, found.group()[-60:]) for found in (INLINE.search(text), LEAKS.search(text)) if found]
    assert wrong == []


def test_every_page_is_cheap_to_make_and_light_to_carry(walk: Walk) -> None:
    questions = {address: visit.questions for address, visit in walk.pages.items()}
    assert {address: count for address, count in questions.items() if count > MOST_QUESTIONS} == {}
    weights = {address: len(gzip.compress(visit.body)) for address, visit in walk.pages.items()}
    assert {address: weight for address, weight in weights.items() if weight > HEAVIEST} == {}


def test_every_page_is_valid_html(walk: Walk, tmp_path: Path) -> None:
    assert html_errors({address: visit.body for address, visit in walk.pages.items()}, tmp_path) == {}


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    wrong = b"<!doctype html><html lang=fi><title>a</title><p id=a><span><ul></ul></span><p id=a>"
    assert html_errors({"/fi/": wrong}, tmp_path)
