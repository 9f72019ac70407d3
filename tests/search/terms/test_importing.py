"""A table is taken over whole or not at all, and twice is the same as once."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry

from search.models import Term
from search.terms.importing import Imported, import_terms
from search.terms.queries import concepts
from search.terms.table import Refused, table_of

TABLE = "fi,fi_also,sv,sv_also\navustus,tuki,understöd,bidrag\nhissi,,hiss,\n".encode()


def test_terms_are_added_once_found_and_logged(user_with):
    user = user_with("reviewer-sv")
    assert import_terms(data=TABLE, user=user) == Imported(2, 0, 0)
    assert import_terms(data=TABLE, user=user) == Imported(0, 0, 2)
    assert len(concepts(["bidrag"])) == 1
    assert ModelLogEntry.objects.filter(action="wagtail.create", user=user).count() == 2


def test_a_term_of_the_same_pair_gets_the_other_words_and_is_the_desks(db):
    Term.objects.create(fi="avustus", sv="understöd", sv_also="stöd", source="official", origin="official:x")
    assert import_terms(data=TABLE, is_operator=True) == Imported(1, 1, 0)
    term = Term.objects.get(fi="avustus")
    assert (term.sv_also, term.source, term.origin) == ("bidrag", "editor", "official:x")
    assert concepts(["stöd"]) == []


@pytest.mark.parametrize(
    ("rows", "problems"),
    [("a,\n…,b\n", 2), ("a,b\nA,B\n", 1), (f"{'x' * 101},b\n", 1), ("a,b\n,\na,a a a a a a a a a\n", 1)],
)
def test_one_wrong_line_and_nothing_is_taken(db, rows, problems):
    with pytest.raises(Refused) as refused:
        import_terms(data=f"fi,sv\nhissi,hiss\n{rows}".encode(), is_operator=True)
    assert len(refused.value.problems) == problems
    assert all(any(digit in sentence for digit in "345") for sentence in refused.value.problems)
    assert not Term.objects.exists()


def test_who_may_not_edit_terms_may_not_bring_them(user_with):
    with pytest.raises(PermissionDenied):
        import_terms(data=TABLE, user=user_with("author-fi"))
    with pytest.raises(PermissionDenied):
        import_terms(data=TABLE)


def test_a_thousand_terms_cost_as_many_questions_as_ten_but_for_their_log(db, django_assert_max_num_queries):
    rows = [{"fi": f"sana {number}", "fi_also": "", "sv": f"ord {number}", "sv_also": ""} for number in range(300)]
    with django_assert_max_num_queries(300 * 2 + 20):
        assert import_terms(data=table_of(rows).encode(), is_operator=True).added == 300
