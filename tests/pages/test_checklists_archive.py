"""The checklists of the pages that tell what was said and decided: each promise to a reader is a test."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pages import models, queries
from tests import factories
from tests.factories import moment

LONG_WORD = "Saarnirannanhyvinvointialuejärjestöyhteistyöneuvottelukuntatyö"


def read(client: Client, page: Any, language: str = "fi", query: str = "") -> str:
    """The page as a reader of a language gets it."""
    item = queries.version_for(page, language)
    assert item is not None
    answer = client.get(item.url + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def main(text: str) -> str:
    return text[text.index("<main") : text.index("</main>")].replace("\u00ad", "").replace("&shy;", "")


def words(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main(text)))


def promise(task: str, **fields: Any) -> tuple[str, Any]:
    return ("follow_up", {"task": task, "owner": "Sihteeri", "due": None, "done_on": None, **fields})


@pytest.fixture
def archive(minimal_site: Any) -> dict[str, Any]:
    """The lists of the archive in both languages, and a forum with a meeting that decided something."""
    made = {"meetings": factories.below(models.MeetingIndexPage, minimal_site.fi)}
    made["decisions"] = factories.page(models.DecisionIndexPage, made["meetings"], title="Päätökset")
    made["follow_ups"] = factories.page(models.FollowUpIndexPage, made["meetings"], title="Jatkotoimet")
    made["recordings"] = factories.below(models.RecordingIndexPage, minimal_site.fi)
    made["forum"] = factories.forum(minimal_site.fi, title="Yhdistysfoorumi", slug="yhdistysfoorumi")
    today = timezone.localdate()
    promises = [
        promise("Myöhästynyt", due=today - timedelta(days=81)),
        promise("Avoin", due=today + timedelta(days=40)),
        promise("Tehty", due=date(2025, 4, 30), done_on=date(2025, 5, 21)),
    ]
    item = factories.agenda_item(
        number="4", heading="Varautumisverkosto", decision="<p>Perustetaan.</p>", follow_ups=promises
    )
    made["meeting"] = factories.meeting(
        made["forum"], title="Kokous", number=1, starts_at=moment(2025, 2, 11), rows={"agenda_items": [item]}
    )
    return made


class TestFrontPage:
    """Changes by itself; says nothing about what is not there."""

    def test_an_empty_site_shows_no_empty_section(self, minimal_site: Any, client: Client) -> None:
        text = read(client, minimal_site.fi)
        assert main(text).count("<h2") == 1
        assert "Mitään ei ole vielä sovittu." in words(text)

    def test_decisions_lead_to_all_of_them(self, minimal_site: Any, archive: Any, client: Client) -> None:
        text = read(client, minimal_site.fi)
        assert f'href="{archive["decisions"].get_url()}"' in main(text)
        assert "Varautumisverkosto" in main(text)

    def test_the_other_language_is_named_in_its_own_words(self, minimal_site: Any, client: Client) -> None:
        assert '<p class="twin" lang="sv"><a href="/sv/" hreflang="sv">' in main(read(client, minimal_site.fi))

    def test_the_first_thing_is_words(self, minimal_site: Any, archive: Any, client: Client) -> None:
        text = main(read(client, minimal_site.fi))
        assert "<h1" in text[: text.find("<img") if "<img" in text else None]


class TestNewsIndex:
    """Date first, a heading for each piece, filters by GET, pages in the title, an honest empty state."""

    @pytest.fixture
    def index(self, minimal_site: Any) -> Any:
        """Forty-one pieces of news of one year."""
        made = factories.below(models.NewsIndexPage, minimal_site.fi)
        start = date(2026, 1, 1)
        factories.bulk_pages(
            models.NewsPage, made, 41, lambda n: {"date": start + timedelta(days=n), "kind": "blog" if n else "news"}
        )
        return made

    def test_each_piece_is_a_heading_after_its_date(self, index: Any, client: Client) -> None:
        text = main(read(client, index))
        assert text.count("<h2") == 20
        assert text.index('<time datetime="2026-02-10"') < text.index("<h2")

    def test_the_page_number_stands_in_the_title_and_the_neighbours_are_named(self, index: Any, client: Client) -> None:
        text = read(client, index, query="?page=2")
        assert "sivu 2/3" in text[: text.index("</title>")]
        assert 'rel="prev"' in text
        assert 'rel="next"' in text

    def test_filters_stand_in_the_address_and_are_kept_by_the_switch_and_the_pages(
        self, index: Any, client: Client
    ) -> None:
        text = read(client, index, query="?kind=blog&year=2026")
        assert 'aria-current="true">Blogit' in text
        assert '<option value="2026" selected>' in text
        assert "?kind=blog&amp;year=2026&amp;page=2" in text
        assert "?kind=blog&amp;year=2026" in text[text.index("tools") : text.index("</header>")]
        assert "<details" in text
        assert "40 kirjoitusta" in words(text)

    def test_what_no_filter_leaves_is_said_with_a_way_out(self, index: Any, client: Client) -> None:
        text = read(client, index, query="?year=1999")
        assert "Näillä rajauksilla ei löydy mitään." in words(text)
        assert f'href="{index.get_url()}">Poista rajaukset' in text

    def test_a_list_without_news_says_so(self, minimal_site: Any, client: Client) -> None:
        assert "rajauksilla" not in words(read(client, factories.below(models.NewsIndexPage, minimal_site.fi)))

    @pytest.mark.parametrize("query", ["?page=x", "?year=%00", "?kind=%3Cscript%3E", "?goal=9999", "?group=%F0%9F"])
    def test_odd_addresses_are_read_as_nothing(self, index: Any, client: Client, query: str) -> None:
        assert "<script>" not in read(client, index, query=query)

    def test_the_list_in_the_other_frame_lists_for_that_frame(self, index: Any, client: Client) -> None:
        factories.translated(
            factories.news(index.get_parent(), title="Suomeksi", date=date(2027, 1, 1)), title="Svensk"
        )
        swedish = models.NewsIndexPage.objects.get(locale__language_code="sv")
        swedish.unpublish()
        assert "Svensk" in main(read(client, index, "sv"))


def test_the_deadline_of_a_consultation_stands_beside_its_text(minimal_site: Any, client: Client) -> None:
    news = factories.news(minimal_site.fi, kind="consultation", answer_by=date(2099, 4, 11))
    assert "Vastaa viimeistään 11.4." in words(read(client, news))
    over = factories.news(minimal_site.fi, kind="consultation", answer_by=date(2020, 4, 11))
    assert "Vastaa viimeistään" not in words(read(client, over))


class TestMeetings:
    """The archive of meetings."""

    def test_years_hang_with_their_numbers_and_the_lists_are_named(self, archive: Any, client: Client) -> None:
        text = main(read(client, archive["meetings"]))
        assert "<b>2025</b> 1 kokous" in text
        for other in ("decisions", "follow_ups", "recordings"):
            assert f'href="{archive[other].get_url()}"' in text
        assert 'aria-current="page"' in text

    def test_a_meeting_says_the_state_of_its_minutes(self, archive: Any, client: Client) -> None:
        factories.meeting(archive["forum"], starts_at=moment(2099, 1, 1))
        factories.meeting(archive["forum"], starts_at=moment(2024, 1, 1), approved_on=date(2024, 2, 1))
        text = words(read(client, archive["meetings"]))
        assert "Kokouskutsu julkaistu" in text
        assert "Muistio hyväksytty 1.2.2024" in text
        assert "Muistiota ei ole vielä hyväksytty." in text

    def test_a_swedish_reader_sees_finnish_titles_marked(self, archive: Any, client: Client) -> None:
        factories.translated(archive["meetings"])
        text = main(read(client, archive["meetings"], "sv"))
        assert '<h3 lang="fi">' in text
        assert "på finska" in text


class TestDecisions:
    """Every decision with where it was made, the goal that it serves and what followed."""

    def test_a_decision_leads_to_its_item_and_names_its_meeting(self, archive: Any, client: Client) -> None:
        text = main(read(client, archive["decisions"]))
        anchor = archive["meeting"].agenda_items.get().anchor
        assert f'href="{archive["meeting"].get_url()}#{anchor}"' in text
        assert "Yhdistysfoorumi 1/2025, asia 4" in words(read(client, archive["decisions"]))
        assert "Perustetaan." in text
        assert "tehty 21.5.2025" in text

    def test_a_forum_leads_to_its_own_decisions(self, archive: Any, client: Client) -> None:
        address = f"{archive['decisions'].get_url()}?group=yhdistysfoorumi"
        assert address in read(client, archive["forum"])
        assert "Varautumisverkosto" in main(client.get(address).content.decode())

    def test_a_hostile_heading_stays_text(self, archive: Any, client: Client) -> None:
        item = factories.agenda_item(heading="<script>alert(1)</script>", decision="<p>Ok.</p>")
        factories.meeting(archive["forum"], rows={"agenda_items": [item]})
        assert "<script>alert" not in read(client, archive["decisions"])

    def test_a_word_of_sixty_letters_gets_places_to_break(self, archive: Any, client: Client) -> None:
        item = factories.agenda_item(heading=LONG_WORD, decision="<p>Ok.</p>")
        factories.meeting(archive["forum"], rows={"agenda_items": [item]})
        assert "\u00ad" in read(client, archive["decisions"])

    def test_no_decisions_are_said_so(self, minimal_site: Any, client: Client) -> None:
        made = factories.page(models.DecisionIndexPage, factories.below(models.MeetingIndexPage, minimal_site.fi))
        assert main(read(client, made)).count('class="hang') == 0


class TestFollowUps:
    """Promises by state, the number in the margin, late ones marked in words."""

    def test_each_state_has_its_number_and_its_words(self, archive: Any, client: Client) -> None:
        text = words(read(client, archive["follow_ups"]))
        for expected in (
            "1 myöhässä",
            "81 päivää myöhässä",
            "1 avoinna",
            "40 päivää jäljellä",
            "1 tehty",
            "tehty 21.5.2025 21 päivää myöhässä määräaika oli 30.4.2025",
            "Sihteeri. Sovittu: Yhdistysfoorumi 1/2025",
        ):
            assert expected in text, expected

    def test_one_state_is_one_link_away(self, archive: Any, client: Client) -> None:
        text = main(read(client, archive["follow_ups"], query="?state=late"))
        assert "Myöhästynyt" in text
        assert "Avoin<" not in text
        assert 'aria-current="true">Myöhässä (1)' in text


class TestForumAndNetwork:
    """Who speaks, what comes, what was decided, and what belongs to it in both directions."""

    def test_a_forum_names_its_goals_news_and_recordings(self, minimal_site: Any, archive: Any, client: Client) -> None:
        goal = factories.goal(factories.strategy(minimal_site.fi), 4, title="Ääni kuuluu")
        news = factories.news(minimal_site.fi, forum=archive["forum"], goal=goal)
        recording = factories.recording(minimal_site.fi, meeting=archive["meeting"])
        text = main(read(client, archive["forum"]))
        for page in (goal, news, recording):
            assert f'href="{page.get_url()}"' in text

    def test_a_network_tells_where_it_is_heard_next_and_who_spoke_before(
        self, minimal_site: Any, client: Client
    ) -> None:
        network = factories.network(minimal_site.fi, how_to_join="Kirjoita.", contact_email="kylat@example.org")
        aino, bo = factories.person("Aino Aalto"), factories.person("Bo Holmskär")
        seats = [
            factories.seat(network=network, representative=aino),
            factories.seat(
                network=network, representative=bo, term_start=date(2020, 1, 1), term_end=date(2021, 12, 31)
            ),
        ]
        forum = factories.forum(minimal_site.fi, rows={"seats": seats})
        meeting = factories.meeting(forum, title="Foorumin kokous", starts_at=moment(2099, 1, 1))
        text = main(read(client, network))
        assert "Seuraavaksi mukana" in text
        assert "Verkoston omat kokoukset</h2>" in text
        assert f'href="{meeting.get_url()}"' in text
        assert text.index("Aino Aalto") < text.index("Aiemmat kaudet</h2>") < text.index("Bo Holmskär")
        assert 'href="mailto:kylat@example.org"' in text
        assert 'id="join"' in text

    def test_a_hidden_person_is_named_in_no_term(self, minimal_site: Any, client: Client) -> None:
        network = factories.network(minimal_site.fi)
        hidden = factories.person("Piilo Poissa", hidden=True)
        seat = factories.seat(network=network, representative=hidden, term_end=date(2025, 1, 1))
        factories.forum(minimal_site.fi, rows={"seats": [seat]})
        assert "Piilo" not in read(client, network)


class TestMinutes:
    """Permanent addresses, neighbours, and everything that belongs to the meeting."""

    def test_the_materials_of_a_meeting_are_among_its_attachments(
        self, minimal_site: Any, archive: Any, client: Client
    ) -> None:
        material = factories.material(minimal_site.fi, meeting=archive["meeting"], title="Raportti")
        text = main(read(client, archive["meeting"]))
        assert f'href="{material.get_url()}"' in text[text.index('id="attachments"') :]

    def test_owners_of_promises_hide_with_the_names(self, archive: Any, client: Client) -> None:
        item = factories.agenda_item(follow_ups=[promise("Kirje", owner="Vanha Nimi")])
        shown = factories.meeting(archive["forum"], rows={"agenda_items": [item]})
        assert "Vanha Nimi" in read(client, shown)
        item = factories.agenda_item(follow_ups=[promise("Kirje", owner="Vanha Nimi")])
        hidden = factories.meeting(archive["forum"], hide_names_on=date(2020, 1, 1), rows={"agenda_items": [item]})
        assert "Vanha Nimi" not in read(client, hidden)

    def test_the_neighbours_are_named_by_number_and_date(self, archive: Any, client: Client) -> None:
        later = factories.meeting(archive["forum"], number=2, starts_at=moment(2025, 8, 26))
        text = main(read(client, archive["meeting"]))
        assert f'href="{later.get_url()}" rel="next"' in text
        assert "2/2025, 26.8.2025" in text

    def test_a_decision_is_labelled_in_words_and_its_item_has_a_permanent_link(
        self, archive: Any, client: Client
    ) -> None:
        text = main(read(client, archive["meeting"]))
        anchor = archive["meeting"].agenda_items.get().anchor
        assert '<p class="label">Päätös</p>' in text
        assert f'class="item-no" href="#{anchor}"' in text
