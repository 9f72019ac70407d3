"""What templates say about long lists and promises."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context
from django.test import RequestFactory
from django.utils import translation

from pages.queries import FollowUpState
from pages.queries.choices import Choice, Option
from pages.templatetags import archive_tags


def context(address: str) -> Context:
    return Context({"request": RequestFactory().get(address)})


def promise(state: FollowUpState, days: int | None = None, **fields: Any) -> Any:
    return SimpleNamespace(state=state, days=days, **{"due": None, "done_on": None, **fields})


def test_a_limit_keeps_the_others_and_goes_back_to_the_first_page() -> None:
    address = archive_tags.narrowed(context("/fi/uutiset/?goal=2&kind=blog&page=3"), "kind", "news")
    assert address == "?goal=2&kind=news"


def test_the_last_limit_leaves_the_bare_address() -> None:
    assert archive_tags.narrowed(context("/fi/uutiset/?kind=blog&page=3"), "kind", "") == "/fi/uutiset/"


def test_hostile_words_stay_inside_the_address() -> None:
    address = archive_tags.narrowed(context("/fi/?goal=%22%3E%3Cscript%3E"), "kind", "blog")
    assert address == "?goal=%22%3E%3Cscript%3E&kind=blog"


def test_a_choice_is_a_line_of_links_with_its_own_first() -> None:
    options = (Option("news", "uutiset", "news"), Option("blog", "blogit", "blog"))
    choice = Choice("kind", "Tyyppi", "Kaikki", options, options[1])
    links = archive_tags.choice_links(context("/fi/"), choice)["links"]
    assert [(link.label, link.is_current) for link in links] == [
        ("Kaikki", False),
        ("Uutiset", False),
        ("Blogit", True),
    ]


def test_states_say_how_many_they_have_and_empty_ones_are_left_out() -> None:
    totals = {FollowUpState.LATE: 2, FollowUpState.OPEN: 0, FollowUpState.DONE: 1}
    lists = SimpleNamespace(totals=totals, state=None)
    with translation.override("sv"):
        links = archive_tags.state_links(context("/sv/"), lists)["links"]
    assert [link.label for link in links] == ["Alla", "Försenat (2)", "Klart (1)"]
    assert links[1].address == "?state=late"


@pytest.mark.parametrize(
    ("language", "total", "words"),
    [
        ("fi", 1, ["myöhässä", "avoinna", "tehty"]),
        ("fi", 5, ["myöhässä", "avoinna", "tehtyä"]),
        ("sv", 1, ["försenad", "öppen", "klar"]),
        ("sv", 5, ["försenade", "öppna", "klara"]),
    ],
)
def test_a_state_agrees_with_the_number_before_it(language: str, total: int, words: list[str]) -> None:
    with translation.override(language):
        assert [archive_tags.state_of_many(state, total) for state in FollowUpState] == words


@pytest.mark.parametrize(
    ("follow_up", "language", "text", "shape"),
    [
        (promise(FollowUpState.LATE, -1), "fi", "1 päivän myöhässä", "warm"),
        (promise(FollowUpState.LATE, -81), "fi", "81 päivää myöhässä", "warm"),
        (promise(FollowUpState.LATE, -81), "sv", "81 dagar försenad", "warm"),
        (promise(FollowUpState.OPEN, 0), "fi", "määräaika tänään", ""),
        (promise(FollowUpState.OPEN, 1), "sv", "1 dag kvar", ""),
        (promise(FollowUpState.OPEN, 99), "fi", "99 päivää jäljellä", ""),
        (promise(FollowUpState.OPEN), "sv", "ingen dag är avtalad", ""),
        (promise(FollowUpState.DONE, 0, done_on=date(2026, 2, 1)), "fi", "tehty ajallaan", "on"),
        (promise(FollowUpState.DONE, -3, done_on=date(2026, 2, 1)), "fi", "tehty 1.2.2026", "on"),
        (promise(FollowUpState.DONE, done_on=date(2026, 2, 1)), "sv", "klart 1.2.2026", "on"),
    ],
)
def test_a_promise_is_told_by_days(follow_up: Any, language: str, text: str, shape: str) -> None:
    with translation.override(language):
        shown = archive_tags.promise_days(follow_up)
    assert (shown.text, shown.shape) == (text, shape)


def test_how_late_it_was_is_told_only_where_it_was_late() -> None:
    with translation.override("fi"):
        assert archive_tags.days_late(promise(FollowUpState.DONE, -21)) == "21 päivää myöhässä"
        assert archive_tags.days_late(promise(FollowUpState.DONE, 4)) == ""
        assert archive_tags.days_late(promise(FollowUpState.DONE)) == ""


def test_the_words_of_a_list_stay_apart_and_signs_are_read_once() -> None:
    text = "<p>Pyydetään:</p><ul><li>pienet</li><li>suuret &amp; muut</li></ul>"
    assert archive_tags.plain_words(text) == "Pyydetään: pienet suuret & muut"
    assert archive_tags.plain_words("<p>&lt;script&gt;</p>") == "<script>"
