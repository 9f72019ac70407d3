"""What a list may be narrowed to, as the address says it."""

from __future__ import annotations

from typing import Any

import pytest

from pages.queries.choices import goal_choice, group_choice, kind_choice, year_choice
from tests import factories


def test_forums_come_before_networks_each_by_name_in_the_readers_language(minimal_site: Any) -> None:
    factories.network(minimal_site.fi, title="Kylät", slug="kylat")
    forum = factories.forum(minimal_site.fi, title="Yhdistysfoorumi", slug="yhdistysfoorumi")
    factories.translated(forum, title="Föreningsforum", slug="foreningsforum")
    choice = group_choice("sv", {})
    assert [(option.label, option.language) for option in choice.options] == [("Föreningsforum", "sv"), ("Kylät", "fi")]
    assert [str(option.heading) for option in choice.options] == ["Foorumit", "Verkostot"]
    assert choice.chosen is None
    assert choice.key is None


@pytest.mark.parametrize("slug", ["yhdistysfoorumi", "foreningsforum"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_forum_is_found_by_the_slug_of_either_language(minimal_site: Any, slug: str, language: str) -> None:
    forum = factories.forum(minimal_site.fi, slug="yhdistysfoorumi")
    factories.translated(forum, slug="foreningsforum")
    assert group_choice(language, {"group": slug}).key == forum.translation_key


def test_a_forum_and_a_network_of_one_slug_are_told_apart(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi, slug="varautuminen")
    network = factories.network(minimal_site.fi, slug="varautuminen")
    codes = [option.code for option in group_choice("fi", {}).options]
    assert codes == ["varautuminen", str(network.translation_key)]
    assert group_choice("fi", {"group": codes[0]}).key == forum.translation_key
    assert group_choice("fi", {"group": codes[1]}).key == network.translation_key


def test_drafts_are_no_choice(minimal_site: Any) -> None:
    factories.forum(minimal_site.fi, slug="luonnos", live=False)
    assert group_choice("fi", {"group": "luonnos"}).options == ()


def test_goals_are_those_of_the_newest_strategy(minimal_site: Any) -> None:
    old = factories.strategy(minimal_site.fi, period_start=2018, period_end=2023)
    factories.goal(old, 1, title="Vanha")
    goal = factories.goal(factories.strategy(minimal_site.fi), 2, title="Edellytykset")
    choice = goal_choice("sv", {"goal": "2"})
    assert [option.label for option in choice.options] == ["2 Edellytykset"]
    assert choice.key == goal.translation_key
    assert goal_choice("sv", {"goal": "1"}).chosen is None


def test_a_year_that_has_nothing_is_offered_where_it_was_asked_for() -> None:
    totals = {2024: 3, 2026: 1}
    assert [option.code for option in year_choice(totals, {}).options] == ["2026", "2024"]
    asked = year_choice(totals, {"year": "2025"})
    assert [option.code for option in asked.options] == ["2026", "2025", "2024"]
    assert asked.key == 2025


@pytest.mark.parametrize("hostile", ["0", "20260", "-202", "x", "²⁰²⁶", "٢٠٢٦", "2026 ", "'; --", "\0"])
def test_what_is_no_year_counts_as_not_said(hostile: str) -> None:
    assert year_choice({2026: 1}, {"year": hostile}).chosen is None


@pytest.mark.django_db
@pytest.mark.parametrize("hostile", ["<script>", "a" * 5000, "\0", "%00", "{{ 7 }}"])
def test_what_is_no_option_counts_as_not_said(minimal_site: Any, hostile: str) -> None:
    assert group_choice("fi", {"group": hostile}).chosen is None
    assert goal_choice("fi", {"goal": hostile}).chosen is None
    assert kind_choice({"blog": "Blogit"}, {"kind": hostile}).chosen is None
