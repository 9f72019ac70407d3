"""What the calendar says of itself, on its page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.factories import moment


@pytest.fixture
def calendar(minimal_site: Any) -> Any:
    """A calendar with forty-five dates to come, one past and one cancelled."""
    venue = factories.venue(step_free="yes", induction_loop="no")
    cancelled = factories.occurrence(moment(2098, 5, 2), status="cancelled", status_note="Ohjaaja on sairas.")
    event = factories.event(minimal_site.fi, title="Hiihtokoulu", venue=venue, rows={"occurrences": [cancelled]})
    factories.event(minimal_site.fi, moment(2020, 3, 1), title="Vanha")
    factories.event(
        minimal_site.fi, *[moment(2098, 6, 1 + day % 28, 8 + day // 28) for day in range(44)], title="Sarja"
    )
    return event.get_parent().specific


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def _title(text: str) -> str:
    found = re.search(r"<title>(.*?)</title>", text)
    assert found
    return found[1]


def test_the_list_hangs_the_days_and_tells_what_is_off(calendar: Any, client: Client) -> None:
    text = _text(client, calendar.get_url())
    assert re.search(r'<li class="line is-off">.*?PERUTTU: .*?Hiihtokoulu.*?Ohjaaja on sairas\.', text, re.DOTALL)
    assert '<time datetime="2098-05-02">2.5.</time>' in text
    assert "portaaton" in text
    assert "Vanha" not in text


def test_the_page_number_and_the_time_stand_in_the_title(calendar: Any, client: Client) -> None:
    url = calendar.get_url()
    assert re.search(r", .*2/2", _title(_text(client, f"{url}?page=2")))
    assert ", kesäkuu 2098" in _title(_text(client, f"{url}?month=2098-06"))
    assert ", kesäkuu 2098" in _title(_text(client, f"{url}?view=month&month=2098-06"))


def test_the_month_is_a_table_with_named_days(calendar: Any, client: Client) -> None:
    text = _text(client, f"{calendar.get_url()}?view=month&month=2098-06&free=1")
    assert text.count('<th scope="col">') == 7
    assert "<caption" in text
    assert "?free=1&amp;month=2098-05&amp;view=month" in text or "free=1&amp;view=month&amp;month=2098-05" in text
    assert re.search(r'aria-current="true">[^<]*Kuukausi<', text)


def test_links_and_the_form_keep_what_is_chosen(calendar: Any, client: Client) -> None:
    text = _text(client, f"{calendar.get_url()}?time=past&free=1&q=vanha")
    assert "Vanha" in text
    assert '<input type="hidden" name="time" value="past">' in text
    assert re.search(r'name="free" value="1" checked', text)
    assert 'value="vanha"' in text
    assert "?free=1&amp;q=vanha&amp;time=today" in text


def test_words_of_a_reader_are_escaped(calendar: Any, client: Client) -> None:
    text = _text(client, f"{calendar.get_url()}?q=%3Cscript%3E%22&time=%22%3E%3Cb%3E")
    assert '<script>"' not in text
    assert '"><b>' not in text


def test_an_empty_calendar_says_so_and_leads_on(calendar: Any, client: Client) -> None:
    text = _text(client, f"{calendar.get_url()}?q=olematon")
    assert 'class="empty bare"' in text
    assert "?time=past" not in re.search(r'class="empty bare">.*?</div>', text, re.DOTALL)[0]  # type: ignore[index]


@pytest.mark.parametrize("query", ["", "?view=month&month=2098-06", "?time=past", "?q=sarja&page=99"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_calendar_answers_in_both_frames_with_few_queries(
    calendar: Any, client: Client, query: str, language: str, django_assert_max_num_queries: Any
) -> None:
    factories.translated(calendar, title="Evenemang", slug="evenemang")
    address = calendar.get_url() if language == "fi" else "/sv/evenemang/"
    with django_assert_max_num_queries(25):
        text = _text(client, address + query)
    assert f'<html lang="{language}">' in text
    assert text.count("<h1") == 1
    if language == "sv" and "past" not in query:
        assert 'lang="fi"' in text
