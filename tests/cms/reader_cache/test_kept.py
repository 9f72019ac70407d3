"""While a page is made anew others get the last copy of it, unless something was taken away: then nobody does."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.test import RequestFactory
from wagtail.models import PageViewRestriction

from cms.reader_cache import middleware as module
from cms.reader_cache.kept import Address, address_of, fresh_copy, fresh_copy_for, last_copy
from tests import factories

NOON = factories.moment(2026, 11, 22, 12)
MIDNIGHT = factories.moment(2026, 11, 23, 0)
make = RequestFactory(headers={"host": "localhost"})


@pytest.fixture
def person():
    return factories.person("Aino Aalto")


@pytest.fixture
def meeting(reader, minimal_site, person, commit):
    present = [factories.attendance("Aino Aalto", person=person)]
    page = factories.meeting(factories.forum(minimal_site.fi), title="Talvikokous", rows={"attendances": present})
    commit()
    return page


@pytest.fixture
def read_while_it_is_made(reader, meeting, commit, monkeypatch):
    """Reads the meeting after a change, as those do who come while somebody else makes the page anew."""
    monkeypatch.setattr(module, "LONGEST_WAIT", 0.02)
    path = meeting.get_url()

    def read(change):
        before = reader.get(path)
        assert (before.status_code, b"Aalto" in before.content) == (200, True)
        assert reader.get(path).was_kept
        change()
        commit()
        caches["readers"].add(f"making-{address_of(make.get(path)).name}", 1)
        return reader.get(path)

    return read


KIND = {
    "a new text": lambda page: factories.publish(factories.revise(page.get_parent().specific, title="Uusi")),
    "a page elsewhere": lambda page: factories.news(page.get_parent().get_parent().get_parent()),
    "a draft of something new": lambda page: factories.forum(page.get_parent().get_parent().get_parent(), live=False),
}
WITHDRAWALS = {
    "unpublished": lambda page: page.unpublish(),
    "made private": lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
    "private with what is above it": lambda page: PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type="login"
    ),
    "deleted": lambda page: page.delete(),
    "unpublished and then something published": lambda page: (
        page.unpublish(),
        factories.publish(factories.revise(page.get_parent().specific, title="Uusi")),
    ),
    "something published and then unpublished": lambda page: (
        factories.publish(factories.revise(page.get_parent().specific, title="Uusi")),
        page.unpublish(),
    ),
}


@pytest.mark.parametrize("change", KIND)
def test_the_last_copy_stands_in_while_something_is_renewed(read_while_it_is_made, meeting, change):
    answer = read_while_it_is_made(lambda: KIND[change](meeting))
    assert (answer.status_code, b"Aalto" in answer.content) == (200, True)
    assert fresh_copy(address_of(make.get(meeting.get_url()))) is None


@pytest.mark.parametrize("change", WITHDRAWALS)
def test_nobody_gets_the_last_copy_of_what_was_withdrawn(read_while_it_is_made, meeting, change):
    answer = read_while_it_is_made(lambda: WITHDRAWALS[change](meeting))
    assert answer.status_code in (302, 410)
    assert b"Talvikokous" not in answer.content
    assert b"Aalto" not in answer.content


def test_nobody_gets_the_last_copy_after_a_person_was_hidden(read_while_it_is_made, person):
    def hide():
        person.hidden = True
        person.save()

    answer = read_while_it_is_made(hide)
    assert (answer.status_code, b"Aalto" in answer.content) == (200, False)


def test_nobody_gets_the_last_copy_after_names_were_given_a_day_that_has_passed(read_while_it_is_made, meeting):
    answer = read_while_it_is_made(lambda: factories.publish(factories.revise(meeting, hide_names_on=date(2020, 1, 1))))
    assert (answer.status_code, b"Aalto" in answer.content) == (200, False)


def test_nobody_gets_the_last_copy_when_the_day_of_hiding_names_has_come(read_while_it_is_made, meeting, commit):
    factories.publish(factories.revise(meeting, hide_names_on=date(2026, 11, 23)))
    commit()
    with time_machine.travel(MIDNIGHT - timedelta(seconds=2), tick=False) as clock:
        answer = read_while_it_is_made(lambda: clock.shift(3))
    assert (answer.status_code, b"Aalto" in answer.content) == (200, False)


def test_a_page_that_is_merely_old_stands_in_for_seconds(reader, meeting):
    with time_machine.travel(NOON, tick=False) as clock:
        reader.get(meeting.get_url())
        address = address_of(make.get(meeting.get_url()))
        clock.shift(301)
        assert fresh_copy(address) is None
        assert last_copy(address) is not None
        clock.shift(10)
        assert last_copy(address) is None


def test_what_is_not_kept_has_no_address():
    assert address_of(make.post("/fi/")) is None
    assert address_of(make.get("/fi/?x=1")) is None
    assert address_of(make.get("/fi/", headers={"host": "LocalHost"})) is None
    assert address_of(make.get("/fi/?utm_source=a&page=2")).query == "page=2"


@pytest.mark.usefixtures("kept_pages")
def test_what_was_never_made_has_no_copy(db):
    assert fresh_copy(Address("nothing", "")) is None
    assert last_copy(Address("nothing", "")) is None
    assert fresh_copy_for(make.get("/fi/")) is None
    assert fresh_copy_for(make.post("/fi/")) is None


def test_what_another_release_kept_is_not_read(reader, monkeypatch):
    reader.get("/fi/")
    assert reader.get("/fi/").was_kept
    monkeypatch.setattr("cms.reader_cache.addresses.SHAPE", "of another release")
    assert not reader.get("/fi/").was_kept
