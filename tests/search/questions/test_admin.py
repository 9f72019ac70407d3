"""The desk's report of searches: what is often asked, what finds nothing, and two clicks to a term."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from search.models import AskedQuestion, DismissedQuestion
from search.outbox import drain
from search.questions.asking_again import ask_again
from tests import factories
from tests.search.questions.made import question

ALL, WITHOUT, DISMISSED = (f"/admin/reports/questions/{below}" for below in ("", "without/", "dismissed/"))
DECIDE = "/admin/reports/questions/decide/"
OCTOBER = date(2026, 10, 1)


def browser_of(person: Any, language: str = "fi") -> Client:
    browser = Client(headers={"Accept-Language": language})
    browser.force_login(person)
    return browser


@pytest.fixture
def reviewer(user_with: Any) -> Client:
    """The browser of a reviewer who reads the desk in Finnish."""
    return browser_of(user_with("reviewer-fi"))


def page(browser: Client, address: str, **query: str) -> str:
    answer = browser.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def table(browser: Client, address: str, **query: str) -> list[list[str]]:
    answer = browser.get(address, {"export": "csv", **query})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_report_says_what_was_asked_how_often_and_what_was_found(reviewer):
    question("avustus", times=12, times_without=2, last_total=34)
    text = page(reviewer, ALL)
    assert "avustus" in text
    assert re.findall(r'desk-number">(\d+)<', text) == ["12", "2", "34"]
    assert "marraskuu 2026" in text
    assert "vähintään 5 kertaa" in text


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_report_is_in_the_language_of_the_person(user_with, language):
    question("avustus")
    text = page(browser_of(user_with("site-manager"), language), ALL)
    told = {"fi": ("Haut", "Ehdota termiksi", "suomi"), "sv": ("Sökningar", "Föreslå som term", "finska")}
    assert all(words in text for words in told[language])


def test_it_is_narrowed_to_a_language_a_month_and_words(reviewer):
    question("avustus", month=OCTOBER)
    question("understöd", language="sv")
    question("äänestys")
    assert "understöd" not in page(reviewer, ALL, language="fi")
    text = page(reviewer, ALL, month="2026-10-01")
    assert "avustus" in text
    assert "äänestys" not in text
    text = page(reviewer, ALL, q="ÄÄNES")
    assert "äänestys" in text
    assert "avustus" not in text
    assert "avustus" in page(reviewer, ALL, month="1999-01-01", language="<script>")


def test_the_part_that_changes_is_served_alone(reviewer):
    question("avustus")
    text = page(reviewer, f"{ALL}results/", q="avustus")
    assert "avustus" in text
    assert "<html" not in text


EMPTY = {
    ALL: "ei ole vielä tehty 5 kertaa",
    WITHOUT: "Kaikki usein tehdyt haut löytävät jotakin.",
    DISMISSED: "Hakuja ilman tuloksia ei ole poistettu luettelosta.",
}


@pytest.mark.parametrize("address", EMPTY)
def test_an_empty_list_says_so_in_a_sentence(reviewer, address):
    assert EMPTY[address] in page(reviewer, address)
    assert "Mikään haku ei vastaa ehtoja." in page(reviewer, address, q="avustus")


@pytest.mark.parametrize("address", [ALL, WITHOUT, DISMISSED])
def test_what_was_asked_once_is_on_no_page_and_in_no_file(reviewer, address):
    for number in range(5):
        question(f"Matti Meikäläinen {'i' * number}", times=4, month=date(2026, 1 + number, 1))
    DismissedQuestion.objects.create(language="fi", text="Matti Meikäläinen ")
    for query in ({}, {"q": "matti"}, {"month": "2026-01-01"}):
        assert "Meikäläinen" not in page(reviewer, address, **query)
        assert "Meikäläinen" not in page(reviewer, f"{address}results/", **query)
        assert len(table(reviewer, address, **query)) == 1


def test_the_table_has_all_rows_with_their_names_and_no_formulas(reviewer):
    for number in range(60):
        question(f"sana {number}", times=10)
    question("=cmd|'/c calc'!a0", times=99, last_total=3)
    headings, first, *others = table(reviewer, ALL)
    assert headings == ["Haku", "Kieli", "Kertaa", "Ilman tuloksia", "Löytyi viimeksi", "Viimeksi"]
    assert first == ["'=cmd|'/c calc'!a0", "fi", "99", "0", "3", "2026-11-01"]
    assert len(others) == 60
    assert reviewer.get(ALL, {"export": "csv"}).headers["Content-Type"].startswith("text/csv")
    assert reviewer.get(ALL, {"export": "xlsx"}).status_code == 200


def test_words_of_readers_are_shown_as_they_are_and_no_more(reviewer):
    question("<script>alert(1)</script>")
    text = page(reviewer, WITHOUT)
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_a_question_without_results_becomes_a_term_in_two_clicks_and_then_finds_something(
    user_with: Any, minimal_site: Any, django_capture_on_commit_callbacks: Any
) -> None:
    manager = browser_of(user_with("site-manager"))
    factories.news(minimal_site.sv, title="Skjuts till mötet")
    drain()
    question("kyytiapu")
    assert ask_again() == 0
    [form] = re.findall(r'href="([^"]+source=proposal)"', page(manager, WITHOUT))
    opened = manager.get(form.replace("&amp;", "&"))
    fields = {
        field.html_name: field.value() or "" for field in opened.context["form"] if field.name not in ("fi", "sv")
    }
    words = {field.html_name: field.value() for field in opened.context["form"] if field.name in ("fi", "sv")}
    assert "kyytiapu" in str(words)
    fields |= {name: value or "skjuts" for name, value in words.items()}
    with django_capture_on_commit_callbacks(execute=True):
        assert manager.post(opened.request["PATH_INFO"], fields).status_code == 302
    assert 'value="kyytiapu"' not in page(manager, WITHOUT)
    assert AskedQuestion.objects.get().last_total == 1
    assert "<mark>Skjuts</mark> till mötet" in Client().get("/fi/haku/", {"q": "kyytiapu"}).content.decode()


def test_a_question_that_needs_no_term_leaves_the_list_and_can_come_back(reviewer):
    question("asdf")
    named = {"language": "fi", "text": "asdf"}
    text = reviewer.post(DECIDE, {**named, "decision": "dismiss"}, follow=True).content.decode()
    assert "”asdf” ei tarvitse termiä" in text
    assert 'value="asdf"' not in text
    assert 'value="asdf"' in page(reviewer, DISMISSED)
    text = reviewer.post(DECIDE, {**named, "decision": "bring_back"}, follow=True).content.decode()
    assert "odottaa taas" in text
    assert 'value="asdf"' in page(reviewer, WITHOUT)


def test_the_buttons_of_the_page_are_what_the_site_takes(user_with):
    question("asdf")
    browser = Client(enforce_csrf_checks=True, headers={"Accept-Language": "fi"})
    browser.force_login(user_with("reviewer-fi"))
    for address, decision in ((WITHOUT, "dismiss"), (f"{DISMISSED}results/", "bring_back")):
        token = re.search(
            r'<form method="post"[^>]*>\s*<input[^>]*csrfmiddlewaretoken[^>]*value="(\w+)"', page(browser, address)
        )
        sent = {"language": "fi", "text": "asdf", "decision": decision, "csrfmiddlewaretoken": token[1]}
        assert browser.post(DECIDE, sent).status_code == 302
    assert not DismissedQuestion.objects.exists()


def test_two_people_decide_at_once_and_the_second_one_is_told(reviewer):
    question("asdf")
    named = {"language": "fi", "text": "asdf", "decision": "dismiss"}
    reviewer.post(DECIDE, named)
    assert "on muuttunut" in reviewer.post(DECIDE, named, follow=True).content.decode()


@pytest.mark.parametrize("named", [{}, {"decision": "dismiss", "text": "x" * 5_000}, {"language": "fi", "text": "\0"}])
def test_a_strange_decision_changes_nothing(reviewer, named):
    question("asdf")
    assert reviewer.post(DECIDE, named).status_code == 302
    assert not DismissedQuestion.objects.exists()


def test_a_decision_is_no_link(reviewer):
    question("asdf")
    assert reviewer.get(DECIDE, {"language": "fi", "text": "asdf"}).status_code == 405


@pytest.mark.parametrize("role", ["author-fi", "translator-sv", "secretary", "event-moderator"])
def test_nobody_else_sees_the_report_nor_decides(user_with, role):
    question("asdf")
    browser = browser_of(user_with(role))
    for address in (ALL, WITHOUT, DISMISSED, f"{ALL}results/"):
        answer = browser.get(address, follow=True)
        assert answer.redirect_chain
        assert "asdf" not in answer.content.decode()
    assert browser.post(DECIDE, {"language": "fi", "text": "asdf"}).status_code in (302, 403)
    assert not DismissedQuestion.objects.exists()
    assert ALL not in browser.get("/admin/").content.decode()


def test_the_way_there_is_in_the_menu_of_reports(reviewer):
    assert ALL in page(reviewer, "/admin/")


def test_the_report_costs_the_same_for_ten_and_for_a_thousand(reviewer, django_assert_max_num_queries):
    counts = []
    for number in (10, 990):
        AskedQuestion.objects.bulk_create(
            AskedQuestion(
                month=date(2026, 11, 1), language="fi", text=f"sana {number} {place}", times=9, times_without=9,
                last_total=0,
            )
            for place in range(number)
        )  # fmt: skip
        page(reviewer, WITHOUT)
        with django_assert_max_num_queries(20) as queries:
            page(reviewer, WITHOUT)
        counts.append(len(queries))
    assert counts[0] == counts[1]
