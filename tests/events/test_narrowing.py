"""What the calendar is narrowed to."""

from __future__ import annotations

from typing import Any

import pytest

from events.calendar import calendar_of
from events.narrowing import narrowing_of
from tests import factories
from tests.factories import moment

NOW = moment(2026, 11, 21, 14)


@pytest.fixture
def three_events(minimal_site: Any) -> Any:
    """An accessible free one in a town, a remote one in Swedish, and one about which little is known."""
    home = minimal_site.fi
    town = factories.municipality(home, title="Hirvikoski")
    network = factories.network(home, title="Omaishoidon verkosto")
    association = factories.association(home, title="Äijälän kyläyhdistys", network=network)
    hall = factories.venue(municipality=town, step_free="yes", induction_loop="yes", name_fi="Åkerin sali")
    category = factories.category(yso_id="yso:p1235")
    factories.event(home, moment(2026, 12, 1), title="Talkoot", venue=hall, association=association, category=category)
    factories.event(
        home, moment(2026, 12, 2), title="Visor", mode="remote", event_language="sv", is_free=False, price="5 €"
    )
    factories.event(home, moment(2026, 12, 3), title="Retki", event_language="both", audience="kaikille lapsille")
    return minimal_site


def _titles(parameters: dict[str, str], language: str = "fi") -> list[str]:
    listing = calendar_of(language, parameters, NOW).listing
    return [entry.event.title for entry in listing or []]


@pytest.mark.parametrize(
    ("parameters", "titles"),
    [
        ({"free": "1"}, ["Talkoot", "Retki"]),
        ({"online": "1"}, ["Visor"]),
        ({"step_free": "1"}, ["Talkoot"]),
        ({"loop": "1"}, ["Talkoot"]),
        ({"loop": "1", "online": "1"}, []),
        ({"language": "sv"}, ["Visor", "Retki"]),
        ({"language": "fi"}, ["Talkoot", "Retki"]),
        ({"category": "p1235"}, ["Talkoot"]),
        ({"q": "LAPSILLE"}, ["Retki"]),
        ({"q": "äijälän"}, ["Talkoot"]),
        ({"q": "åkerin talkoot"}, ["Talkoot"]),
        ({"q": "talkoot retki"}, []),
        ({"q": "100%"}, []),
        ({"q": "\0'; --"}, []),
        ({"category": "nonsense", "municipality": "x", "network": "<b>", "free": "yes"}, ["Talkoot", "Visor", "Retki"]),
    ],
)
def test_each_limit_leaves_what_it_says(three_events: Any, parameters: dict[str, str], titles: list[str]) -> None:
    assert _titles(parameters) == titles
    assert _titles(parameters, "sv") == titles


@pytest.mark.parametrize("name", ["municipality", "network"])
def test_places_and_networks_are_found_by_the_same_code_in_both_languages(three_events: Any, name: str) -> None:
    codes = []
    for language in ("fi", "sv"):
        choice = next(one for one in narrowing_of(language, {}).choices if one.name == name)
        codes.append(choice.options[0].code)
        assert _titles({name: codes[-1]}, language) == ["Talkoot"]
    assert codes[0] == codes[1]


def test_words_are_looked_for_in_the_version_that_the_reader_sees(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1), title="Hiihtokoulu")
    factories.translated(event, title="Skidskola")
    assert _titles({"q": "hiihto"}, "sv") == []
    assert _titles({"q": "skid"}, "sv") == ["Skidskola"]


def test_a_very_long_query_is_cut(db: None) -> None:
    assert len(narrowing_of("fi", {"q": "x" * 5000}).words) == 100
