"""The search page in both languages."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from pages.models import SectionPage
from search.engines.chosen import embedded
from search.engines.protocol import EngineDown
from search.models import Passage, Term
from search.services import refresh
from tests import factories
from tests.search.api.secrets import WORDS, secret_site
from tests.search.results.found import found_passage

ADDRESS = {"fi": "/fi/haku/", "sv": "/sv/sok/"}
STATUS = {"fi": ("<b>1 tulos</b> haulle", "Ei tuloksia haulle"), "sv": ("<b>1 träff</b> för", "Inga träffar för")}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_results_and_their_absence_are_said_in_the_language_of_the_page(client, minimal_site, language):
    news = factories.news(getattr(minimal_site, language), title="Talko", lead="Haravointi")
    refresh([news.pk])
    found = client.get(ADDRESS[language], {"q": "haravointi"}).content.decode()
    missing = client.get(ADDRESS[language], {"q": "puuttuu"}).content.decode()
    assert STATUS[language][0] in found
    assert "<mark>Haravointi</mark>" in found
    assert STATUS[language][1] in missing


def test_a_phrase_is_told_between_one_pair_of_quotation_marks(client, minimal_site):
    page = client.get("/fi/haku/", {"q": '"kadonnut katu"'}).content.decode()
    assert "haulle ”kadonnut katu”." in page


def test_a_very_long_question_is_told_by_its_beginning(client, minimal_site):
    page = client.get("/fi/haku/", {"q": "z" * 10_000}).content.decode()
    assert f"Haku: {'z' * 119}…" in page
    assert f"haulle ”{'z' * 119}…”" in page


LIMITED = {"fi": "Haku toimii juuri nyt tavallista suppeammin.", "sv": "Sökningen är just nu lite begränsad."}


@pytest.mark.parametrize("route", ["", "atom.xml", "results.csv", "results.json"])
def test_while_nobody_answers_it_is_said_when_to_ask_again(client, minimal_site, monkeypatch, route):
    def down(question):
        raise EngineDown("away")

    monkeypatch.setattr("search.results.find.answer", down)
    answer = client.get(f"/fi/haku/{route}", {"q": "silta"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_nothing_found_in_an_index_that_is_being_filled_is_said_to_be_so(client, minimal_site, language):
    refresh([factories.news(getattr(minimal_site, language), lead="Haravointi").pk])
    missing = client.get(ADDRESS[language], {"q": "puuttuu"}).content.decode()
    embedded().clear()
    emptied = client.get(ADDRESS[language], {"q": "haravointi"}).content.decode()
    assert (LIMITED[language] in missing, LIMITED[language] in emptied) == (False, True)


TOLD = {
    "fi": ("yhdistys", "förening", "suomeksi", "ruotsiksi"),
    "sv": ("förening", "yhdistys", "på svenska", "på finska"),
}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_hit_by_another_language_names_the_language_that_it_is_in(client, minimal_site, language):
    Term.objects.create(fi="yhdistys", sv="förening")
    found_passage(minimal_site.fi, "Yhdistys kokoontui")
    found_passage(minimal_site.sv, "Förening möttes")
    own, foreign, own_language, other_language = TOLD[language]
    match = {"fi": "Osuma", "sv": "Träff"}[language]
    asked_own = client.get(ADDRESS[language], {"q": own}).content.decode()
    asked_foreign = client.get(ADDRESS[language], {"q": foreign}).content.decode()
    assert f"{match} {other_language}: <span" in asked_own
    assert f"{match} {own_language}: <span" in asked_foreign
    assert f"{match} {other_language}: <span" not in asked_foreign


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_old_address_leads_to_the_new_one_with_its_words(client, minimal_site, language):
    answer = client.get(f"/{language}/search/?q=silta&page=2")
    assert (answer.status_code, answer["Location"]) == (301, f"{ADDRESS[language]}?q=silta&page=2")


def test_words_are_shown_as_text(client, minimal_site):
    found_passage(minimal_site.fi, "<script>alert(2)</script> alert")
    page = client.get("/fi/haku/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page


def test_the_empty_search_page_asks_for_words(client, minimal_site):
    answer = client.get("/fi/haku/")
    assert answer.status_code == 200
    assert "noindex" in answer.content.decode()


def test_results_are_kept_nowhere(client, minimal_site):
    assert "no-store" in client.get("/fi/haku/", {"q": "silta"})["Cache-Control"]
    assert "no-store" in client.get("/fi/haku/results.json", {"q": "silta"})["Cache-Control"]
    assert "no-cache" in client.get("/fi/haku/atom.xml", {"q": "silta"})["Cache-Control"]


@pytest.mark.parametrize(
    ("language", "ways"),
    [
        ("fi", ("Kokeile esimerkiksi", "?q=avustus", "Selaa osioittain", "Mitä haku löytää")),
        ("sv", ("Pröva till exempel", "?q=underst%C3%B6d", "Bläddra efter avdelning", "Det här hittar sökningen")),
    ],
)
@pytest.mark.parametrize("query", ["", "?q=zzzyy", "?q=zzzyy&kind=news"])
def test_a_search_without_words_or_results_offers_other_ways_in(client, minimal_site, language, ways, query):
    section = factories.page(SectionPage, getattr(minimal_site, language), title="Kylät", show_in_menus=True)
    page = client.get(f"{ADDRESS[language]}{query}").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert [way for way in ways if way not in main] == []
    assert f'<a href="{section.get_url()}">Kylät</a>' in main


@pytest.mark.parametrize("path", ["", "atom.xml", "results.csv", "results.json", "suggestions.json"])
def test_a_search_is_never_a_post(minimal_site, path):
    answer = Client(enforce_csrf_checks=True).post(f"/fi/haku/{path}", {"q": "x"})
    assert answer.status_code == 405
    assert "GET, HEAD" in answer["Allow"]


def test_pages_of_results_keep_the_words_and_the_limits(client, minimal_site):
    for _number in range(21):
        found_passage(factories.news(minimal_site.fi), "Yhteinen", kind="news")
    page = client.get("/fi/haku/", {"q": "yhteinen", "kind": "news", "page": "2"}).content.decode()
    assert "q=yhteinen" in page
    assert "kind=news" in page
    assert page.count('class="hit-title"') == 1


def test_the_page_costs_few_queries(client, minimal_site, django_assert_max_num_queries):
    for number in range(30):
        found_passage(factories.news(minimal_site.fi if number % 2 else minimal_site.sv), "Silta", kind="news")
    with django_assert_max_num_queries(25):
        assert client.get("/fi/haku/", {"q": "silta"}).status_code == 200


def test_nothing_is_suggested_of_what_was_withdrawn(client, minimal_site):
    news = factories.news(minimal_site.fi, title="Talko", lead="Salaisuuksien haravointi")
    refresh([news.pk])
    asked = {"q": "salaisu"}
    assert client.get("/fi/haku/suggestions.json", asked).json()["suggestions"] != []
    news.unpublish()
    assert client.get("/fi/haku/suggestions.json", asked).json()["suggestions"] == []
    restricted = factories.news(minimal_site.fi, title="Talko", lead="Salaisuuksien haravointi")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    refresh([restricted.pk])
    assert client.get("/fi/haku/suggestions.json", asked).json()["suggestions"] == []


ECHOING = ("", "atom.xml")
"""Routes whose answer says what was asked."""


@pytest.mark.parametrize("route", [*ECHOING, "results.csv", "results.json", "suggestions.json"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_nothing_that_not_everybody_may_read_is_on_any_route(client, minimal_site, language, route):
    hidden = secret_site(minimal_site).hidden
    address = f"{ADDRESS[language]}{route}"
    listed = client.get(address, {"kind": Passage.Kind.values, "language": ["fi", "sv"]}).content.decode()
    assert "Silta" in listed or route == "suggestions.json"
    # An address that is public on a page is shown beside the link to it.
    for name, word in WORDS.items() - {("mail address", WORDS["mail address"])}:
        asked = client.get(address, {"q": word, "language": ["fi", "sv"]}).content.decode()
        assert word not in (listed if route in ECHOING else listed + asked), name
        assert (f"<mark>{word}" in asked, "<entry>" in asked) == (False, False), name
        assert name not in hidden or f"/{hidden[name].slug}/" not in listed + asked


def test_words_are_suggested_while_they_are_typed(client, minimal_site):
    found_passage(minimal_site.fi, "Avustusta haetaan")
    answer = client.get("/fi/haku/suggestions.json", {"q": "uusi avus"})
    assert answer.json()["suggestions"][0].startswith("uusi avustus")
    assert client.get("/fi/haku/suggestions.json").json() == {"suggestions": [], "languages": []}


SCRIPT = "js/search"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_words_are_suggested_wherever_there_is_a_search_and_nothing_is_loaded_elsewhere(client, minimal_site, language):
    home = getattr(minimal_site, language)
    withdrawn = factories.news(home, title="Poistettu")
    gone = withdrawn.get_url()
    withdrawn.unpublish()
    news = factories.news(home, title="Luettava")
    for path in [home.get_url(), f"{home.get_url()}puuttuu/", gone, ADDRESS[language]]:
        text = client.get(path).content.decode()
        assert text.count(f'data-suggestions="{ADDRESS[language]}suggestions.json"') == 1
        assert text.count(SCRIPT) == 1
    assert SCRIPT not in client.get(news.get_url()).content.decode()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_way_to_an_alert_leads_to_an_open_form(client, minimal_site, language):
    found_passage(getattr(minimal_site, language), "Silta")
    text = client.get(ADDRESS[language], {"q": "silta"}).content.decode()
    [address] = re.findall(r'<a href="([^"#]+)">(?:sähköpostiin|per e-post|sähköpostitse|med e-post)', text)
    form = client.get(address).content.decode()
    assert 'id="alert-email"' in form
    assert "<details" not in form.partition("<main")[2].partition("</main>")[0]


def test_what_is_of_the_other_language_says_so_on_the_page_of_results(client, minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.sv))
    item = uuid4()
    found_passage(meeting, "Silta", kind="item", item_key=item)
    found_passage(meeting, "x", title="Karta", kind="attachment", item_key=item, page_number=1)
    text = client.get("/fi/haku/", {"q": "silta", "language": "sv"}).content.decode()
    assert '<span lang="sv">Karta</span></a>' in text
    found_passage(meeting, "Föreningarna möts")
    text = client.get("/fi/haku/", {"q": "förening", "language": "sv"}).content.decode()
    assert '<span lang="sv">föreningarna</span>.' in text


@pytest.mark.parametrize(
    ("language", "asked", "advised"),
    [
        ("fi", {"q": "olematonta"}, False),
        ("fi", {"q": "olematonta vuosi:2025"}, True),
        ("fi", {"q": "olematonta", "year": "2025"}, True),
        ("fi", {"q": "olematonta", "until": "2025-01-01"}, True),
        ("sv", {"q": "obefintligt"}, False),
        ("sv", {"q": "obefintligt", "kind": "news"}, True),
    ],
)
def test_to_remove_limits_is_advised_only_where_something_limits(client, minimal_site, language, asked, advised):
    text = client.get(ADDRESS[language], asked).content.decode()
    status = text.partition('role="status"')[2].partition("</p>")[0]
    assert STATUS[language][1] in status
    assert any(words in status for words in ("poista rajauksia", "färre avgränsningar")) == advised
    assert any(words in status for words in ("lyhyempää sanaa", "kortare ord"))


def test_paper_says_the_whole_address_of_a_search(client, minimal_site):
    printed = '<p class="print-only meta">http://testserver/fi/haku/?q=hiekka%20tie&amp;sort=newest</p>'
    assert printed in client.get("/fi/haku/?q=hiekka%20tie&sort=newest").content.decode()
    assert client.get("/fi/haku/").content.decode().count("print-only") == 1
