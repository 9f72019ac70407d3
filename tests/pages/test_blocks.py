"""The blocks of single page types."""

from __future__ import annotations

from pages.accessibility import ACCESS_FACT_NAMES, AccessFact
from pages.blocks import PremisesBlock


def test_what_nobody_has_said_is_not_known() -> None:
    value = PremisesBlock().to_python({"name": "Sali", "step_free": "yes", "lift": "no"})
    facts = [fact for _name, fact in value.access_facts]
    unknown = AccessFact.UNKNOWN
    assert facts == [AccessFact.YES, AccessFact.NO, unknown, unknown, unknown]
    assert [name for name, _fact in value.access_facts] == list(ACCESS_FACT_NAMES.values())
