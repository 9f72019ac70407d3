"""The desk's screens of terms and choices: who sees them, what they take, what is logged."""

import re

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from search.models import Pin, Term
from search.terms.services import enter_terms
from tests import factories

TYPED = {"fi": "avustus", "fi_also": "tuki", "sv": "understöd", "sv_also": "", "is_used": "on", "opened_at": ""}


@pytest.fixture
def browser(client, user_with):
    def of(role):
        client.force_login(user_with(role))
        return client

    return of


@pytest.mark.parametrize("name", ["terms:index", "terms:add", "pins:index", "pins:add"])
@pytest.mark.parametrize(
    ("role", "is_open"),
    [("site-manager", True), ("reviewer-fi", True), ("reviewer-sv", True), ("author-fi", False), ("secretary", False)],
)
def test_screens_are_open_to_those_who_may(browser, name, role, is_open):
    assert (browser(role).get(reverse(name)).status_code == 200) is is_open


def test_the_menu_leads_there_for_those_alone(browser):
    assert reverse("terms:index") in browser("reviewer-sv").get("/admin/").content.decode()
    assert reverse("terms:index") not in browser("author-sv").get("/admin/").content.decode()


def test_a_term_is_written_found_in_the_list_changed_and_removed(browser):
    desk = browser("reviewer-fi")
    assert desk.post(reverse("terms:add"), TYPED).status_code == 302
    term = Term.objects.get()
    assert (term.fi, term.fi_also, term.source) == ("avustus", "tuki", "editor")
    assert "understöd" in desk.get(reverse("terms:index"), {"q": "TUKI"}).content.decode()
    assert "understöd" not in desk.get(reverse("terms:index"), {"q": "hissi"}).content.decode()
    opened = TYPED | {"sv": "bidrag", "opened_at": term.changed_at.isoformat()}
    assert desk.post(reverse("terms:edit", args=[term.pk]), opened).status_code == 302
    assert Term.objects.get().sv == "bidrag"
    assert desk.post(reverse("terms:delete", args=[term.pk])).status_code == 302
    assert not Term.objects.exists()
    actions = ModelLogEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["wagtail.create", "wagtail.edit", "wagtail.delete"]


def test_words_of_the_address_stand_in_a_new_term_which_knows_where_it_is_from(browser):
    desk = browser("site-manager")
    address = reverse("terms:add") + "?sv=hj%C3%A4lp&source=proposal&next=/admin/pins/"
    page = desk.get(address).content.decode()
    assert 'value="hjälp"' in page
    assert "source=proposal" in page
    assert desk.post(address, TYPED | {"sv": "hjälp"}).url == "/admin/pins/"
    assert Term.objects.get().source == "proposal"


@pytest.mark.parametrize("query", ["?source=site", "?source=x", "?next=https://evil.example/", "?fi=" + "x" * 5_000])
def test_an_address_says_nothing_that_it_may_not(browser, query):
    desk = browser("site-manager")
    assert desk.get(reverse("terms:add") + query).status_code == 200
    done = desk.post(reverse("terms:add") + query, TYPED)
    assert "evil" not in done.url
    assert Term.objects.get().source == "editor"


def test_hostile_words_are_shown_as_words(browser):
    desk = browser("site-manager")
    desk.post(reverse("terms:add"), TYPED | {"fi": "<script>alert(1)</script> x", "fi_also": "'><b>y"})
    assert "<script>alert(1)" not in desk.get(reverse("terms:index")).content.decode()
    assert desk.post(reverse("terms:add"), TYPED | {"fi": "…"}).status_code == 200
    assert Term.objects.count() == 1


def test_a_derived_term_is_put_out_of_use_and_not_removed(browser):
    term = Term.objects.create(fi="hissi", sv="hiss", source="official", origin="official:hissi/hiss")
    desk = browser("site-manager")
    assert desk.post(reverse("terms:delete", args=[term.pk])).status_code in (302, 403)
    assert Term.objects.filter(pk=term.pk).exists()


def test_a_list_costs_the_same_at_any_length(browser, django_assert_max_num_queries):
    desk = browser("site-manager")
    Term.objects.bulk_create([Term(fi=f"sana {number}", sv=f"ord {number}") for number in range(200)])
    enter_terms(Term.objects.all()[:1])
    desk.get(reverse("terms:index"))
    with django_assert_max_num_queries(20):
        assert desk.get(reverse("terms:index")).status_code == 200


def test_the_list_says_what_is_not_shown(browser, minimal_site):
    draft = factories.news(minimal_site.fi, live=False)
    for page, day in ((minimal_site.fi, None), (draft, None), (minimal_site.fi, "2020-01-01")):
        Pin.objects.create(language="fi", questions="avustus", page=page, last_day=day)
    page = browser("site-manager").get(reverse("pins:index")).content.decode()
    assert (page.count("w-text-positive-100"), page.count("w-text-text-error")) == (1, 2)


def test_a_choice_is_made_and_kept_within_the_languages_of_the_person(browser, minimal_site):
    page = minimal_site.fi.pk
    data = {"language": "fi", "questions": "avustus", "page": page, "order": "1", "last_day": "", "opened_at": ""}
    assert browser("reviewer-fi").post(reverse("pins:add"), data).status_code == 302
    pin = Pin.objects.get()
    assert browser("reviewer-fi").get(reverse("pins:edit", args=[pin.pk])).content.decode().count("<option") < 20
    other = browser("reviewer-sv")
    assert other.get(reverse("pins:edit", args=[pin.pk])).status_code != 200
    assert other.post(reverse("pins:delete", args=[pin.pk])).status_code != 200
    other.get(reverse("pins:index"))  # shows what was done just now
    assert "avustus" not in other.get(reverse("pins:index")).content.decode()
    assert Pin.objects.exists()
    assert "avustus" in browser("reviewer-fi").get(reverse("pins:index")).content.decode()


@pytest.mark.parametrize(("language", "said"), [("fi", "kyllä"), ("sv", "ja")])
def test_whether_a_term_is_in_use_is_said_in_the_language_of_the_desk(browser, language, said):
    Term.objects.create(fi="avustus", sv="understöd")
    page = browser("site-manager").get(reverse("terms:index"), headers={"accept-language": language}).content.decode()
    assert re.search(rf">\s*{said}\s*</span>", page)
    assert "True" not in page
