"""What is found: live public pages of the reader's language, by every word, whatever is typed."""

import pytest
from wagtail.models import PageViewRestriction

from pages.models import AgendaItem, ForumPage, MeetingPage, NewsPage
from search.queries import MAXIMUM_WORDS, PAGE_SIZE, findable, search_pages, words_of
from tests import factories

HOSTILE = [
    '"', "'", "*", "avustus*", '"avustus', "NEAR(a b)", "a AND", "OR", "NOT x", "title:x", "(", ")", "--", ";", "\\",
    "%", "_", "\x00", "💡", "ä" * 200, "a " * 100, "<script>", "{{ x }}", "' OR 1=1 --", "^",
    "-", "+", "a-b", "1.2.2024",
]  # fmt: skip


@pytest.fixture
def news(minimal_site):
    return factories.news(minimal_site.fi, title="Kylätalon talkoot", lead="Haravoidaan")


def test_a_page_is_found_by_words_of_its_title_and_text(news):
    assert [hit.pk for hit in search_pages(words="haravoidaan talkoot", language="fi").hits] == [news.pk]


def test_all_words_must_be_there(news):
    assert search_pages(words="talkoot puuttuva", language="fi").total == 0


def test_an_empty_search_finds_nothing(news):
    assert search_pages(words="  ", language="fi").total == 0


def test_the_other_language_is_counted_apart(news):
    results = search_pages(words="haravoidaan", language="sv")
    assert (results.total, results.other_language_total) == (0, 1)


def test_a_meeting_is_found_by_the_words_of_its_items_when_they_are_live(minimal_site):
    forum = factories.forum(minimal_site.fi)
    meeting = factories.meeting(forum, rows={"agenda_items": [AgendaItem(number="1", decision="<p>Puolletaan</p>")]})
    assert [hit.pk for hit in search_pages(words="puolletaan", language="fi").hits] == [meeting.pk]
    draft = meeting.get_latest_revision_as_object()
    draft.agenda_items.all()[0].decision = "<p>Hylätään</p>"
    draft.save_revision()
    assert search_pages(words="hylätään", language="fi").total == 0


def test_drafts_and_unpublished_pages_are_not_found(minimal_site, news):
    draft = factories.news(minimal_site.fi, live=False, title="Salainen luonnos")
    news.unpublish()
    assert search_pages(words="salainen", language="fi").total == 0
    assert search_pages(words="haravoidaan", language="fi").total == 0
    assert not draft.live


def test_restricted_pages_are_not_found(news):
    PageViewRestriction.objects.create(page=news, restriction_type="login")
    assert search_pages(words="haravoidaan", language="fi").total == 0


def test_a_search_can_be_narrowed_to_a_kind(news):
    assert search_pages(words="haravoidaan", language="fi", kind="news").total == 1
    assert search_pages(words="haravoidaan", language="fi", kind="meeting").total == 0
    assert search_pages(words="haravoidaan", language="fi", kind="no such kind").total == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"avustus* (2024)', "avustus 2024"),
        ("hyvinvointi-ilta klo 13.00", "hyvinvointi-ilta klo 13.00"),
        ("\x00 * ;", ""),
        ("a " * 99, " ".join("a" * MAXIMUM_WORDS)),
    ],
)
def test_signs_of_an_engine_are_left_out(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize("words", HOSTILE)
def test_odd_words_are_searched_without_an_error(news, words):
    assert search_pages(words=words, language="fi").total >= 0


@pytest.mark.parametrize("number", ["0", "-1", "999", "abc", ""])
def test_page_numbers_out_of_range_are_clamped(news, number):
    assert len(search_pages(words="haravoidaan", language="fi", page_number=number).hits) == 1


def test_hits_are_specific_pages_in_few_queries(minimal_site, django_assert_max_num_queries):
    for _number in range(PAGE_SIZE + 2):
        factories.news(minimal_site.fi, lead="Yhteinen sana")
    with django_assert_max_num_queries(10):
        results = search_pages(words="yhteinen", language="fi")
        assert {type(hit) for hit in results.hits} == {NewsPage}
    assert (results.total, len(results.hits)) == (PAGE_SIZE + 2, PAGE_SIZE)


def test_findable_pages_are_those_of_one_language(minimal_site):
    forum = factories.forum(minimal_site.fi)
    factories.translated(forum)
    assert [page.specific_class for page in findable("sv", "forum")] == [ForumPage]
    assert not findable("sv", "meeting").exists()
    assert MeetingPage not in {page.specific_class for page in findable("fi")}
