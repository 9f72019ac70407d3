"""A Swedish form is of each word that the forms beside it are of."""

import pytest

from search.analysis.swedish import analyse, known
from search.analysis.swedish_paradigm import beside


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("ansökningar", "ansökan"),
        ("ansökningarna", "ansökan"),
        ("inbjudningar", "inbjudan"),
        ("anmälningarnas", "anmälan"),
        ("händer", "hand"),
        ("träffar", "träff"),
        ("axlar", "axel"),
        ("åtgärd", "åtgärd"),
        ("ländernas", "land"),
        ("bröder", "bror"),
        ("tillgångarna", "tillgång"),
        ("godkändes", "godkänna"),
        ("godkänt", "godkänna"),
        ("undertecknat", "underteckna"),
        ("skickades", "skicka"),
        ("såldes", "sälja"),
        ("hållits", "hålla"),
        ("samlats", "samla"),
        ("känns", "känna"),
        ("skrevs", "skriva"),
        ("togs", "ta"),
        ("sågs", "se"),
        ("möttes", "möta"),
        ("satt", "sitta"),
        ("vann", "vinna"),
        ("längre", "lång"),
        ("snabbt", "snabb"),
        ("samtidigt", "samtidig"),
    ],
)
def test_a_form_is_of_the_word_that_the_list_has_not_for_it(form, word):
    assert word in analyse(form).lemmas


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("hoppas", "hoppa"),
        ("lyckas", "lycka"),
        ("arbetar", "arbetare"),
        ("ordnar", "orden"),
        ("sitter", "sitter"),
        ("kurs", "kur"),
        ("dans", "dag"),
        ("hälsningar", "hälsan"),
        ("takt", "tak"),
        ("meddelandena", "meddela"),
        ("stranden", "stranda"),
        ("understödet", "understödja"),
    ],
)
def test_what_only_looks_alike_is_no_other_word(form, other):
    assert other not in beside(form, known(form), known)


def test_a_word_that_no_list_knows_is_of_no_other():
    assert beside("xyzzningar", "", known) == []
