"""What the termbase knows about some words; how it is asked is measured in test_services.py."""

from search.models import Term
from search.terms.queries import MOST_NAMES, concepts
from search.terms.services import enter_terms


def test_a_term_comes_with_all_its_names_by_whichever_it_is_asked_for(db):
    Term.objects.create(fi="tuettu asuminen", fi_also="tukiasuminen", sv="stödboende")
    for form in ("tuettu", "tukiasuminen", "stödboende"):
        [concept] = concepts([form])
        assert [len(name) for name in concept.names["fi"]] == [2, 1]
        assert len(concept.names["sv"]) == 1
    assert concepts(["asuminen"]) == []


def test_there_is_an_end_of_names(db):
    Term.objects.bulk_create([Term(fi=f"avustus {number}", sv=f"b{number}") for number in range(MOST_NAMES)])
    enter_terms(Term.objects.all())
    assert sum(len(names) for one in concepts(["avustus"]) for names in one.names.values()) == MOST_NAMES
