"""The search page in both languages."""

import pytest

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


def test_a_search_is_never_a_post(client, minimal_site):
    assert client.post("/fi/search/", {"q": "x"}).status_code == 405


def test_pages_of_results_keep_the_words(client, minimal_site):
    for _number in range(21):
        factories.news(minimal_site.fi, lead="Yhteinen")
    page = client.get("/fi/search/", {"q": "yhteinen", "page": "2"}).content.decode()
    assert "q=yhteinen" in page
    assert page.count("hit-title") == 1
