"""The words of a search are marked where a hit leads, and nothing else of the page changes."""

import pytest

from search.landing import MOST_MARKS, marked
from tests import factories


def page(main):
    return f"<html><title>silta</title><body>silta<main id='content'>{main}</main>silta</body></html>"


@pytest.mark.parametrize(
    ("main", "expected"),
    [
        ("<p>Uusi silta</p>", "<p>Uusi <mark>silta</mark></p>"),
        ("<p>Siltojen <b>alla</b></p>", "<p><mark>Siltojen</mark> <b>alla</b></p>"),
        ('<a href="/silta/">kävelysilta</a>', '<a href="/silta/"><mark>kävelysilta</mark></a>'),
        ("<button>silta</button> silta", "<button>silta</button> <mark>silta</mark>"),
        ("<svg><title>silta</title><path/></svg><p>x", "<svg><title>silta</title><path/></svg><p>x"),
        ("<!-- silta --><p>lautta</p>", "<!-- silta --><p>lautta</p>"),
        ("&silta; &amp;silta", "&silta; &amp;<mark>silta</mark>"),
        ("<mark>silta</mark>", "<mark>silta</mark>"),
        ('<input value="silta"><p>silta</p>', '<input value="silta"><p><mark>silta</mark></p>'),
    ],
)
def test_words_are_marked_in_the_main_text_only(main, expected):
    assert marked(page(main), "silta", "fi") == page(expected)


def test_the_marks_of_a_page_have_an_end():
    assert marked(page("<p>silta </p>" * 2_000), "silta", "fi").count("<mark>") == MOST_MARKS


@pytest.mark.parametrize("words", ["", " ", "*", "-silta", '"'])
def test_without_words_a_page_stays_as_it_is(words):
    assert marked(page("<p>silta</p>"), words, "fi") == page("<p>silta</p>")


def test_a_page_is_marked_by_its_address_and_for_nobody_else(minimal_site, client):
    news = factories.news(minimal_site.fi, lead="Haravoidaan siltaa")
    assert "<mark>siltaa</mark>" in client.get(news.get_url(), {"mark": "silta"}).content.decode()
    assert "<mark>" not in client.get(news.get_url()).content.decode()
    assert client.get("/sitemap.xml", {"mark": "silta"}).status_code == 200
    assert "<script>alert" not in client.get(news.get_url(), {"mark": "<script>alert"}).content.decode()


def test_what_a_hit_was_found_by_stands_in_its_address_and_is_marked():
    assert marked(page("<p>Avustukset</p>"), "understöd avustusta", "fi") == page("<p><mark>Avustukset</mark></p>")


def test_marking_asks_the_database_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert "<mark>" in marked(page("<p>silta</p>"), "silta bron", "sv")
