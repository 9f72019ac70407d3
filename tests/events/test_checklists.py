"""The checklists of the calendar and of an event: each promise to a reader is a test."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from events.models import EventIndexPage
from pages import queries
from tests import factories
from tests.factories import moment

FILTERS = ("words", "municipality", "network", "category", "audience", "language", "online", "step_free", "loop")


def read(client: Client, page: Any, language: str = "fi", query: str = "") -> str:
    """What stands in the page as a reader of a language gets it, soft hyphens left out."""
    item = queries.version_for(page, language)
    assert item is not None
    answer = client.get(item.url + query)
    assert answer.status_code == 200
    text = answer.content.decode().replace("\u00ad", "").replace("&shy;", "")
    return str(text)


def words(text: str) -> str:
    main = text[text.index("<main") : text.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).replace("\u00a0", " ").split())


def titles(text: str) -> list[str]:
    return re.findall(r'<a class="title"[^>]*>(.*?)</a>', text)


@pytest.fixture
def calendar(minimal_site: Any) -> Any:
    """The calendar of both languages."""
    made = factories.below(EventIndexPage, minimal_site.fi)
    factories.translated(made, title="Evenemang", slug="evenemang")
    return made


@pytest.fixture
def surroundings(minimal_site: Any) -> dict[str, Any]:
    """What an event may name: a town, a network, an association, a venue, a subject, a goal."""
    home = minimal_site.fi
    town, network = factories.municipality(home, title="Kivilampi"), factories.network(home, title="Liikunta")
    return {
        "town": town,
        "association": factories.association(home, title="Kivilammen Vauhti ry", network=network),
        "venue": factories.venue(municipality=town, step_free="yes", induction_loop="no", address="Koulutie 8"),
        "category": factories.category(name_fi="liikunta", name_sv="motion", yso_id="yso:p916"),
        "goal": factories.goal(factories.strategy(home), title="Toiminta löytyy"),
    }


@pytest.fixture
def event(minimal_site: Any, calendar: Any, surroundings: dict[str, Any]) -> Any:
    """An event with everything that a reader may want to know before going."""
    fields = {name: surroundings[name] for name in ("association", "venue", "category", "goal")}
    dates = [
        factories.occurrence(moment(2098, 11, 28, 18)),
        factories.occurrence(moment(2098, 12, 5, 18), status="cancelled", status_note="kilpailut varaavat ladun"),
    ]
    return factories.event(
        minimal_site.fi, title="Hiihtokoulu", slug="hiihtokoulu", is_free=False, price="5 €",
        register_by=moment(2098, 11, 27, 12), registration_link="https://ilmoittaudu.example/", event_language="both",
        sign_interpreting="yes", text_interpreting="no", contact_email="vauhti@example.org",
        is_for_children=True, rows={"occurrences": dates}, **fields,
    )  # fmt: skip


class TestCalendar:
    """List first, the month beside it; filters, shortcuts and the whole state in the address; past events kept."""

    def test_the_list_is_first_and_the_month_shows_the_same(self, event: Any, client: Client) -> None:
        calendar = event.get_parent().specific
        as_list = read(client, calendar, query="?month=2098-11")
        as_month = read(client, calendar, query="?month=2098-11&view=month")
        assert "<table" not in read(client, calendar)
        assert '<table class="month"' in as_month
        assert len(titles(as_list)) == as_month.count(f'href="{event.get_url()}"') == 1

    @pytest.mark.parametrize("language", ["fi", "sv"])
    def test_every_filter_is_offered_and_stands_in_the_address(self, event: Any, client: Client, language: str) -> None:
        calendar = event.get_parent().specific
        text = read(client, calendar, language)
        for name in (
            "words",
            "municipality",
            "network",
            "category",
            "audience",
            "language",
            "online",
            "step_free",
            "loop",
        ):
            assert re.search(rf'<label for="(by|is)-{name}">', text), name
            assert re.search(rf'<(select|input)[^>]* id="(by|is)-{name}" name="\w+"', text), name
        assert re.search(r'<form class="filters"[^>]* action=', text)
        assert 'method="post"' not in text
        code = re.search(r'name="municipality">.*?<option value="(\w+)" lang="fi">Kivilampi', text, re.DOTALL)
        found = code or re.search(r'name="municipality">.*?<option value="(\w+)">Kivilampi', text, re.DOTALL)
        assert found is not None
        narrowed = read(client, calendar, language, f"?municipality={found[1]}&audience=children&step_free=1")
        assert "Hiihtokoulu" in narrowed
        assert f'<option value="{found[1]}"' in narrowed
        assert '<option value="children" selected>' in narrowed
        assert "Hiihtokoulu" not in words(read(client, calendar, language, "?audience=older"))

    def test_groups_of_audience_are_named_in_the_readers_language(self, event: Any, client: Client) -> None:
        calendar = event.get_parent().specific
        assert ">Lapsille ja perheille</option>" in read(client, calendar)
        assert ">För barn och familjer</option>" in read(client, calendar, "sv")

    @pytest.mark.parametrize(
        ("language", "shortcuts"), [("fi", ["Tänään", "Tämä viikko"]), ("sv", ["I dag", "Den här veckan"])]
    )
    def test_today_and_this_week_are_one_step_away_and_keep_the_filters(
        self, event: Any, client: Client, language: str, shortcuts: list[str]
    ) -> None:
        text = read(client, event.get_parent().specific, language, "?audience=children")
        assert all(f">{one}</a>" in text for one in shortcuts)
        assert 'href="?audience=children&amp;time=today"' in text
        assert 'href="?audience=children&amp;time=week"' in text

    def test_the_switch_of_language_keeps_the_state(self, event: Any, client: Client) -> None:
        text = read(client, event.get_parent().specific, query="?audience=children&time=past")
        assert re.search(r'href="/sv/[^"]*\?audience=children&amp;time=past"', text)

    @pytest.mark.parametrize(
        ("language", "label", "narrowed"),
        [
            ("fi", "Tilaa kalenteri (iCal)", "Tilaa kalenteri näillä rajauksilla (iCal)"),
            (
                "sv",
                "Prenumerera på kalendern (iCal)",
                "Prenumerera på kalendern med de här avgränsningarna (iCal)",
            ),
        ],
    )
    def test_the_calendar_is_subscribed_to_as_it_is_narrowed(
        self, event: Any, client: Client, language: str, label: str, narrowed: str
    ) -> None:
        calendar = event.get_parent().specific
        assert f'calendar.ics">{label}</a>' in read(client, calendar, language)
        text = read(client, calendar, language, "?free=1&time=week&utm_source=x")
        assert f'calendar.ics?free=1">{narrowed}</a>' in text

    def test_past_events_are_kept(self, minimal_site: Any, client: Client) -> None:
        past = factories.event(minimal_site.fi, moment(2020, 3, 1), title="Mennyt ilta")
        calendar = EventIndexPage.objects.get()
        assert "Mennyt ilta" not in read(client, calendar)
        assert titles(read(client, calendar, query="?time=past")) == ["Mennyt ilta"]
        assert "Mennyt ilta" in read(client, past)


class TestEvent:
    """When, where, price, registration, language, access, organiser; what is off says so; errors can be told."""

    @pytest.mark.parametrize(
        ("language", "told"),
        [
            (
                "fi",
                ["28.11.2098 klo 18–20", "Koskentupa", "Koulutie 8", "Kivilampi", "5 €", "27.11.2098",
                 "suomi ja ruotsi", "lapsille ja perheille", "Kivilammen Vauhti ry", "Toiminta löytyy",
                 "Viittomakielen tulkkaus kyllä",
                 "Kirjoitustulkkaus ei", "Esteetön sisäänkäynti kyllä", "Induktiosilmukka ei", "Hissi ei tietoa"],
            ),
            (
                "sv",
                ["Nästa tillfälle 28.11 Fredag 28.11.2098 kl. 18–20", "5 €", "för barn och familjer",
                 "Teckenspråkstolkning ja", "Skrivtolkning nej", "finska och svenska", "Kivilammen Vauhti ry",
                 "Tillfällen", "Entré utan trappsteg ja", "Hiss uppgift saknas", "inställt: kilpailut",
                 "Rätta uppgifterna"],
            ),
        ],
    )  # fmt: skip
    def test_what_one_wants_to_know_before_going(
        self, event: Any, client: Client, language: str, told: list[str]
    ) -> None:
        text = words(read(client, event, language))
        assert [one for one in told if one not in text] == []

    def test_words_of_the_other_language_are_marked_and_those_of_the_readers_are_not(
        self, event: Any, surroundings: Any, client: Client
    ) -> None:
        factories.translated(surroundings["town"], title="Stenträsk")
        text = read(client, event, "sv")
        assert '<span lang="fi">kilpailut varaavat ladun</span>' in text
        assert re.search(r'<a href="/sv/[^"]*">Stenträsk</a></address>', text)

    def test_registration_and_organiser_are_links(self, event: Any, surroundings: Any, client: Client) -> None:
        text = read(client, event)
        assert 'href="https://ilmoittaudu.example/"' in text
        assert f'href="{surroundings["association"].get_url()}"' in text
        assert f'href="{surroundings["goal"].get_url()}"' in text
        assert 'href="mailto:vauhti@example.org"' in text

    @pytest.mark.parametrize(("language", "shown"), [("fi", "Maanantai klo\xa018–20"), ("sv", "Måndag kl.\xa018–20")])
    def test_the_date_in_the_margin_is_read_out_alone(
        self, minimal_site: Any, client: Client, language: str, shown: str
    ) -> None:
        event = factories.event(minimal_site.fi, moment(2098, 12, 1, 18))
        heading = re.search(r"<h3>(.*?)</h3>", read(client, event, language).split('id="dates-h"')[1])[1]  # type: ignore[index]
        hidden = re.search(r'<span class="vh">(.*?)</span>', heading)
        assert hidden is not None
        assert hidden[1] == "1.12.2098 "
        assert re.sub(r"<.*?>", "", heading.replace(hidden[0], "")) == shown
        days = [factories.occurrence(moment(2098, 12, 1, 18), ends_at=moment(2098, 12, 3, 12))]
        camp = read(client, factories.event(minimal_site.fi, rows={"occurrences": days}), language)
        assert "3.12.2098" in camp.split('id="dates-h"')[1]

    def test_what_is_not_known_is_not_said_to_be_missing(self, minimal_site: Any, client: Client) -> None:
        text = words(read(client, factories.event(minimal_site.fi, moment(2098, 12, 1), venue=factories.venue())))
        assert "Esteetön sisäänkäynti ei tietoa" in text
        assert "Viittomakielen tulkkaus" not in text

    def test_the_groups_stand_beside_words_of_the_other_language_only(self, minimal_site: Any, client: Client) -> None:
        event = factories.event(minimal_site.fi, moment(2098, 12, 1), is_for_young=True, audience="13–17-vuotiaille")
        assert "Kenelle 13–17-vuotiaille" in words(read(client, event))
        assert "För vem för unga 13–17-vuotiaille" in words(read(client, event, "sv"))

    def test_one_cancelled_date_says_so_where_it_stands(self, event: Any, client: Client) -> None:
        text = read(client, event)
        assert re.search(r'class="is-off">.*?PERUTTU: .*?5\.12\.2098.*?kilpailut varaavat ladun', text, re.DOTALL)
        assert "PERUTTU" not in text[: text.index("</h1>")]

    @pytest.mark.parametrize(("language", "prefix"), [("fi", "PERUTTU: "), ("sv", "INSTÄLLT: ")])
    def test_a_cancelled_event_says_so_in_its_titles_and_to_machines(
        self, minimal_site: Any, client: Client, language: str, prefix: str
    ) -> None:
        off = factories.occurrence(moment(2098, 12, 1), status="cancelled")
        home = getattr(minimal_site, language)
        event = factories.event(home, title="Ilta", rows={"occurrences": [off]})
        text = read(client, event, language)
        assert f"<title>{prefix}Ilta" in text
        assert f"<h1>{prefix}Ilta</h1>" in text
        data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])  # type: ignore[index]
        assert data["eventStatus"] == "https://schema.org/EventCancelled"

    @pytest.mark.parametrize(
        ("language", "label"), [("fi", "Lisää kalenteriin (iCal)"), ("sv", "Lägg till i kalendern (iCal)")]
    )
    def test_a_date_to_come_is_added_to_a_calendar(
        self, event: Any, minimal_site: Any, client: Client, language: str, label: str
    ) -> None:
        assert f'calendar.ics">{label}</a>' in read(client, event, language)
        past = factories.event(minimal_site.fi, moment(2020, 1, 1))
        assert "calendar.ics" not in read(client, past, language)

    @pytest.mark.parametrize("language", ["fi", "sv"])
    def test_an_error_can_be_told(self, event: Any, client: Client, language: str) -> None:
        address = queries.version_for(event, language).url  # type: ignore[union-attr]
        assert f"?page={address}&amp;subject=error" in read(client, event, language)

    def test_what_belongs_together_leads_both_ways(self, event: Any, minimal_site: Any, client: Client) -> None:
        recording = factories.recording(minimal_site.fi, event=event, title="Ilta tallenteena")
        news = factories.news(minimal_site.fi, event=event, title="Hiihtokoulu alkaa")
        for language in ("fi", "sv"):
            text = read(client, event, language)
            for page in (recording, news):
                assert f'href="{queries.version_for(page, language).url}"' in text  # type: ignore[union-attr]
                assert f'href="{queries.version_for(event, language).url}"' in read(client, page, language)  # type: ignore[union-attr]

    def test_neighbours_and_other_events_of_the_organiser(
        self, event: Any, surroundings: Any, minimal_site: Any, client: Client
    ) -> None:
        factories.event(
            minimal_site.fi, moment(2098, 12, 1), title="Latutalkoot", association=surroundings["association"]
        )
        text = words(read(client, event))
        assert "Järjestäjän muita tapahtumia 1.12. 2098" in text
        assert "Seuraava tapahtuma Latutalkoot" in text
        assert "Edellinen tapahtuma" not in text

    def test_a_long_word_and_hostile_words_stand_as_words(self, minimal_site: Any, client: Client) -> None:
        event = factories.event(
            minimal_site.fi,
            moment(2098, 12, 1),
            title="<script>alert(1)</script>",
            audience='"><b>',
            is_for_adults=True,
        )
        text = read(client, event)
        assert "<script>alert" not in text
        assert '"><b>' not in text

    def test_headings_leave_no_step_out(self, event: Any, client: Client) -> None:
        levels = [int(level) for level in re.findall(r"<h([1-6])", read(client, event))]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
