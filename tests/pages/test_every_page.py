"""Every page type, filled with everything it has, answers in its own language and inside the other one's frame."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from cms.models import BasePage
from events.models import EventPage
from pages import models, queries
from tests import factories

BODY = [
    ("heading", {"text": "Mistä on kyse", "level": "2"}),
    ("paragraph", "<p>Tilat ovat auki iltaisin.</p>"),
    ("figures", {"caption": "Luvut", "rows": [{"name": "Tiloja", "value": "38"}]}),
]
EMPTY = {
    "pages.HomePage": {},
    "pages.ForumPage": {},
    "pages.StrategyPage": {"period_start": 2024, "period_end": 2030},
    "pages.GoalPage": {"number": 1},
    "pages.MeetingPage": {"starts_at": factories.moment(2026, 11, 2)},
    "pages.RecordingPage": {"recorded_on": date(2026, 11, 2)},
    "pages.MaterialPage": {"published_on": date(2026, 11, 2)},
    "pages.AccessibilityStatementPage": {"assessed_on": date(2026, 11, 12)},
}
"""What a page type cannot be saved without, beside its title."""


def page_types() -> list[Any]:
    """Every page type but the front page, which the site has already."""
    return [model for model in apps.get_models() if issubclass(model, BasePage) and model is not models.HomePage]


def place_for(model: Any, home: Any) -> Any:
    """A parent under which a page of the type may stand, made with the parents above it."""
    label = model.parent_page_types[0]
    parent_type = apps.get_model(label)
    if parent_type is models.HomePage:
        return home
    found = parent_type.objects.filter(locale=home.locale).first()
    return found or factories.page(parent_type, place_for(parent_type, home), **EMPTY.get(label, {}))


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_an_empty_page_answers_in_both_frames(model: Any, minimal_site: Any, client: Client) -> None:
    page = factories.page(model, place_for(model, minimal_site.fi), **EMPTY.get(model._meta.label, {}))
    own = client.get(page.get_url())
    assert own.status_code == 200
    text = own.content.decode()
    assert '<html lang="fi">' in text
    assert text.count("<h1") == 1
    foreign = client.get(queries.version_for(page, "sv").url)
    assert foreign.status_code == 200
    assert '<html lang="sv">' in foreign.content.decode()


@pytest.fixture
def full_site(minimal_site: Any) -> Any:
    """One page of each kind with everything that it may have."""
    home = minimal_site.fi
    strategy = factories.strategy(home, vision="Jokaisella on paikka.", body=BODY)
    goal = factories.goal(
        strategy,
        2,
        title="Edellytykset kunnossa",
        goal="Yhdistyksillä on tilat.",
        means=BODY,
        rows={
            "actions": [
                models.GoalAction(name="Iltakäyttö maksutta", owner="Tilatyöryhmä", state="done"),
                models.GoalAction(name="Kevennetty haku", state="late"),
                models.GoalAction(name="Luovuttu", state="dropped"),
            ],
            "indicators": [
                models.Indicator(
                    name="Kuntia",
                    unit="kpl",
                    target=6,
                    values=[
                        ("value", {"date": date(2024, 1, 1), "value": 2, "source": "kunnat"}),
                        ("value", {"date": date(2026, 1, 1), "value": 4, "source": "kuntien ilmoitukset"}),
                    ],
                ),
                models.Indicator(name="Mittaamatta"),
            ],
            "progress_notes": [
                models.ProgressNote(
                    date=date(2026, 8, 18), text="Kuudes kunta.", source="kunta", source_link="https://a.example"
                )
            ],
        },
    )
    network = factories.network(
        home, title="Kylät ja saaret", purpose="Kylien ääni.", how_to_join="Kirjoita.", body=BODY
    )
    town = factories.municipality(
        home,
        title="Uusjoki",
        population=6900,
        is_bilingual=True,
        share_finnish=44,
        share_swedish=52,
        contact_name="Yhteyshenkilö",
        contact_email="kunta@example.org",
        association_evenings=[
            (
                "evening",
                {
                    "starts_at": factories.moment(2099, 12, 4, 18),
                    "ends_at": None,
                    "place": "Kylätalo",
                    "theme": "Tilat",
                },
            ),
            ("evening", {"starts_at": factories.moment(2099, 12, 5, 18), "ends_at": None, "place": "Kirjasto"}),
        ],
        premises=[("premises", {"name": "Suuri sali", "address": "Kylätie 3", "step_free": "yes", "lift": "no"})],
    )
    for days in (
        {"opens": date(2020, 1, 1), "closes": date(2099, 1, 1)},
        {"opens": date(2099, 1, 1)},
        {"closes": date(2020, 1, 1)},
        {},
    ):
        factories.grant(
            town, granting_body="Uusjoki", criteria="<p>Yhdistyksille.</p>", how_to_apply="<p>Lomakkeella.</p>", **days
        )
    association = factories.association(
        home,
        title="Kuivin jaloin ry",
        municipality=town,
        network=network,
        purpose="Seuraa.",
        body=BODY,
        email="a@example.org",
        website="https://a.example",
        founded_year=1998,
    )
    seat = factories.seat(network=network, representative=factories.person(), association=association, role="chair")
    forum = factories.forum(home, title="Yhdistysfoorumi", body=BODY, rows={"seats": [seat]})
    item = factories.agenda_item(decision="<p>Päätettiin kokeilla.</p>", goal=goal)
    meeting = factories.meeting(forum, number=9, rows={"agenda_items": [item]})
    factories.meeting(network, starts_at=factories.moment(2099, 1, 1))
    factories.news(home, goal=goal, lead="Ensin tärkein.", body=BODY)
    factories.material(home, meeting=meeting, author="Työryhmä", body=BODY)
    factories.section(home, body=BODY)
    factories.statement(
        home,
        rows={
            "findings": [
                models.Finding(
                    criterion="1.3.1", what="Otsikot", where="PDF", found_on=date(2026, 6, 3), fix_by=date(2026, 7, 1)
                ),
                models.Finding(
                    criterion="3.1.2",
                    what="Kieli",
                    where="Muistiot",
                    found_on=date(2026, 6, 3),
                    fix_by=date(2099, 7, 1),
                ),
                models.Finding(
                    criterion="2.4.11",
                    what="Kohdistus",
                    where="Kaikki",
                    found_on=date(2026, 6, 3),
                    fixed_on=date(2026, 8, 1),
                ),
                models.Finding(criterion="4.1.2", what="Nimi", where="Soitin", found_on=date(2026, 6, 3)),
            ]
        },
        body=BODY,
        out_of_scope=BODY,
    )
    venue = factories.venue(
        name_fi="", name_sv="Stenträsk skola", address="Koulutie 8", municipality=town, step_free="yes", lift="no"
    )
    event = factories.event(
        home,
        factories.moment(2099, 11, 28, 18),
        title="Hiihtokoulu",
        association=association,
        venue=venue,
        category=factories.category(),
        goal=goal,
        body=BODY,
        is_free=False,
        price="5 €",
        mode="hybrid",
        register_by=factories.moment(2099, 11, 27, 12),
    )
    event.occurrences.add(
        factories.occurrence(factories.moment(2099, 12, 5, 18), status="cancelled", status_note="kilpailut")
    )
    event.occurrences.add(
        factories.occurrence(
            factories.moment(2099, 12, 6, 18), status="rescheduled", previous_start=factories.moment(2099, 12, 1)
        )
    )
    factories.publish(event.save_revision())
    return minimal_site


def test_every_full_page_answers_in_both_frames(full_site: Any, client: Client) -> None:
    pages = [page.specific for page in models.HomePage.objects.get(pk=full_site.fi.pk).get_descendants(inclusive=True)]
    assert {type(page) for page in pages} >= {models.GoalPage, models.GrantPage, models.MunicipalityPage, EventPage}
    for page in pages:
        for language in ("fi", "sv"):
            response = client.get(queries.version_for(page, language).url)
            text = response.content.decode()
            assert response.status_code == 200, page
            assert text.count("<h1") == 1, page
            assert f'<html lang="{language}">' in text
            assert ">None<" not in text, page
            assert "{{" not in text


def test_the_facts_of_access_tell_no_from_not_known(full_site: Any, client: Client) -> None:
    text = client.get(EventPage.objects.get().get_url()).content.decode()
    assert '<span lang="sv">Stenträsk skola</span>' in text
    assert text.count('class="state is-on"') == 1
    assert text.count("state is-unknown") == 3
