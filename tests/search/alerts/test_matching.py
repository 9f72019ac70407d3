"""What an alert finds: only later changes, only by its own words, only what anybody may read when it is told."""

import pytest
from wagtail.models import PageViewRestriction

from search.alerts.matching import asked_of, kept_query, known_at, latest_version, matches, refusal, told_groups
from search.alerts.memory import mark_of
from search.models import SearchAlert
from search.results.parameters import Asked
from search.terms.services import add_term
from tests import factories

AVUSTUS = Asked(text="avustus")


@pytest.fixture
def page(minimal_site):
    return factories.news(minimal_site.fi)


def test_only_what_changed_after_the_mark_and_until_now_is_found(page, write):
    write(page, "Vanha avustus")
    mark = latest_version()
    new = write(page, "Avustusta haetaan")
    write(page, "Jotain muuta")
    until = latest_version()
    later = write(page, "Avustukset jaettiin")
    assert [found.key for found in matches(AVUSTUS, "fi", (mark, until))] == [new.key]
    assert {found.key for found in matches(AVUSTUS, "fi", (mark, latest_version()))} == {new.key, later.key}
    assert matches(AVUSTUS, "fi", (latest_version(), latest_version())) == []


def test_a_word_that_nobody_used_yet_is_waited_for_as_it_is(page, write):
    write(page, "Tuulivoimala tulee")
    assert matches(Asked(text="tuulivoimalx"), "fi", (0, latest_version())) == []


def test_words_of_the_termbase_are_found_as_on_the_page_of_results(page, write, user_with):
    add_term(user=user_with("site-manager"), words={"fi": ["avustus", "tukiraha"], "sv": ["understöd"]})
    support = write(page, "Tukirahaa jaetaan")
    assert [found.key for found in matches(AVUSTUS, "fi", (0, latest_version()))] == [support.key]
    groups, _told = told_groups(AVUSTUS, "fi", [support.key], after=0, limit=20)
    assert groups[0].hits[0].marked == ("Tukirahaa",)


def test_limits_of_the_search_hold(page, write):
    write(page, "Avustus", kind="news")
    decision = write(page, "Avustus päätettiin", kind="decision")
    asked = Asked(text="avustus", filters={"kind": ("decision",)})
    assert [found.key for found in matches(asked, "fi", (0, latest_version()))] == [decision.key]
    assert known_at(asked, "fi", latest_version()) == {mark_of(decision.key)}


@pytest.mark.parametrize(
    ("asked", "is_refused"),
    [
        (Asked(), True),
        (Asked(filters={"language": ("fi",)}), True),
        (Asked(date_from="2026-01-01"), True),
        (Asked(text="-silta"), True),
        (Asked(text="!!!"), True),
        (Asked(text='"'), True),
        (Asked(text="silta"), False),
        (Asked(filters={"kind": ("decision",)}), False),
        (Asked(text="-silta", filters={"year": ("2026",)}), False),
    ],
)
@pytest.mark.django_db
def test_a_search_for_everything_is_refused_with_a_sentence(asked, is_refused):
    assert bool(refusal(asked, "fi")) is is_refused


def test_a_search_that_finds_too_much_is_refused(page, write, monkeypatch):
    monkeypatch.setattr("search.alerts.matching.WIDEST", 1)
    write(page, "Avustus")
    assert refusal(AVUSTUS, "fi") == ""
    write(page, "Avustus uudelleen")
    assert refusal(AVUSTUS, "fi")


def test_what_is_told_is_what_anybody_may_read_then(page, minimal_site, write):
    hidden_page = factories.news(minimal_site.fi, title="Piilossa")
    shown, hidden, changed = (
        write(page, "Avustus"),
        write(hidden_page, "Avustus salassa"),
        write(page, "Avustus jaetaan"),
    )
    PageViewRestriction.objects.create(page=hidden_page, restriction_type="login")
    write(page, "Jotain muuta", place="Avustus jaetaan")
    keys = [shown.key, hidden.key, changed.key]
    groups, told = told_groups(AVUSTUS, "fi", keys, after=0, limit=20)
    assert told == {shown.key}
    assert [hit.passage.key for group in groups for hit in group.hits] == [shown.key]


def test_more_than_is_shown_is_counted(page, write):
    keys = [write(page, f"Avustus {number}").key for number in range(5)]
    groups, told = told_groups(AVUSTUS, "fi", keys, after=0, limit=2)
    assert (len(told), sum(len(group.hits) for group in groups)) == (5, 2)


def test_a_search_is_kept_without_its_order_and_page():
    asked = Asked(text="tuki & apu", filters={"year": ("2026",)}, date_from="2026-01-01", sort="oldest", page=3)
    alert = SearchAlert(query=kept_query(asked))
    assert asked_of(alert) == Asked(text="tuki & apu", filters={"year": ("2026",)}, date_from="2026-01-01")


@pytest.mark.parametrize("number", [10, 300])
def test_the_cost_does_not_grow_with_what_is_found(page, write, number, django_assert_max_num_queries, monkeypatch):
    # On a slow machine one search takes longer than it is believed that a word is in no passage.
    monkeypatch.setattr("search.engines.lately.SECONDS_WITHOUT", 60)
    for one in range(number):
        write(page, f"Avustus {one}")
    # What a process reads once only (the traits, the names that hide by the day) is not of this search.
    assert len(matches(AVUSTUS, "fi", (0, latest_version()))) == number
    with django_assert_max_num_queries(8):
        assert len(matches(AVUSTUS, "fi", (0, latest_version()))) == number
