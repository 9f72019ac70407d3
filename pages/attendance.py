"""The attendance of a meeting as a reader wants to see it: who came and who did not, group by group. No reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pages import models

PRESENCE = models.Attendance.Presence
UNTOLD_ROLES = {models.Attendance.Role.MEMBER, models.Attendance.Role.GUEST}


@dataclass(frozen=True)
class Line:
    """One participant: ``name`` is empty where it is hidden, ``role`` where it goes without saying."""

    name: str
    role: str
    person: Any

    @property
    def is_part(self) -> bool:
        """Whether they were there for a part of the time only."""
        return bool(self.person.presence == PRESENCE.PART)


@dataclass
class Group:
    """A network or organisation with those who came and those who did not."""

    name: str
    is_network: bool = False
    present: list[Line] = field(default_factory=list)
    absent: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Roll:
    """The groups in the order of the minutes, and the figures of the sentence above them."""

    groups: list[Group]
    present: int
    part: int
    absent: int

    @property
    def networks(self) -> list[bool]:
        """For each network in order, whether anybody spoke for it: the horseshoe."""
        return [bool(group.present) for group in self.groups if group.is_network]

    @property
    def represented(self) -> int:
        """How many networks had somebody there."""
        return sum(self.networks)


def roll(rows: Iterable[Any]) -> Roll:
    """The rows that ``queries.attendance_of`` gives, by their group as printed, told in the active language.

    A row without a group stands under its organisation, else under its role. ``present`` of the result counts
    everybody who was there, also those who stayed for a part of the time.
    """
    groups: dict[str, Group] = {}
    counts = dict.fromkeys(PRESENCE.values, 0)
    for row in rows:
        role = str(models.Attendance.Role(row.role).label)
        name = row.group or row.organisation or role.capitalize()
        group = groups.setdefault(name, Group(name))
        group.is_network = group.is_network or row.network_id is not None
        told = not row.name or row.role not in UNTOLD_ROLES
        (group.absent if row.presence == PRESENCE.ABSENT else group.present).append(
            Line(row.name, role if told else "", row)
        )
        counts[row.presence] += 1
    part = counts[PRESENCE.PART]
    return Roll(list(groups.values()), counts[PRESENCE.PRESENT] + part, part, counts[PRESENCE.ABSENT])
