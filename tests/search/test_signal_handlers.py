"""The index follows what is live: noted with every change, and what is withdrawn is found no more in that moment."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, ReferenceIndex

from cms import clock
from cms.editorial.guard import publishing_service
from cms.models import SiteDocument
from pages.models import AgendaItem, MeetingPage, NewsPage
from search.models import AskedQuestion, Passage, SearchOutbox, Term
from search.passages.writing import take_ticket, write
from search.reading.documents import texts_of
from search.services import drain
from tests import factories
from tests.search.questions.made import question

pytestmark = pytest.mark.usefixtures("nothing_waits")


@pytest.fixture
def news(minimal_site):
    """A page that is found by now; nothing waits."""
    page = factories.news(minimal_site.fi, lead="Haravoidaan")
    drain()
    return page


def noted():
    return set(SearchOutbox.objects.values_list("page_id", "reason"))


def document(**fields):
    return SiteDocument.objects.create(title="Liite", file=ContentFile(b"x", name="liite.txt"), **fields)


@pytest.mark.indexed
def test_new_rows_of_a_live_page_are_indexed_when_they_are_published(minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    draft = meeting.get_latest_revision_as_object()
    draft.agenda_items = [AgendaItem(locale=draft.locale, number="1", heading="Varavoimakone")]
    factories.publish(draft.save_revision())
    assert [page.pk for page in MeetingPage.objects.search("varavoimakone")] == [meeting.pk]


@pytest.mark.indexed  # else the fixture that silences the index would be undone before this one, and leave its silence
def test_a_page_whose_words_stand_in_its_own_row_is_indexed_by_wagtail_alone(minimal_site, monkeypatch):
    indexed = []
    monkeypatch.setattr("search.signal_handlers.insert_or_update_object", indexed.append)
    factories.news(minimal_site.fi, lead="Haravoidaan")
    assert indexed == []
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    assert meeting.pk in {page.pk for page in indexed}


@pytest.mark.indexed
def test_a_publication_of_words_in_its_own_row_is_found_in_wagtails_search(news):
    factories.publish(factories.revise(news, lead="Lapioidaan"))
    assert [page.pk for page in NewsPage.objects.search("lapioidaan")] == [news.pk]


def test_a_publication_is_noted(news):
    revision = factories.revise(news, lead="Lapioidaan")
    factories.publish(revision)
    assert noted() == {(news.pk, "published")}
    assert Passage.objects.get(page=news).text.count("Haravoidaan") == 1


def test_a_publication_that_is_rolled_back_notes_nothing(news):
    revision = factories.revise(news, lead="Lapioidaan")
    with transaction.atomic():
        factories.publish(revision)
        transaction.set_rollback(True)
    assert noted() == set()


def test_a_draft_is_not_noted(news):
    factories.revise(news, lead="Luonnos")
    assert noted() == set()


def test_an_unpublished_page_is_found_no_more_at_once(news, finds):
    news.unpublish()
    assert finds("haravoidaan") == 0
    drain()
    assert finds("haravoidaan") == 0


def test_a_deleted_page_is_found_no_more_at_once_and_its_relatives_are_looked_at(minimal_site, news, finds):
    version = factories.translated(news)
    drain()
    news.delete()
    assert not Passage.objects.filter(page_id=news.pk).exists()
    assert (version.pk, "relative deleted") in noted()


def test_a_branch_that_is_deleted_goes_as_a_whole(minimal_site, finds):
    section = factories.section(minimal_site.fi)
    factories.page(type(section), section, title="Varavoimakone")
    drain()
    assert finds("varavoimakone") == 1
    section.refresh_from_db()
    section.delete()
    assert finds("varavoimakone") == 0
    drain()
    assert finds("varavoimakone") == 0


def test_a_page_below_a_new_restriction_is_found_no_more_at_once_and_again_after_it(news, finds):
    restriction = PageViewRestriction.objects.create(page=news.get_parent(), restriction_type="login")
    assert finds("haravoidaan") == 0
    drain()
    assert finds("haravoidaan") == 0
    restriction.delete()
    drain()
    assert finds("haravoidaan") == 1


def test_a_page_that_moves_where_not_everybody_may_read_is_found_no_more_at_once(minimal_site, finds):
    closed, moving = (factories.section(minimal_site.fi) for _number in range(2))
    factories.page(type(moving), moving, title="Varavoimakone")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    drain()
    assert finds("varavoimakone") == 1
    with publishing_service():
        moving.refresh_from_db()
        moving.move(closed, pos="last-child")
    assert finds("varavoimakone") == 0
    drain()
    assert finds("varavoimakone") == 0


def test_a_move_is_noted_with_all_that_is_below(minimal_site):
    first, second = (factories.section(minimal_site.fi) for _number in range(2))
    drain()
    with publishing_service():
        second.move(first, pos="last-child")
    row = SearchOutbox.objects.get()
    assert (row.page_id, row.reason, row.with_descendants) == (second.pk, "moved", True)


@pytest.fixture
def filed(news, draft):
    """A passage that was found in a file of the page."""
    file = document()
    ReferenceIndex.create_or_update_for_object(news)
    passage = draft(news, "Varavoimakone", document_id=file.pk, page_number=1)
    write({news.pk: [passage]}, ticket=take_ticket([news.pk]), today=timezone.localdate())
    return file


def test_a_changed_file_has_its_pages_looked_at(news, filed, finds):
    filed.save()
    assert noted() == {(news.pk, "document changed")}
    assert finds("varavoimakone") == 1


def test_a_file_that_is_put_in_place_of_another_has_the_words_of_that_one_found_no_more_at_once(news, filed, finds):
    texts_of([filed])
    filed.file = ContentFile(b"y", name="toinen.txt")
    filed.file_hash = ""
    filed.save()
    assert (noted(), finds("varavoimakone")) == ({(news.pk, "document changed")}, 0)


def test_a_new_file_is_in_no_page_yet(db):
    document()
    assert noted() == set()


def test_a_deleted_file_is_found_no_more_at_once(news, filed, finds):
    filed.delete()
    assert finds("varavoimakone") == 0
    assert (news.pk, "document deleted") in noted()


def test_files_of_a_closed_collection_are_found_no_more_at_once(news, filed, finds):
    closed = Collection.get_first_root_node()
    restriction = CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    assert finds("varavoimakone") == 0
    assert noted() == {(news.pk, "documents restricted")}
    restriction.delete()


def test_a_file_that_is_put_into_a_closed_collection_is_found_no_more_at_once(news, filed, finds):
    closed = Collection.get_first_root_node().add_child(name="Suljettu")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    filed.collection = closed
    filed.save()
    assert finds("varavoimakone") == 0


def test_the_pages_of_files_that_are_open_again_are_looked_at(news, filed):
    restriction = CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node().add_child(name="Suljettu"), restriction_type="login"
    )
    SiteDocument.objects.filter(pk=filed.pk).update(collection=restriction.collection)
    restriction.delete()
    assert noted() == {(news.pk, "restriction ended")}


def test_a_person_who_hides_is_found_no_more_at_once(minimal_site, draft, finds):
    page, person = minimal_site.fi, factories.person("Aino Varavoimakone")
    SearchOutbox.objects.all().delete()
    named = draft(page, "Läsnä: Aino Varavoimakone")
    write({page.pk: [named]}, ticket=take_ticket([page.pk]), today=timezone.localdate())
    person.name = "Aino Varavoimakone"
    person.save()
    assert (noted(), finds("varavoimakone")) == ({(page.pk, "person changed")}, 1)
    person.hidden = True
    person.save()
    assert finds("varavoimakone") == 0


def test_a_person_without_a_name_is_in_no_text(minimal_site):
    person = factories.person("")
    SearchOutbox.objects.all().delete()
    person.save()
    assert noted() == set()


def test_the_clock_keeps_the_search_in_step(minimal_site, monkeypatch):
    told = []
    monkeypatch.setattr("search.signal_handlers.keep_in_step", lambda now: told.append(now))
    clock.ticked.send_robust(sender=None, now="now")
    assert told == ["now"]


def test_each_tick_forgets_what_was_asked_too_long_ago(db, monkeypatch):
    monkeypatch.setattr("search.signal_handlers.keep_in_step", lambda now: None)
    question("avustus", month=date(2020, 1, 1))
    clock.ticked.send_robust(sender=None, now=timezone.now())
    assert not AskedQuestion.objects.exists()


def test_a_new_term_has_questions_asked_again(db, monkeypatch):
    called = []
    monkeypatch.setattr("search.signal_handlers.ask_again_later", lambda: called.append(1))
    Term.objects.create(fi="kyytiapu")
    assert called == [1]


def test_the_worker_is_called_once_for_a_transaction(minimal_site, monkeypatch, django_capture_on_commit_callbacks):
    called = []
    monkeypatch.setattr("search.services.update_search", SimpleNamespace(enqueue=lambda: called.append(1)))
    with django_capture_on_commit_callbacks(execute=True):
        factories.news(minimal_site.fi)
        factories.news(minimal_site.fi)
    assert called == [1]
