"""The form of readers and its receipt, as ux.md asks: nothing required but the message, errors as GOV.UK has them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from pages.feedback.form_secret import new_secret
from pages.feedback.limits import MOST_PER_HOUR
from pages.models import Feedback
from tests import factories

ADDRESSES = {"fi": "/fi/palaute/", "sv": "/sv/respons/"}


def send(client: Client, language: str = "fi", **fields: Any) -> Any:
    """What a person sends who took a minute."""
    opened = new_secret(timezone.now() - timedelta(minutes=1))
    return client.post(ADDRESSES[language], {"secret": opened, "text": "Hei", **fields})


@pytest.mark.parametrize("language", ADDRESSES)
def test_the_form_asks_for_a_message_and_tells_its_limit_before(
    minimal_site: Any, client: Client, language: str
) -> None:
    answer = client.get(ADDRESSES[language])
    text = answer.content.decode()
    assert f'<html lang="{language}">' in text
    assert "5\xa0000" in text
    assert text.count(" required") == 1
    assert list(answer.cookies) == ["csrftoken"]
    assert "no-store" in answer["Cache-Control"]
    other = ADDRESSES["sv" if language == "fi" else "fi"]
    assert f'href="{other}"' in text


def test_the_foot_of_every_page_leads_to_the_form(minimal_site: Any, client: Client) -> None:
    text = client.get("/sv/").content.decode()
    assert 'href="/sv/respons/"' in text
    assert 'href="/sv/respons/?page=/sv/"' in text


def test_the_page_and_the_subject_are_filled_in(minimal_site: Any, client: Client) -> None:
    text = client.get("/fi/palaute/", {"page": '/fi/"><b>', "subject": "translation"}).content.decode()
    assert 'value="/fi/&quot;&gt;&lt;b&gt;"' in text
    assert re.search(r'value="translation" checked', text)
    assert client.get("/fi/palaute/", {"subject": "<x>"}).status_code == 200


@pytest.mark.parametrize("language", ADDRESSES)
def test_what_is_sent_leads_to_a_receipt_that_shows_no_word_of_it(
    minimal_site: Any, client: Client, language: str
) -> None:
    answer = send(client, language, text="Salainen asia", email="lukija@example.org", subject="error")
    given = Feedback.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"{ADDRESSES[language]}{given.key}/"
    shown = Client().get(answer["Location"])
    text = shown.content.decode()
    assert given.receipt_number in text
    assert given.answer_by.isoformat() in text
    for private in ("Salainen", "lukija@example.org"):
        assert private not in text
    assert list(shown.cookies) == []
    assert "noindex" in text
    assert (given.language, given.subject) == (language, "error")


def test_a_receipt_cannot_be_guessed(minimal_site: Any, client: Client) -> None:
    given = factories.feedback()
    for key in (given.pk, given.receipt_number, uuid4(), "x"):
        assert client.get(f"/fi/palaute/{key}/").status_code == 404


def test_a_receipt_says_when_the_answer_was_given_or_is_late(minimal_site: Any, client: Client) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    late = factories.feedback(key=uuid4(), answer_by=yesterday)
    assert "is-warm" in client.get(f"/fi/palaute/{late.key}/").content.decode()
    done = factories.feedback(key=uuid4(), answered_at=timezone.now() + timedelta(seconds=1))
    assert "is-on" in client.get(f"/fi/palaute/{done.key}/").content.decode()


def test_the_receipt_leads_to_the_statement_where_there_is_one(minimal_site: Any, client: Client) -> None:
    given = factories.feedback(key=uuid4())
    assert "#supervision-h" not in client.get(f"/fi/palaute/{given.key}/").content.decode()
    statement = factories.statement(minimal_site.fi)
    text = client.get(f"/fi/palaute/{given.key}/").content.decode()
    assert f'href="{statement.url}#supervision-h"' in text


@pytest.mark.parametrize(("language", "word"), [("fi", "Virhe:"), ("sv", "Fel:")])
def test_mistakes_are_told_first_linked_and_nothing_is_lost(
    minimal_site: Any, client: Client, language: str, word: str
) -> None:
    answer = send(client, language, text="", email="ei osoite <b>", page="/fi/uutiset/", subject="error")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f"<title>{word} " in text
    summary = text[text.index('role="alert"') : text.index("</ul>", text.index('role="alert"'))]
    for name in ("text", "email"):
        message = re.search(f'<a href="#{name}">([^<]+)</a>', summary)
        assert message is not None
        assert f'<span class="error" id="{name}-error">{message.group(1)}</span>' in text
        assert re.search(f'id="{name}"[^>]*aria-describedby="[^"]*{name}-error"[^>]*aria-invalid="true"', text)
    assert 'value="ei osoite &lt;b&gt;"' in text
    assert 'value="/fi/uutiset/"' in text
    assert re.search(r'value="error" checked', text)
    assert not Feedback.objects.exists()


def test_a_form_sent_twice_is_one_feedback(minimal_site: Any, client: Client) -> None:
    opened = new_secret(timezone.now() - timedelta(minutes=1))
    first, second = send(client, secret=opened), send(client, secret=opened)
    assert first["Location"] == second["Location"]
    assert Feedback.objects.count() == 1


def test_machines_are_held_up_and_people_are_told(minimal_site: Any, client: Client) -> None:
    assert send(client, secret=new_secret(timezone.now())).status_code == 422
    assert send(client, secret="").status_code == 422
    trapped = send(client, homepage="https://spam.example")
    assert trapped.status_code == 422
    assert 'href="#homepage"' in trapped.content.decode()
    assert not Feedback.objects.exists()


def test_a_flood_from_one_address_is_stopped_with_its_words_kept(minimal_site: Any, client: Client) -> None:
    for number in range(MOST_PER_HOUR):
        assert send(client, text=f"{number}").status_code == 302
    answer = send(client, text="Viimeinen sana")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    assert "Viimeinen sana" in answer.content.decode()
    assert Feedback.objects.count() == MOST_PER_HOUR


def test_a_form_of_another_site_is_refused(minimal_site: Any) -> None:
    assert send(Client(enforce_csrf_checks=True)).status_code == 403
    assert not Feedback.objects.exists()


def test_the_other_methods_are_refused(minimal_site: Any, client: Client) -> None:
    assert client.put("/fi/palaute/").status_code == 405
    assert client.post(f"/fi/palaute/{uuid4()}/").status_code == 405


def test_the_form_costs_few_questions(minimal_site: Any, client: Client, django_assert_max_num_queries: Any) -> None:
    client.get("/fi/palaute/")
    with django_assert_max_num_queries(25):
        client.get("/fi/palaute/")
