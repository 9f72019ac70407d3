"""The feeds of the sections."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from wagtail.blocks import StreamValue

from cms.feeds import identity_in, safe_text
from cms.reader_cache.addresses import meaningful_query
from pages.models import DecisionIndexPage, ForumPage, MeetingIndexPage, NewsPage
from tests import factories
from tests.factories import moment

ATOM = "{http://www.w3.org/2005/Atom}"


def _feed(client: Client, page: Any) -> Any:
    response = client.get(f"{page.get_url()}atom.xml")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)  # noqa: S314


def _titles(feed: Any) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


def test_a_feed_holds_its_own_language_only(minimal_site: Any, client: Client) -> None:
    news = factories.news(minimal_site.fi, title="Avustukset auki", lead="Haku alkaa.")
    factories.translated(news, title="Understöden öppnar")
    factories.news(minimal_site.fi, title="Vain suomeksi")
    factories.news(minimal_site.fi, title="Luonnos", live=False)
    finnish = _feed(client, news.get_parent().specific)
    swedish = _feed(client, news.get_parent().get_translation(factories.locale("sv")).specific)
    assert set(_titles(finnish)) == {"Avustukset auki", "Vain suomeksi"}
    assert _titles(swedish) == ["Understöden öppnar"]
    assert finnish.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "fi"
    assert swedish.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "sv"
    entry = swedish.find(f"{ATOM}entry")
    assert (
        entry.findtext(f"{ATOM}id")
        == identity_in(news.translation_key, "sv")
        != identity_in(news.translation_key, "fi")
    )
    assert entry.findtext(f"{ATOM}updated")


def test_entries_keep_no_mail_address_and_nothing_that_breaks_xml(minimal_site: Any, client: Client) -> None:
    factories.news(minimal_site.fi, title="]]> <b>&\x07", lead="<i>Kirjoita: aino.aalto@example.org heti")
    news = factories.news(minimal_site.fi, title="x")
    text = ET.tostring(_feed(client, news.get_parent().specific), encoding="unicode")
    assert "@" not in text
    assert "]]&gt; &lt;b&gt;&amp;" in text
    assert "&amp;lt;i&amp;gt;" in text
    assert safe_text("a\x00b kysy@x.example.org!") == "ab !"


def test_meetings_tell_their_decisions(minimal_site: Any, client: Client) -> None:
    forum = factories.forum(minimal_site.fi)
    item = factories.agenda_item(number="5", heading="Avustukset", decision="<p>Avustus <b>myönnettiin</b>.</p>")
    factories.meeting(forum, title="Foorumi 9/2026", rows={"agenda_items": [item]})
    entry = _feed(client, forum).find(f"{ATOM}entry")
    assert "5 Avustukset: Avustus myönnettiin" in entry.findtext(f"{ATOM}summary")


def test_each_section_has_a_feed_that_its_page_names(minimal_site: Any, client: Client) -> None:
    forum, network = factories.forum(minimal_site.fi), factories.network(minimal_site.fi)
    meeting = factories.meeting(forum, title="Kokous")
    pages = [
        factories.news(minimal_site.fi, forum=forum, network=network).get_parent().specific,
        factories.recording(minimal_site.fi).get_parent().specific,
        factories.event(minimal_site.fi, moment(2026, 12, 1)).get_parent().specific,
        forum,
        network,
    ]
    assert meeting.live
    for page in pages:
        assert len(_titles(_feed(client, page))) == (2 if page == forum else 1)
        text = client.get(page.get_url()).content.decode()
        links = re.findall(rf'href="{page.get_url()}atom\.xml"', text)
        assert len(links) == 2, page
        assert 'type="application/atom+xml" title=' in text


def test_an_unchanged_feed_is_not_sent_again(minimal_site: Any, client: Client) -> None:
    index = factories.news(minimal_site.fi).get_parent().specific
    first = client.get(f"{index.get_url()}atom.xml")
    assert first.headers["Last-Modified"]
    again = client.get(f"{index.get_url()}atom.xml", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_an_empty_feed_says_the_same_each_time(minimal_site: Any, client: Client) -> None:
    index = factories.news(minimal_site.fi, live=False).get_parent().specific
    assert client.get(f"{index.get_url()}atom.xml").content == client.get(f"{index.get_url()}atom.xml").content


def test_only_pages_with_news_have_a_feed(minimal_site: Any, client: Client) -> None:
    news = factories.news(minimal_site.fi)
    for address in (news.get_url(), "/fi/", "/fi/missing/"):
        assert client.get(f"{address}atom.xml").status_code == 404
    only_finnish = news.get_parent()
    assert client.get(f"/sv/{only_finnish.slug}/atom.xml").status_code == 404


@pytest.mark.parametrize("number", [3, 40])
def test_a_feed_costs_the_same_however_long(
    minimal_site: Any, client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    index = factories.below(factories.pages.NewsIndexPage, minimal_site.fi)
    for _index in range(number):
        factories.news(minimal_site.fi)
    with django_assert_max_num_queries(15):
        feed = _feed(client, index)
    assert len(_titles(feed)) == min(number, 30)


def test_an_address_that_no_database_can_hold_has_no_feed(minimal_site: Any, client: Client) -> None:
    assert client.get("/fi/a%00b/atom.xml").status_code == 404
    assert client.get(f"/fi/{'a/' * 5000}atom.xml").status_code == 404


@pytest.fixture
def decisions(minimal_site: Any) -> Any:
    """The list of decisions in both languages, with a decision of each of two forums, and the first forum."""
    index = factories.page(DecisionIndexPage, factories.below(MeetingIndexPage, minimal_site.fi), title="Päätökset")
    factories.translated(index, title="Beslut")
    for name in ("Neuvottelukunta", "Foorumi"):
        forum = factories.forum(minimal_site.fi, title=name, slug=name.lower())
        factories.translated(forum, title=f"{name} sv", slug=f"{name.lower()}-sv")
        item = factories.agenda_item(heading=f"{name} päätti", decision="<p>Ok. kysy@example.org</p>")
        factories.translated(factories.meeting(forum, rows={"agenda_items": [item]}))
    return index


def test_decisions_have_a_feed_of_their_own_and_one_of_each_forum(decisions: Any, client: Client) -> None:
    whole = _feed(client, decisions)
    assert set(_titles(whole)) == {"Neuvottelukunta päätti", "Foorumi päätti"}
    page = client.get(f"{decisions.get_url()}?group=foorumi&year=2026").content.decode()
    (address,) = set(re.findall(r'href="([^"]*atom\.xml[^"]*)"', page))
    assert address == f"{decisions.get_url()}atom.xml?group=foorumi"
    part = ET.fromstring(client.get(address).content)  # noqa: S314
    assert _titles(part) == ["Foorumi päätti"]
    assert part.findtext(f"{ATOM}title") == "Päätökset: Foorumi"
    assert part.findtext(f"{ATOM}id") != whole.findtext(f"{ATOM}id")
    links = {link.get("rel"): link.get("href") for link in part.findall(f"{ATOM}link")}
    assert links["self"].endswith(address)
    assert links["alternate"].endswith(f"{decisions.get_url()}?group=foorumi")
    assert "@example" not in ET.tostring(part, encoding="unicode")


def test_the_feed_of_a_forum_has_its_own_name_in_each_language(decisions: Any, client: Client) -> None:
    swedish = decisions.get_translation(factories.locale("sv")).specific
    for slug in ("foorumi", "foorumi-sv"):
        part = ET.fromstring(client.get(f"{swedish.get_url()}atom.xml?group={slug}").content)  # noqa: S314
        assert part.findtext(f"{ATOM}title") == "Beslut: Foorumi sv"
        assert len(_titles(part)) == 1


@pytest.mark.parametrize("group", ["ei-ole", "%00", "%3Cscript%3E", "x" * 5000, ""])
def test_a_forum_that_is_not_narrows_nothing(decisions: Any, client: Client, group: str) -> None:
    answer = client.get(f"{decisions.get_url()}atom.xml?group={group}")
    assert len(_titles(ET.fromstring(answer.content))) == 2  # noqa: S314
    assert b"script" not in answer.content


def test_feeds_of_forums_are_kept_for_readers_apart() -> None:
    assert meaningful_query("group=foorumi") == "group=foorumi"
    assert meaningful_query("group=%3Cb%3E") is None


def test_a_correction_makes_an_entry_newer_and_keeps_its_identity(minimal_site: Any, client: Client) -> None:
    news = factories.news(minimal_site.fi, lead="Luku oli 3 200.")
    index = news.get_parent().specific
    before = _feed(client, index).find(f"{ATOM}entry")
    correction = ("correction", {"date": date(2026, 3, 12), "text": "Luku on 2 300."})
    stream = NewsPage._meta.get_field("corrections").stream_block
    factories.publish(factories.revise(news, corrections=StreamValue(stream, [correction])))
    after = _feed(client, index).find(f"{ATOM}entry")
    assert after.findtext(f"{ATOM}updated") > before.findtext(f"{ATOM}updated")
    assert after.findtext(f"{ATOM}id") == before.findtext(f"{ATOM}id")
    assert "Korjattu 12.3.2026: Luku on 2 300." in after.findtext(f"{ATOM}summary")


@pytest.mark.parametrize("number", [3, 40])
def test_a_feed_of_decisions_costs_the_same_however_long(
    decisions: Any, client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    items = [factories.agenda_item(decision="<p>Ok.</p>") for _index in range(number)]
    forum = ForumPage.objects.get(slug="foorumi")
    factories.meeting(forum, rows={"agenda_items": items})
    with django_assert_max_num_queries(15):
        answer = client.get(f"{decisions.get_url()}atom.xml?group=foorumi")
    assert len(_titles(ET.fromstring(answer.content))) == min(number + 1, 30)  # noqa: S314
