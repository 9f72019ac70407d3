"""The desk sees what was given up with its page, and files whose text cannot be searched."""

import pytest
from django.core.files.base import ContentFile

from cms.models import SiteDocument
from search.health.queries import LONGEST_PROBLEM, MOST_LISTED, files_without_text, given_up
from search.models import DocumentText, Passage, PassageDelivery, SearchOutbox
from search.outbox import drain
from tests import factories

pytestmark = pytest.mark.usefixtures("nothing_waits")


def give_up(page_id, **fields):
    return SearchOutbox.objects.create(page_id=page_id, reason="published", state="dead", **fields)


def test_a_page_is_named_with_its_problem_in_the_language_that_it_is_in(minimal_site):
    page = factories.news(minimal_site.sv, title="Nyhet")
    SearchOutbox.objects.all().delete()
    give_up(page.pk, last_error="ValueError: " + "x" * 500)
    [one] = given_up()
    assert (one.page_id, one.title, one.language) == (page.pk, "Nyhet", "sv")
    assert len(one.problem) == LONGEST_PROBLEM


def test_a_page_that_is_gone_has_no_name(db):
    give_up(987_654)
    [one] = given_up()
    assert (one.page_id, one.title) == (None, None)


def test_a_passage_is_named_by_its_page_where_there_is_one(minimal_site):
    page = factories.news(minimal_site.fi, title="Uutinen")
    drain()
    passage = Passage.objects.filter(page=page.pk).first()
    for key in (passage.pk, 987_654):
        PassageDelivery.objects.update_or_create(passage_id=key, defaults={"version": 9, "state": "dead"})
    assert [one.title for one in given_up()] == ["Uutinen", None]


def test_what_only_waits_was_not_given_up(db):
    SearchOutbox.objects.create(page_id=1, reason="published")
    assert given_up() == []


def test_the_list_is_bounded_and_costs_the_same_however_long_it_is(minimal_site, django_assert_num_queries):
    page = factories.news(minimal_site.fi)
    SearchOutbox.objects.all().delete()
    give_up(page.pk)
    with django_assert_num_queries(3):
        given_up()
    for _ in range(MOST_LISTED + 20):
        give_up(page.pk)
    with django_assert_num_queries(3):
        assert len(given_up()) == MOST_LISTED


def test_files_are_listed_without_their_text(db):
    document = SiteDocument.objects.create(title="Liite", file=ContentFile(b"x", name="a.pdf"))
    DocumentText.objects.create(document=document, file_hash="x", reader=1, state="no_text", pages=["x"])
    [text] = files_without_text()
    assert text.document.title == "Liite"
    assert "pages" in text.get_deferred_fields()
