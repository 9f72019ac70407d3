"""Drafts become rows and index together; only what differs is written, and only by who looked last."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from cms.reader_cache.version import current_version
from search.engines.chosen import embedded
from search.models import Passage, PassageDelivery, PassagePerson, SearchedPage
from search.passages.drafts import PersonDraft
from search.passages.writing import EVERY_PAGE, announce, next_version, portions, remove, take_ticket, write
from search.query.nodes import Everything, Question

TODAY = date(2026, 11, 22)


@pytest.fixture
def page(minimal_site):
    return minimal_site.fi


def put(page, *drafts):
    return write({page.pk: list(drafts)}, ticket=take_ticket([page.pk]), today=TODAY)


def test_portions_are_never_longer_than_asked_for():
    assert list(portions(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(portions([])) == []


def test_every_version_is_greater_than_the_one_before(db):
    versions = [next_version() for _number in range(5)]
    assert versions == sorted(set(versions))


def test_a_draft_becomes_a_row_with_its_people_and_is_found(page, draft, finds):
    people = (PersonDraft(role="present", name="Aino Aalto", group="Lapinlahden yhdistys", group_key="a"),)
    wanted = draft(page, "Varavoimakone hankitaan", date=date(2026, 5, 1), cue_map=((0, 12), (8, 15)), people=people)
    assert put(page, wanted) == {page.pk}
    row = Passage.objects.get()
    assert (row.key, row.text, row.year, row.cue_map) == (wanted.key, wanted.text, "2026", [[0, 12], [8, 15]])
    assert row.content_hash == wanted.content_hash
    assert list(row.people.values_list("role", "name", "group_key")) == [("present", "Aino Aalto", "a")]
    assert finds("varavoimakone") == 1
    assert SearchedPage.objects.get(page_id=page.pk).derived_on == TODAY


def test_the_groups_of_each_draft_are_found_without_a_word(page, draft):
    both = PersonDraft(role="present", name="Aino", group_key="a"), PersonDraft(role="absent", name="Bo", group_key="b")
    put(page, draft(page, "Sama", "1", people=both), draft(page, "Toinen", "2", people=both[1:]))
    keys = dict(Passage.objects.values_list("text", "pk"))

    def found(field, value):
        question = Question(tree=Everything(), language="fi", filters={field: (value,)}, facets=("absent",))
        return {hit.id for hit in embedded().search(question).hits}

    assert found("present", "a") == {keys["Sama"]}
    assert found("absent", "b") == {*keys.values()}
    assert found("present", "b") == set()


def test_what_is_the_same_stays_as_it_is(page, draft):
    put(page, draft(page, "Sama", "1"), draft(page, "Vanha", "2"))
    before = {row.text: (row.pk, row.version) for row in Passage.objects.all()}
    put(page, draft(page, "Sama", "1"), draft(page, "Uusi", "2"))
    after = {row.text: (row.pk, row.version) for row in Passage.objects.all()}
    assert after["Sama"] == before["Sama"]
    assert after["Uusi"][0] == before["Vanha"][0]
    assert after["Uusi"][1] > before["Vanha"][1]


def test_what_is_no_longer_derived_is_gone_from_rows_people_and_index(page, draft, finds):
    people = (PersonDraft(role="present", name="Aino Aalto"),)
    put(page, draft(page, "Varavoimakone", "1", people=people), draft(page, "Lato", "2"))
    put(page, draft(page, "Lato", "2"))
    assert [row.text for row in Passage.objects.all()] == ["Lato"]
    assert not PassagePerson.objects.exists()
    assert (finds("varavoimakone"), finds("lato")) == (0, 1)


def test_the_old_words_of_a_changed_passage_are_not_found(page, draft, finds):
    put(page, draft(page, "Varavoimakone"))
    put(page, draft(page, "Aurinkokenno"))
    assert (finds("varavoimakone"), finds("aurinkokenno")) == (0, 1)


def test_people_that_changed_are_replaced(page, draft):
    one = draft(page, "Sama", people=(PersonDraft(role="present", name="Aino"), PersonDraft(role="absent", name="Bo")))
    put(page, one)
    put(page, replace(one, people=(PersonDraft(role="absent", name="Aino"),)))
    assert list(PassagePerson.objects.values_list("role", "name")) == [("absent", "Aino")]


def test_two_drafts_of_one_key_are_one_passage(page, draft):
    put(page, draft(page, "Ensin"), draft(page, "Sitten"))
    assert [row.text for row in Passage.objects.all()] == ["Sitten"]


def test_who_was_overtaken_writes_nothing(page, draft):
    old = take_ticket([page.pk])
    put(page, draft(page, "Uusi"))
    assert write({page.pk: [draft(page, "Vanha")]}, ticket=old, today=TODAY) == set()
    assert [row.text for row in Passage.objects.all()] == ["Uusi"]


def test_a_page_that_was_withdrawn_meanwhile_stays_withdrawn(page, draft):
    ticket = take_ticket([page.pk])
    remove(Passage.objects.filter(page_id=page.pk), [page.pk])
    assert write({page.pk: [draft(page, "Salainen")]}, ticket=ticket, today=TODAY) == set()
    assert not Passage.objects.exists()


def test_removing_says_how_much_it_took_away(page, draft, finds):
    put(page, draft(page, "Lato", "1"), draft(page, "Lato", "2"))
    assert remove(Passage.objects.filter(page_id=page.pk)) == 2
    assert remove(Passage.objects.filter(page_id=page.pk)) == 0
    assert finds("lato") == 0
    assert embedded().versions(0, 10) == []


def test_rows_and_index_are_written_together_or_not_at_all(page, draft, finds, monkeypatch):
    put(page, draft(page, "Vanha"))

    def broken(self, documents):
        raise DatabaseError("full")

    monkeypatch.setattr(type(embedded()), "upsert", broken)
    with pytest.raises(DatabaseError):
        put(page, draft(page, "Uusi"))
    assert [row.text for row in Passage.objects.all()] == ["Vanha"]
    assert finds("vanha") == 1


def test_readers_get_no_old_copy_of_results_that_were_taken_away(page, draft, settings):
    settings.READER_CACHE = True
    put(page, draft(page, "Lato"))
    while connection.run_on_commit:
        connection.run_on_commit.pop(0)[1]()
    token = current_version().token
    remove(Passage.objects.all())
    while connection.run_on_commit:
        connection.run_on_commit.pop(0)[1]()
    assert current_version().token != token
    assert current_version().previous == ""


def test_nothing_waits_for_an_engine_that_there_is_not(page, draft):
    put(page, draft(page, "Lato"))
    announce({1: 1})
    assert not PassageDelivery.objects.exists()


def test_what_changed_and_what_went_waits_for_the_engine_once_with_its_newest_version(page, draft, beside):
    put(page, draft(page, "Lato", "1"), draft(page, "Riihi", "2"))
    PassageDelivery.objects.update(state=PassageDelivery.State.DEAD, attempts=8, last_error="x")
    put(page, draft(page, "Navetta", "1"))
    rows = PassageDelivery.objects.all()
    assert len(rows) == 2
    assert {(row.state, row.attempts, row.last_error) for row in rows} == {("waiting", 0, "")}
    assert {row.version for row in rows} == {Passage.objects.get().version}


def test_a_page_of_many_passages_costs_no_more_queries(page, draft):
    costs = set()
    for number in (10, 40):
        put(page)
        put(page, draft(page, "Lato", "0"))
        drafts = [draft(page, f"Lato {place}", str(place)) for place in range(1, number)]
        with CaptureQueriesContext(connection) as queries:
            put(page, *drafts)
        costs.add(len(queries))
    assert len(costs) == 1


def test_nobody_writes_what_was_looked_at_before_something_was_closed_for_readers(page, draft, finds):
    ticket = take_ticket([page.pk])
    take_ticket([EVERY_PAGE])
    assert write({page.pk: [draft(page, "Varavoimakone")]}, ticket=ticket, today=TODAY) == set()
    assert finds("varavoimakone") == 0
    assert put(page, draft(page, "Varavoimakone")) == {page.pk}
