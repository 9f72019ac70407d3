"""Passages of pages that are one place."""

from datetime import date

import pytest

from cms.models import SiteDocument
from pages.models import Finding, Indicator
from search.passages.subjects import passage_of_page
from tests import factories
from tests.factories import moment

pytestmark = pytest.mark.django_db


def test_kinds_follow_the_types_and_what_is_nothing_else_is_a_page(minimal_site):
    home = minimal_site.fi
    pages = {
        factories.news(home): "news",
        factories.event(home, moment(2026, 11, 2)): "event",
        factories.forum(home): "body",
        factories.network(home): "body",
        factories.association(home): "association",
        factories.material(home): "material",
        factories.section(home): "page",
        factories.municipality(home): "page",
        home: "page",
    }
    assert {page: passage_of_page(page).kind for page in pages} == pages


def test_an_event_is_found_by_its_venue_its_organiser_and_its_dates(minimal_site):
    association = factories.association(minimal_site.fi, title="Kuivin jaloin ry")
    event = factories.event(
        minimal_site.fi,
        lead="Hiihdetään.",
        audience="kaikille",
        venue=factories.venue(name_fi="Koskentupa", name_sv="Forsstugan", address="Koulutie 8"),
        association=association,
        rows={"occurrences": [factories.occurrence(moment(2026, 11, 28), name="Avajaiset")]},
    )
    draft = passage_of_page(event)
    for words in ("Hiihdetään.", "kaikille", "Koskentupa", "Koulutie 8", "Kuivin jaloin ry", "Avajaiset"):
        assert words in draft.text.splitlines()
    assert "Forsstugan" not in draft.text
    assert draft.date == date(2026, 11, 28)


def test_a_summary_that_the_page_itself_does_not_show_lends_no_words(minimal_site):
    words = {"summary": "Tiivistelmä.", "lead": "Ingressi."}
    event = factories.event(minimal_site.fi, moment(2026, 11, 2), **words)
    alone = factories.event(minimal_site.fi, moment(2026, 11, 2), summary="Tiivistelmä.", lead="")
    assert "Tiivistelmä." not in passage_of_page(event).text
    assert "Tiivistelmä." not in passage_of_page(factories.news(minimal_site.fi, **words)).text
    assert "Tiivistelmä." in passage_of_page(alone).text
    assert "Tiivistelmä." in passage_of_page(factories.association(minimal_site.fi, summary="Tiivistelmä.")).text


def test_what_is_linked_but_not_public_lends_no_words(minimal_site):
    hidden = factories.association(minimal_site.fi, title="Luonnos ry", live=False)
    assert "Luonnos" not in passage_of_page(factories.event(minimal_site.fi, association=hidden)).text


def test_an_association_is_found_by_its_municipality_and_network(minimal_site):
    town = factories.municipality(minimal_site.fi, title="Uusjoki")
    network = factories.network(minimal_site.fi, title="Kylät")
    draft = passage_of_page(factories.association(minimal_site.fi, municipality=town, network=network, purpose="Ääni."))
    assert draft.text.splitlines() == ["Ääni.", "Uusjoki", "Kylät"]
    assert draft.network_key == str(network.translation_key)


def test_a_forum_is_found_by_those_who_sit_in_it_today_until_a_term_ends(minimal_site):
    seats = [
        factories.seat(organisation="Alue", representative=factories.person("Aino Aalto"), term_end=date(2098, 12, 31)),
        factories.seat(organisation="Muu", representative=factories.person("Bo Berg", hidden=True)),
        factories.seat(representative=factories.person("Cai Carp"), term_end=date(2024, 12, 31)),
    ]
    draft = passage_of_page(factories.forum(minimal_site.fi, rows={"seats": seats}))
    assert draft.text.splitlines() == ["Alue Aino Aalto", "Muu"]
    assert draft.people_hidden_on == date(2099, 1, 1)


def test_news_goals_grants_and_networks_tell_what_their_pages_show(minimal_site):
    home = minimal_site.fi
    town = factories.municipality(home)
    assert "Aino Aalto" in passage_of_page(factories.news(home, author_name="Aino Aalto")).text
    goal = factories.goal(factories.strategy(home), rows={"indicators": [Indicator(name="Kuntia mukana")]})
    assert "Kuntia mukana" in passage_of_page(goal).text
    awards = [("award", {"recipient": "Soitto ry", "amount": 500})]
    grant = passage_of_page(factories.grant(town, amount="500 €", awards=awards, closes=date(2026, 5, 1)))
    assert grant.text.splitlines() == ["500 €", "Soitto ry"]
    assert grant.date == date(2026, 5, 1)
    assert "Uusjoki" in passage_of_page(factories.network(home, municipalities="Uusjoki")).text


def test_a_material_stands_with_its_meeting(minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    draft = passage_of_page(factories.material(minimal_site.fi, meeting=meeting))
    assert draft.meeting_key == meeting.translation_key


def test_a_material_whose_file_is_not_on_the_site_is_found_by_the_words_kept_of_it(minimal_site):
    material = factories.material(minimal_site.fi, extracted_text="Kyselyn tulokset")
    assert passage_of_page(material).text == "Kyselyn tulokset"
    material.document = SiteDocument.objects.create(title="Kysely", file="documents/kysely.pdf")
    assert passage_of_page(material).text == ""


def test_the_findings_of_the_statement_are_found(minimal_site):
    finding = Finding(criterion="1.3.1", what="Otsikot puuttuvat", where="Muistiot", found_on=date(2026, 1, 1))
    statement = factories.statement(minimal_site.fi, rows={"findings": [finding]})
    assert passage_of_page(statement).text.splitlines() == ["Otsikot puuttuvat", "Muistiot"]
