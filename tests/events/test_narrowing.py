"""What the calendar is narrowed to."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation
from wagtail.models import PageViewRestriction

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
    factories.event(
        home, moment(2026, 12, 3), title="Retki", event_language="both", audience="kaikille lapsille",
        is_for_children=True,
    )  # fmt: skip
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
        ({"audience": "children"}, ["Retki"]),
        ({"audience": "older"}, []),
        ({"audience": "is_for_older", "free": "yes"}, ["Talkoot", "Visor", "Retki"]),
        ({"q": "LAPSILLE"}, ["Retki"]),
        ({"q": "äijälän"}, ["Talkoot"]),
        ({"q": "åkerin talkoot"}, ["Talkoot"]),
        ({"q": "talkoot retki"}, []),
        ({"q": "100%"}, []),
        ({"q": "\0'; --"}, []),
        (
            {"category": "nonsense", "municipality": "x", "network": "<b>", "audience": "x"},
            ["Talkoot", "Visor", "Retki"],
        ),
    ],
)
def test_each_limit_leaves_what_it_says(three_events: Any, parameters: dict[str, str], titles: list[str]) -> None:
    assert _titles(parameters) == titles
    assert _titles(parameters, "sv") == titles


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_choice_starts_with_a_capital(three_events: Any, language: str) -> None:
    factories.category(name_fi="luonto", name_sv="natur")
    with translation.override(language):
        labels = [str(one.label) for choice in narrowing_of(language, {}).choices for one in choice.options]
    assert {"fi": "Luonto", "sv": "Natur"}[language] in labels
    assert all(label[0].isupper() for label in labels)


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


@pytest.mark.parametrize("fate", ["draft", "restricted"])
def test_words_do_not_find_an_organiser_that_readers_may_not_see(minimal_site: Any, fate: str) -> None:
    association = factories.association(minimal_site.fi, title="Salaseura", live=fate != "draft")
    if fate == "restricted":
        PageViewRestriction.objects.create(page=association, restriction_type=PageViewRestriction.LOGIN)
    factories.event(minimal_site.fi, moment(2026, 12, 1), title="Talkoot", association=association)
    for language in ("fi", "sv"):
        assert _titles({"q": "salaseura"}, language) == []
        assert _titles({"q": "talkoot"}, language) == ["Talkoot"]


def test_words_find_the_organiser_by_the_name_that_the_reader_sees(minimal_site: Any) -> None:
    association = factories.association(minimal_site.fi, title="Kylätalkoot ry")
    factories.translated(association, title="Bytalkot rf")
    factories.event(minimal_site.fi, moment(2026, 12, 1), title="Ilta", association=association, organiser_name="Vanha")
    assert [_titles({"q": word}, "sv") for word in ("bytalkot", "kylätalkoot", "vanha")] == [["Ilta"], [], []]
    assert [_titles({"q": word}, "fi") for word in ("bytalkot", "kylätalkoot", "vanha")] == [[], ["Ilta"], []]


def test_words_find_an_organiser_that_stands_on_the_event_alone(minimal_site: Any) -> None:
    hidden = factories.association(minimal_site.fi, title="Salaseura", live=False)
    factories.event(minimal_site.fi, moment(2026, 12, 1), title="A", organiser_name="Kylätoimikunta")
    factories.event(
        minimal_site.fi, moment(2026, 12, 2), title="B", organiser_name="Kylätoimikunta", association=hidden
    )
    assert _titles({"q": "kylätoimikunta"}) == ["A", "B"]


def test_what_was_chosen_is_told_as_parameters(three_events: Any) -> None:
    asked = {"audience": "children", "free": "1", "q": " retki ", "network": "<b>", "time": "past", "language": ""}
    assert narrowing_of("fi", asked).parameters == {"audience": "children", "free": "1", "q": "retki"}
    assert narrowing_of("fi", {}).parameters == {}
