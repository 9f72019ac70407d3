"""A page's passages become what the page is now; a page that cannot be read holds back no other."""

import pytest

from search import refreshing
from search.engines.chosen import embedded
from search.models import Passage, SearchedPage
from search.passages.writing import take_ticket
from search.refreshing import PAGES_AT_ONCE, refresh
from tests import factories


@pytest.fixture
def news(minimal_site):
    return factories.news(minimal_site.fi, title="Kylätalon talkoot", lead="Haravoidaan")


def texts(page):
    return " ".join(Passage.objects.filter(page_id=page.pk).values_list("text", flat=True))


def test_a_live_page_has_passages(news, finds):
    assert refresh([news.pk]).written == {news.pk}
    assert "Haravoidaan" in texts(news)
    assert finds("haravoidaan") == 1


def test_a_second_time_changes_nothing(news):
    refresh([news.pk])
    before = list(Passage.objects.values_list("pk", "version"))
    refresh([news.pk, news.pk])
    assert list(Passage.objects.values_list("pk", "version")) == before


def test_a_new_text_takes_the_place_of_the_old_one(news, finds):
    refresh([news.pk])
    factories.publish(factories.revise(news, lead="Lapioidaan"))
    refresh([news.pk])
    assert (finds("haravoidaan"), finds("lapioidaan")) == (0, 1)


def test_drafts_and_pages_that_are_gone_have_none(minimal_site, news):
    draft = factories.news(minimal_site.fi, live=False)
    factories.revise(news, lead="Luonnos")
    assert refresh([draft.pk, 10_000_000, news.pk]).written == {draft.pk, 10_000_000, news.pk}
    assert set(Passage.objects.values_list("page_id", flat=True)) == {news.pk}
    assert "Luonnos" not in texts(news)


def failing(monkeypatch, page):
    usual = refreshing.passages_of

    def derive(one):
        if one.pk == page.pk:
            raise ValueError("cannot be read")
        return usual(one)

    monkeypatch.setattr("search.refreshing.passages_of", derive)


def test_a_page_that_cannot_be_derived_keeps_what_it_had_and_holds_back_no_other(minimal_site, news, monkeypatch):
    refresh([news.pk])
    other = factories.news(minimal_site.fi)
    failing(monkeypatch, news)
    outcome = refresh([news.pk, other.pk])
    assert (outcome.written, outcome.failed) == ({other.pk}, {news.pk: "ValueError: cannot be read"})
    assert "Haravoidaan" in texts(news)


def test_a_page_that_cannot_be_written_holds_back_no_other(minimal_site, news, monkeypatch):
    other = factories.news(minimal_site.fi, lead="Toinen")

    class Refuses(type(embedded())):
        def upsert(self, documents):
            documents = list(documents)
            if any("haravoidaan" in document.exact for document in documents):
                raise ValueError("cannot be written")
            super().upsert(documents)

    monkeypatch.setattr("search.engines.chosen.embedded", Refuses)
    outcome = refresh([news.pk, other.pk])
    assert outcome.written == {other.pk}
    assert list(outcome.failed) == [news.pk]


def test_a_page_that_somebody_else_looks_at_later_is_left_to_her(news, monkeypatch):
    monkeypatch.setattr("search.refreshing.passages_of", lambda page: take_ticket([page.pk]) and [])
    outcome = refresh([news.pk])
    assert (outcome.written, outcome.overtaken) == (set(), {news.pk})


def test_more_pages_than_one_transaction_takes(minimal_site):
    pages = [factories.news(minimal_site.fi).pk for _number in range(PAGES_AT_ONCE + 1)]
    assert refresh(pages).written == set(pages)
    assert SearchedPage.objects.filter(page_id__in=pages, derived_on__isnull=False).count() == len(pages)


def test_pages_do_not_wait_for_long_for_one_that_takes_its_time(minimal_site, monkeypatch):
    pages = [factories.news(minimal_site.fi).pk for _number in range(3)]
    monkeypatch.setattr("search.refreshing.SECONDS_TO_DERIVE", 0)
    usual, together = refreshing.write, []
    monkeypatch.setattr(
        "search.refreshing.write", lambda derived, **how: together.append(list(derived)) or usual(derived, **how)
    )
    assert refresh(pages).written == set(pages)
    assert together == [[page] for page in pages]
