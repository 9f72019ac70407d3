"""The search page in both languages."""

import pytest

from pages.models import SectionPage
from tests import factories

STATUS = {"fi": ("1 tulos haulle", "Ei tuloksia haulle"), "sv": ("1 träff för", "Inga träffar för")}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_results_and_their_absence_are_said_in_the_language_of_the_page(client, minimal_site, language):
    home = getattr(minimal_site, language)
    factories.news(home, title="Talko", lead="Haravointi")
    found = client.get(f"/{language}/search/", {"q": "haravointi"}).content.decode()
    missing = client.get(f"/{language}/search/", {"q": "puuttuu"}).content.decode()
    assert STATUS[language][0] in found
    assert STATUS[language][1] in missing


def test_words_are_shown_as_text(client, minimal_site):
    page = client.get("/fi/search/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page


def test_the_empty_search_page_asks_for_words(client, minimal_site):
    answer = client.get("/fi/search/")
    assert answer.status_code == 200
    assert "noindex" in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "ways"),
    [
        ("fi", ("Kokeile esimerkiksi", "?q=avustus", "Selaa osioittain", "Mitä haku löytää", "Kokoukset ja muistiot")),
        ("sv", ("Pröva till exempel", "?q=underst%C3%B6d", "Bläddra efter avdelning", "Det här hittar sökningen")),
    ],
)
@pytest.mark.parametrize("query", ["", "?q=zzzyy", "?q=zzzyy&kind=news"])
def test_a_search_without_words_or_results_offers_other_ways_in(client, minimal_site, language, ways, query):
    section = factories.page(SectionPage, getattr(minimal_site, language), title="Kylät", show_in_menus=True)
    page = client.get(f"/{language}/search/{query}").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert [way for way in ways if way not in main] == []
    assert f'<a href="{section.get_url()}">Kylät</a>' in main


def test_a_search_is_never_a_post(client, minimal_site):
    assert client.post("/fi/search/", {"q": "x"}).status_code == 405


def test_pages_of_results_keep_the_words(client, minimal_site):
    for _number in range(21):
        factories.news(minimal_site.fi, lead="Yhteinen")
    page = client.get("/fi/search/", {"q": "yhteinen", "page": "2"}).content.decode()
    assert "q=yhteinen" in page
    assert page.count("hit-title") == 1
