"""Anonymous readers get what was made before, and never anything that is past, somebody's own, or somebody else's."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.http import HttpResponse
from django.test import RequestFactory
from wagtail.models import PageViewRestriction

from cms.models import SiteSettings
from cms.reader_cache import middleware as module
from cms.reader_cache.addresses import name_of_copy
from cms.reader_cache.copies import GREATEST_AGE
from pages.models import NewsPage
from tests import factories
from tests.cms.reader_cache.conftest import Reader

NOON = factories.moment(2026, 11, 22, 12)
HOUR = timedelta(hours=1)


@pytest.fixture
def news(reader, minimal_site, commit):
    page = factories.news(minimal_site.fi, title="Silta avataan", slug="silta")
    commit()
    return page


def warmed(reader, path, **options):
    """The address, after a request that made the page."""
    reader.get(path, **options)
    assert reader.get(path, **options).was_kept
    return path


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_second_reader_gets_what_the_first_one_got(reader, language):
    first, second = reader.get(f"/{language}/"), reader.get(f"/{language}/")
    assert (first.was_kept, second.was_kept) == (False, True)
    assert (first.content, first.headers) == (second.content, second.headers)
    assert f'<html lang="{language}">'.encode() in second.content


def test_a_kept_page_has_the_headers_that_protect_it(reader):
    kept = reader.get(warmed(reader, "/fi/"))
    assert kept["Content-Security-Policy"].startswith("default-src 'none'")
    assert kept["X-Content-Type-Options"] == "nosniff"


def test_what_is_read_again_is_not_sent_again(reader):
    etag = reader.get(warmed(reader, "/fi/"))["ETag"]
    answer = reader.get("/fi/", headers={"if-none-match": etag})
    assert (answer.status_code, answer.was_kept, answer.content) == (304, True, b"")


def test_a_change_shows_in_the_next_request(reader, news, commit):
    path = warmed(reader, news.get_url())
    factories.publish(factories.revise(news, title="Silta suljetaan"))
    commit()
    assert b"Silta suljetaan" in reader.get(path).content


def test_what_is_withdrawn_or_restricted_is_gone_in_the_next_request(reader, news, commit):
    path = warmed(reader, news.get_url())
    restriction = PageViewRestriction.objects.create(page=news, restriction_type="login")
    commit()
    assert reader.get(path).status_code == 302
    restriction.delete()
    commit()
    warmed(reader, path)
    news.unpublish()
    commit()
    assert reader.get(path).status_code == 410


def test_a_hidden_name_is_gone_in_the_next_request(reader, minimal_site, commit):
    person = factories.person("Aino Aalto")
    present = [factories.attendance("Aino Aalto", person=person)]
    meeting = factories.meeting(factories.forum(minimal_site.fi), rows={"attendances": present})
    commit()
    path = warmed(reader, meeting.get_url())
    assert b"Aalto" in reader.get(path).content
    person.hidden = True
    person.save()
    commit()
    assert b"Aalto" not in reader.get(path).content


def test_the_notice_of_the_site_shows_on_every_page(reader, minimal_site, news, commit):
    paths = [warmed(reader, path) for path in ("/fi/", news.get_url(), "/fi/haku/")]
    SiteSettings.objects.update_or_create(site=minimal_site.site, defaults={"notice_fi": "Toimisto on kiinni"})
    commit()
    assert [b"Toimisto on kiinni" in reader.get(path).content for path in paths] == [True] * 3


def test_a_page_that_replaces_an_untranslated_one_shows(reader, news, commit):
    factories.translated(news.get_parent().specific, slug="nyheter")
    commit()
    path = warmed(reader, "/sv/nyheter/silta/")
    assert b"Silta avataan" in reader.get(path).content
    factories.translated(news, title="Bron", slug="bron")
    commit()
    assert reader.get(path).status_code != 200


def test_a_change_that_nobody_sees_keeps_the_pages(reader, news, commit):
    path = warmed(reader, news.get_url())
    factories.revise(news, title="Luonnos")
    commit()
    assert reader.get(path).was_kept


@pytest.mark.parametrize("method", ["post", "put", "options"])
def test_only_reading_is_answered_from_what_is_kept(reader, method):
    warmed(reader, "/fi/haku/")
    assert getattr(reader.client, method)("/fi/haku/").status_code in (200, 405)
    assert getattr(reader.client, method)("/fi/haku/").content != reader.get("/fi/haku/").content


def test_head_is_answered_but_makes_no_copy(reader):
    assert reader.client.head("/fi/").status_code == 200
    assert not reader.get("/fi/").was_kept
    answer = reader.client.head("/fi/")
    assert (answer.content, int(answer["Content-Length"])) == (b"", len(reader.get("/fi/").content))


def test_a_session_neither_gets_nor_makes_a_copy(reader, user_with, door):
    somebody = Reader(door)
    somebody.client.force_login(user_with("author-fi"))
    assert not somebody.get("/fi/").was_kept
    assert not reader.get("/fi/").was_kept
    assert not somebody.get("/fi/").was_kept
    assert reader.get("/fi/").was_kept


def test_a_preview_neither_gets_nor_makes_a_copy(reader, news):
    path = warmed(reader, news.get_url())
    draft = factories.revise(news, title="Kukaan ei ole lukenut").as_object()
    for _ in range(2):
        assert b"Kukaan ei ole lukenut" in draft.make_preview_request(preview_mode="").content
    assert b"Silta avataan" in reader.get(path).content
    assert reader.get(path).was_kept


def test_missing_pages_and_redirects_are_not_kept(reader, news):
    for path in ("/fi/nothing/", news.get_url().rstrip("/"), "/", "/admin/", "/media/images/nothing.png"):
        assert reader.get(path).status_code in (301, 302, 404)
    assert len(caches["readers"]._cache) == 0


def test_two_hosts_do_not_share(reader, door):
    other = Reader(door)
    other.client.defaults["HTTP_HOST"] = "foorumi.example"
    warmed(reader, "/fi/")
    answer = other.get("/fi/")
    assert not answer.was_kept
    assert b"foorumi.example" in answer.content
    assert b"foorumi.example" not in reader.get("/fi/").content


def test_what_others_hang_on_an_address_is_in_no_page_for_everybody(reader):
    made = reader.get("/fi/?utm_source=letter%22onload&fbclid=evil")
    assert (made.status_code, made.was_kept) == (200, False)
    assert b"letter" not in made.content
    assert b"evil" not in made.content
    assert reader.get("/fi/").was_kept
    assert reader.get("/fi/?gclid=1&utm_medium=x").was_kept


def test_unknown_parameters_are_answered_and_fill_nothing(reader):
    for number in range(5):
        assert not reader.get(f"/fi/?x={number}").was_kept
        assert reader.get(f"/fi/haku/?q=word{number}").status_code == 200
    assert len(caches["readers"]._cache) == 0


def test_pages_of_a_list_are_told_apart(reader, minimal_site, news):
    factories.bulk_pages(NewsPage, news.get_parent(), 30, lambda number: {"date": date(2026, 1, 1)})
    path = news.get_parent().get_url()
    first, second = reader.get(path).content, reader.get(f"{path}?page=2").content
    assert first != second
    assert reader.get(f"{path}?page=2&utm_source=a").content == second
    assert re.search(rb"Silta avataan", first)


def test_what_the_clock_changes_shows_at_its_moment(reader, minimal_site):
    forum = factories.forum(minimal_site.fi)
    factories.meeting(forum, title="Talvikokous", starts_at=NOON + 2 * HOUR, ends_at=NOON + 3 * HOUR)
    present = [factories.attendance("Aino Aalto")]
    held = factories.meeting(forum, hide_names_on=date(2026, 11, 23), rows={"attendances": present})
    shown = {}
    with time_machine.travel(NOON, tick=False) as clock:
        for hours in (0, 1.99, 3.01, 11.99, 12.01):
            clock.move_to(NOON + hours * HOUR)
            shown[hours] = (reader.get("/fi/").content, reader.get(held.get_url()).content)
    assert b"Talvikokous" in shown[1.99][0]
    assert b"Talvikokous" not in shown[3.01][0]
    assert b"Aalto" in shown[11.99][1]
    assert b"Aalto" not in shown[12.01][1]


def test_a_lost_move_heals_with_the_greatest_age(reader, news):
    with time_machine.travel(NOON, tick=False) as clock:
        path = warmed(reader, news.get_url())
        NewsPage.objects.filter(pk=news.pk).update(title="Ohi signaalien")
        clock.shift(299)
        assert b"Silta avataan" in reader.get(path).content
        clock.shift(2)
        assert b"Ohi signaalien" in reader.get(path).content


class Site:
    """What stands behind the middleware; counts how often it was asked."""

    def __init__(self):
        self.asked = 0

    def __call__(self, request):
        self.asked += 1
        return HttpResponse(f"page {self.asked}")


def test_while_one_makes_a_page_others_get_the_last_one(kept_pages, db, commit, enter):
    site = Site()
    answer, request = enter(site), RequestFactory(headers={"host": "localhost"}).get
    name = name_of_copy(request("/fi/"), "")
    with time_machine.travel(NOON, tick=False):
        assert answer(request("/fi/")).content == b"page 1"
    with time_machine.travel(NOON + timedelta(seconds=GREATEST_AGE + 1), tick=False):
        caches["readers"].add(f"making-{name}", 1)
        assert answer(request("/fi/")).content == b"page 1"
        caches["readers"].delete(f"making-{name}")
        assert answer(request("/fi/")).content == b"page 2"


def test_who_waits_too_long_makes_the_page_alone(kept_pages, db, monkeypatch, enter):
    monkeypatch.setattr(module, "LONGEST_WAIT", 0.05)
    site = Site()
    answer, request = enter(site), RequestFactory(headers={"host": "localhost"}).get
    caches["readers"].add(f"making-{name_of_copy(request('/fi/'), '')}", 1)
    assert answer(request("/fi/")).content == b"page 1"


def test_what_cannot_be_kept_is_compressed_and_conditional_as_before(kept_pages, db, enter):
    def forms(request):
        response = HttpResponse(b"a form of one's own " * 50)
        response.set_cookie("csrftoken", "x")
        return response

    make = RequestFactory(headers={"host": "localhost"})
    answer = enter(forms)(make.get("/fi/", headers={"accept-encoding": "gzip"}))
    assert answer["Content-Encoding"] == "gzip"
    etag = enter(forms)(make.get("/fi/"))["ETag"]
    assert enter(forms)(make.get("/fi/", headers={"if-none-match": etag})).status_code == 304


def test_where_the_cache_is_off_nothing_is_asked_twice_or_kept(minimal_site, settings, door):
    reader = Reader(door)
    assert [reader.get("/fi/").was_kept for _ in range(2)] == [False, False]


def test_a_failing_page_is_made_again(kept_pages, db, enter):
    def fails(request):
        raise ZeroDivisionError

    request = RequestFactory(headers={"host": "localhost"}).get("/fi/")
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            enter(fails)(request)
