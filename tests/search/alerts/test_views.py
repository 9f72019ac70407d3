"""The pages of alerts as a reader meets them, without a cookie; and as machines and strangers do."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cms.models import OutboxMessage
from pages.feedback.form_secret import new_secret
from pages.feedback.limits import MOST_PER_HOUR
from search.alerts import forms, services
from search.alerts.messages import confirmation_of
from search.alerts.views import MOST_MAILS_AN_HOUR
from search.engines.protocol import EngineDown
from search.models import SearchAlert
from search.results.parameters import Asked

ORDER = {"fi": "/fi/haku/tilaus/", "sv": "/sv/sok/prenumeration/"}
SEARCH = {"fi": "/fi/haku/", "sv": "/sv/sok/"}


@pytest.fixture(autouse=True)
def _site(minimal_site):
    """Every page stands in the frame of the site."""


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


def send(browser, language="fi", headers=None, **fields):
    """What somebody sends who read the page for a minute."""
    opened = new_secret(timezone.now() - timedelta(minutes=1))
    sent = {"secret": opened, "q": "avustus", "email": "lukija@example.org", "frequency": "daily", **fields}
    return browser.post(ORDER[language], sent, headers=headers)


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("words", ["talko", "puuttuu"])
def test_results_and_their_absence_offer_the_alert_without_a_cookie(browser, minimal_site, language, words):
    answer = browser.get(SEARCH[language], {"q": words, "kind": "news", "sort": "newest"})
    page = answer.content.decode()
    [form] = re.findall(r'<details class="alert-order".*?</details>', page, re.DOTALL)
    assert f'action="{ORDER[language]}"' in form
    assert f'name="q" value="{words}"' in form
    assert 'name="kind" value="news"' in form
    assert 'name="sort"' not in form
    assert not answer.cookies
    assert "alert-order" not in browser.get(SEARCH[language]).content.decode()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_what_the_form_of_the_results_sends_is_an_order(browser, language):
    page = browser.get(SEARCH[language], {"q": "avustus"}).content.decode()
    [form] = re.findall(r'<details class="alert-order".*?</details>', page, re.DOTALL)
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    fields["secret"] = new_secret(timezone.now() - timedelta(minutes=1))
    answer = browser.post(ORDER[language], fields | {"email": "lukija@example.org", "frequency": "weekly"})
    assert answer.status_code == 302
    alert = SearchAlert.objects.get()
    assert (alert.query, alert.frequency, alert.language) == ("q=avustus", "weekly", language)
    shown = browser.get(answer["Location"])
    assert shown.status_code == 200
    assert "lukija" not in shown.content.decode()
    assert not answer.cookies
    assert not shown.cookies


def test_the_answer_is_the_same_whoever_follows_what(browser, follow):
    follow()
    known, new = send(browser), send(browser, email="uusi@example.org")
    assert (known.status_code, known["Location"]) == (new.status_code, new["Location"])
    assert browser.get(known["Location"]).content == browser.get(new["Location"]).content


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize(
    ("fields", "anchor"),
    [
        ({"email": ""}, "#alert-email"),
        ({"email": "ä ö @@"}, "#alert-email"),
        ({"email": "a@example.org\nBcc: b@example.org"}, "#alert-email"),
        ({"email": f"{'x' * 300}@example.org"}, "#alert-email"),
        ({"frequency": "hourly"}, "#alert-daily"),
        ({"homepage": "http://spam.example"}, "#alert-homepage"),
        ({"secret": "x"}, "#alert-send"),
        ({"secret": ""}, "#alert-send"),
        ({"q": ""}, "#alert-send"),
        ({"q": "-silta"}, "#alert-send"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_what_was_written_stays(browser, language, fields, anchor):
    answer = send(browser, language, **fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(rf'<li><a href="{anchor}">[^<]+</a>', page)
    assert "error-summary" in page
    assert not SearchAlert.objects.exists()
    assert not answer.cookies


def test_a_form_that_comes_at_once_is_a_machines(browser):
    assert send(browser, secret=new_secret(timezone.now())).status_code == 422


def test_a_form_of_another_site_is_refused(browser):
    assert send(browser, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert send(browser, headers={"origin": "https://evil.example"}).status_code == 403
    assert not SearchAlert.objects.exists()


def test_one_sender_orders_ten_an_hour(browser):
    answers = [send(browser, email=f"x{number}@example.org") for number in range(MOST_PER_HOUR + 1)]
    assert [answer.status_code for answer in answers] == [302] * MOST_PER_HOUR + [429]
    assert answers[-1].headers["Retry-After"] == "3600"


def test_nobody_fills_the_mailbox_of_another(browser):
    for number in range(MOST_MAILS_AN_HOUR + 2):
        assert send(browser, q=f"silta{number}", email="Lukija@example.org").status_code == 302
    assert OutboxMessage.objects.count() == MOST_MAILS_AN_HOUR


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_page_of_the_form_has_the_search_in_words(browser, language):
    page = browser.get(ORDER[language], {"q": "<b>avustus", "year": "2026", "kind": "decision"}).content.decode()
    assert "”&lt;b&gt;avustus”" in page
    assert "2026" in page
    assert browser.get(ORDER[language]).status_code == 200


def test_opening_a_link_changes_nothing_pressing_its_button_does(browser, follow):
    services.order_alert(
        email="lukija@example.org", asked=Asked(text="avustus"), language="fi", frequency="daily", now=timezone.now()
    )
    alert = SearchAlert.objects.get()
    link = f"/fi/haku/tilaus/vahvista/{confirmation_of(alert)}/"
    for _scanner in range(2):
        assert browser.get(link).status_code == 200
        browser.head(link)
    assert not SearchAlert.objects.get().is_confirmed
    answer = browser.post(link)
    assert (answer.status_code, answer["Location"]) == (302, f"/fi/haku/tilaus/{alert.key}/")
    assert SearchAlert.objects.get().is_confirmed
    assert browser.get(link)["Location"] == answer["Location"]
    stop = f"/fi/haku/tilaus/{alert.key}/lopeta/"
    assert browser.get(stop).status_code == 200
    assert SearchAlert.objects.exists()
    assert browser.post(stop).status_code == 200
    assert not SearchAlert.objects.exists()
    for gone in (link, stop, answer["Location"]):
        assert browser.get(gone).status_code == 404


def test_a_mail_programs_own_button_stops_at_once_also_twice_and_from_elsewhere(browser, follow):
    alert = follow(language="sv")
    stop = f"/sv/sok/prenumeration/{alert.key}/avsluta/"
    body = "List-Unsubscribe=One-Click"
    for _press in range(2):
        answer = browser.post(
            stop, body, content_type="application/x-www-form-urlencoded", headers={"origin": "https://mail.example"}
        )
        assert answer.status_code == 200
        assert not answer.cookies
    assert not SearchAlert.objects.exists()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_owner_changes_and_prolongs_without_a_cookie(browser, follow, language):
    alert = follow(language=language)
    page = f"{ORDER[language]}{alert.key}/"
    shown = browser.get(page)
    assert "lukija" not in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert "noindex" in shown.content.decode()
    assert browser.post(page, {"frequency": "weekly"}).status_code == 302
    assert SearchAlert.objects.get().frequency == "weekly"
    assert browser.post(page, {"frequency": "x"}).status_code == 302
    SearchAlert.objects.update(expires_at=timezone.now() + timedelta(days=5))
    browser.post(page, {"prolong": "1"})
    assert SearchAlert.objects.get().expires_at > timezone.now() + timedelta(days=360)
    assert not browser.get(page).cookies


@pytest.mark.parametrize("path", ["x", "0", "00000000-0000-0000-0000-000000000000", "vahvista/x"])
def test_links_that_nobody_got_lead_to_nothing(browser, path):
    for method in (browser.get, browser.head):
        assert method(f"/fi/haku/tilaus/{path}/").status_code == 404


def test_a_page_costs_few_queries(browser, follow, django_assert_max_num_queries):
    alert = follow()
    with django_assert_max_num_queries(25):
        browser.get(f"/fi/haku/tilaus/{alert.key}/")


def test_while_nobody_answers_the_page_says_so(browser, monkeypatch):
    def away(*args):
        raise EngineDown("away")

    monkeypatch.setattr(forms, "refusal", away)
    answer = send(browser)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert not SearchAlert.objects.exists()
