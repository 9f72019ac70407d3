"""Terms of a list are found as those of the termbase are."""

from django.db import DatabaseError

from search.analysis.pipeline import Analysis
from search.models import Term, TermEntry
from search.terms.listed import listed, termbase
from search.terms.queries import concepts
from search.terms.words import without_dots


def test_a_listed_term_comes_once_by_whichever_of_its_names_it_is_asked_for():
    known = listed([Term(fi="tuettu asuminen", fi_also="tukiasuminen", sv="stödboende"), Term(fi="tila")], Analysis())
    for forms in (["tuettu"], ["tukiasuminen", "stödboende"]):
        [concept] = known(forms)
        assert [len(name) for name in concept.names["fi"]] == [2, 1]
        assert len(concept.names["sv"]) == 1
    assert known(["asuminen"]) == []
    assert len(known(["tila", "tuettu"])) == 2


def test_a_list_and_the_termbase_know_the_same(db):
    term = Term.objects.create(fi="tuettu asuminen", sv="stödboende")
    for form in ("stödboende", without_dots("stodboende")):
        assert listed([term], Analysis())([form]) == concepts([form]) != []


def test_a_site_without_terms_knows_the_official_ones_and_its_own_when_it_has_some(db):
    assert termbase(Analysis())(["samkommun"])
    Term.objects.create(fi="avustus", sv="understöd")
    assert termbase(Analysis()) is concepts


def test_where_there_is_no_database_the_official_ones_are_known(db, monkeypatch):
    def fails():
        raise DatabaseError

    monkeypatch.setattr(TermEntry.objects, "exists", fails)
    assert termbase(Analysis())(["samkommun"])
