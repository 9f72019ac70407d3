"""One page of each kind with everything that it may have, for tests that look at all of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from events.models import EventPage
from pages import models
from tests import factories
from tests.factories import moment

BODY = [
    ("heading", {"text": "Mistä on kyse", "level": "2"}),
    ("paragraph", "<p>Tilat ovat auki iltaisin.</p>"),
    ("figures", {"caption": "Luvut", "rows": [{"name": "Tiloja", "value": "38"}]}),
]


def make(home: Any) -> None:
    """Fills the tree of a front page."""
    goal = _goal(home)
    network = factories.network(
        home, title="Kylät ja saaret", purpose="Kylien ääni.", how_to_join="Kirjoita.", body=BODY
    )
    town = _town(home)
    _grants(town)
    association = _association(home, town, network)
    held = {"network": network, "representative": factories.person(), "association": association}
    seats = [factories.seat(**held, role="chair"), factories.seat(**held, term_end=date(2025, 1, 1))]
    forum = factories.forum(home, title="Yhdistysfoorumi", body=BODY, rows={"seats": seats})
    meeting = factories.meeting(forum, number=9, rows={"agenda_items": _agenda(goal)})
    factories.meeting(network, starts_at=moment(2026, 9, 1), rows={"agenda_items": _agenda(goal)})
    factories.meeting(network, starts_at=moment(2099, 1, 1))
    factories.recording(home, meeting=meeting, length_seconds=3600)
    told = {"goal": goal, "forum": forum, "network": network, "lead": "Ensin tärkein.", "body": BODY}
    correction = ("correction", {"date": date(2026, 3, 12), "text": "Osallistujia oli 2 300."})
    rows = {"told_meetings": [models.ToldMeeting(meeting=meeting)]}
    factories.news(home, **told, corrections=[correction], rows=rows)
    factories.material(home, meeting=meeting, author="Työryhmä", body=BODY)
    factories.section(home, body=BODY)
    _archive(home)
    _statement(home)
    _event(home, town, association, goal)


def _agenda(goal: Any) -> list[Any]:
    promises = [
        ("follow_up", {"task": "Kirje", "owner": "Sihteeri", "due": date(2024, 1, 1), "done_on": None}),
        ("follow_up", {"task": "Puhelu", "owner": "", "due": date(2024, 1, 1), "done_on": date(2024, 2, 1)}),
        ("follow_up", {"task": "Kysely", "owner": "", "due": None, "done_on": None}),
    ]
    return [
        factories.agenda_item(
            decision="<p>Päätettiin kokeilla.</p>", goal=goal, case_number="3/2026", follow_ups=promises
        )
    ]


def _archive(home: Any) -> None:
    archive = factories.below(models.MeetingIndexPage, home)
    factories.page(models.DecisionIndexPage, archive, title="Päätökset")
    factories.page(models.FollowUpIndexPage, archive, title="Jatkotoimet")


def _goal(home: Any) -> Any:
    strategy = factories.strategy(home, vision="Jokaisella on paikka.", body=BODY)
    values = [
        ("value", {"date": date(2024, 1, 1), "value": 2, "source": "kunnat"}),
        ("value", {"date": date(2026, 1, 1), "value": 4, "source": "kuntien ilmoitukset"}),
    ]
    note = models.ProgressNote(
        date=date(2026, 8, 18), text="Kuudes kunta.", source="kunta", source_link="https://kunta.example"
    )
    rows = {
        "actions": [
            models.GoalAction(name="Iltakäyttö maksutta", owner="Tilatyöryhmä", state="done"),
            models.GoalAction(name="Kevennetty haku", state="late"),
            models.GoalAction(name="Luovuttu", state="dropped"),
        ],
        "indicators": [
            models.Indicator(name="Kuntia", unit="kpl", target=6, values=values),
            models.Indicator(name="Mittaamatta"),
        ],
        "progress_notes": [note],
    }
    return factories.goal(
        strategy, 2, title="Edellytykset kunnossa", goal="Yhdistyksillä on tilat.", means=BODY, rows=rows
    )


def _town(home: Any) -> Any:
    first = {"starts_at": moment(2099, 12, 4, 18), "ends_at": None, "place": "Kylätalo", "theme": "Tilat"}
    second = {"starts_at": moment(2099, 12, 5, 18), "ends_at": None, "place": "Kirjasto"}
    hall = {"name": "Suuri sali", "address": "Kylätie 3", "step_free": "yes", "lift": "no"}
    return factories.municipality(
        home,
        title="Uusjoki",
        population=6900,
        is_bilingual=True,
        share_finnish=44,
        share_swedish=52,
        contact_name="Yhteyshenkilö",
        contact_email="kunta@example.org",
        association_evenings=[("evening", first), ("evening", second)],
        premises=[("premises", hall)],
    )


def _grants(town: Any) -> None:
    past, future = date(2020, 1, 1), date(2099, 1, 1)
    for days in ({"opens": past, "closes": future}, {"opens": future}, {"closes": past}, {}):
        factories.grant(
            town,
            granting_body="Uusjoki",
            criteria="<p>Yhdistyksille.</p>",
            how_to_apply="<p>Lomakkeella.</p>",
            **days,
        )


def _association(home: Any, town: Any, network: Any) -> Any:
    return factories.association(
        home,
        title="Kuivin jaloin ry",
        municipality=town,
        network=network,
        purpose="Seuraa.",
        body=BODY,
        email="toimisto@example.org",
        website="https://kuivinjaloin.example",
        founded_year=1998,
    )


def _statement(home: Any) -> None:
    found = date(2026, 6, 3)
    findings = [
        models.Finding(criterion="1.3.1", what="Otsikot", where="PDF", found_on=found, fix_by=date(2026, 7, 1)),
        models.Finding(criterion="3.1.2", what="Kieli", where="Muistiot", found_on=found, fix_by=date(2099, 7, 1)),
        models.Finding(criterion="2.4.11", what="Kohdistus", where="Kaikki", found_on=found, fixed_on=date(2026, 8, 1)),
        models.Finding(criterion="4.1.2", what="Nimi", where="Soitin", found_on=found),
    ]
    factories.statement(home, rows={"findings": findings}, body=BODY, out_of_scope=BODY)


def _event(home: Any, town: Any, association: Any, goal: Any) -> EventPage:
    venue = factories.venue(
        name_fi="", name_sv="Stenträsk skola", address="Koulutie 8", municipality=town, step_free="yes", lift="no"
    )
    dates = [
        factories.occurrence(moment(2099, 11, 28, 18)),
        factories.occurrence(moment(2099, 12, 5, 18), status="cancelled", status_note="kilpailut"),
        factories.occurrence(moment(2099, 12, 6, 18), status="rescheduled", previous_start=moment(2099, 12, 1)),
    ]
    made: EventPage = factories.event(
        home,
        title="Hiihtokoulu",
        association=association,
        venue=venue,
        category=factories.category(),
        goal=goal,
        body=BODY,
        is_free=False,
        price="5 €",
        mode="hybrid",
        register_by=moment(2099, 11, 27, 12),
        rows={"occurrences": dates},
    )
    return made
