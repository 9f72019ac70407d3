"""The attendance of a meeting by group."""

from __future__ import annotations

from typing import Any

from django.utils import translation

from pages.attendance import roll
from pages.models import Attendance

PRESENCE, ROLE = Attendance.Presence, Attendance.Role


def row(name: str, group: str = "", **fields: Any) -> Attendance:
    return Attendance(name=name, group=group, **fields)


def test_people_stand_under_their_group_in_the_order_of_the_minutes() -> None:
    found = roll(
        [
            row("Ilari", "Vammaisjärjestöt"),
            row("Eetu", "Nuoret", presence=PRESENCE.ABSENT),
            row("Lotta", "Vammaisjärjestöt", presence=PRESENCE.PART),
        ]
    )
    assert [group.name for group in found.groups] == ["Vammaisjärjestöt", "Nuoret"]
    assert [line.name for line in found.groups[0].present] == ["Ilari", "Lotta"]
    assert [line.name for line in found.groups[1].absent] == ["Eetu"]
    assert (found.present, found.part, found.absent) == (2, 1, 1)
    assert [line.is_part for line in found.groups[0].present] == [False, True]


def test_the_horseshoe_counts_networks_alone() -> None:
    found = roll(
        [
            row("Ilari", "Vammaisjärjestöt", network_id=1),
            row("Eetu", "Nuoret", network_id=2, presence=PRESENCE.ABSENT),
            row("Marjut", "Hyvinvointialue"),
        ]
    )
    assert found.networks == [True, False]
    assert found.represented == 1


def test_a_role_is_told_unless_it_goes_without_saying() -> None:
    rows = [row("Ilari", "A", role=ROLE.CHAIR), row("Eetu", "A"), row("", "A"), row("Liisa", "A", role=ROLE.GUEST)]
    with translation.override("fi"):
        lines = roll(rows).groups[0].present
    assert [(line.name, line.role) for line in lines] == [
        ("Ilari", "puheenjohtaja"),
        ("Eetu", ""),
        ("", "jäsen"),
        ("Liisa", ""),
    ]
    with translation.override("sv"):
        assert roll(rows).groups[0].present[0].role == "ordförande"


def test_somebody_without_a_group_stands_under_the_organisation_or_the_role() -> None:
    with translation.override("fi"):
        names = [group.name for group in roll([row("A", organisation="Liitto"), row("B", role=ROLE.EXPERT)]).groups]
    assert names == ["Liitto", "Asiantuntija"]


def test_nobody_is_nobody() -> None:
    found = roll([])
    assert (found.groups, found.networks, found.represented, found.present) == ([], [], 0, 0)
