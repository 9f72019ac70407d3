"""Terms that nobody has to write come and go with the site, and never in the place of an editor's."""

import pytest
from wagtail.models import Page, PageViewRestriction

from search.models import Term
from search.terms.derived import Refreshed, official_terms, refresh_terms
from search.terms.queries import concepts
from tests import factories


@pytest.fixture
def network(minimal_site):
    return factories.network(minimal_site.fi, title="Potilasverkosto")


def pairs(source):
    return set(Term.objects.filter(source=source).values_list("fi", "sv"))


def test_the_official_list_is_whole_and_says_nothing_twice():
    terms = list(official_terms())
    assert len(terms) > 500
    assert len({term.origin for term in terms}) == len({(term.fi, term.sv) for term in terms}) == len(terms)
    assert all(term.fi and term.sv for term in terms)


@pytest.mark.parametrize(
    ("fi", "sv"),
    [
        ("toimintaedellytys", "verksamhetsförutsättning"),
        ("varavoima", "reservkraft"),
        ("kohtaamispaikka", "mötesplats"),
        ("esteellisyys", "jäv"),
        ("tilinpäätös", "bokslut"),
        ("kansalaisopisto", "medborgarinstitut"),
        ("palveluasuminen", "serviceboende"),
        ("vapaapalokunta", "frivillig brandkår"),
    ],
)
def test_the_words_of_associations_services_and_preparedness_are_in_the_official_list(fi, sv):
    assert (fi, sv) in {(term.fi, term.sv) for term in official_terms()}


def test_titles_in_both_languages_are_terms_and_so_are_roles(network):
    assert ("Potilasverkosto", "Patientnätverket") not in pairs("site")
    factories.translated(network, title="Patientnätverket")
    done = refresh_terms()
    assert done.added == done.total == Term.objects.count()
    assert ("Potilasverkosto", "Patientnätverket") in pairs("site")
    assert ("puheenjohtaja", "ordförande") in pairs("official")
    assert len(concepts(["patientnätverket"])) == 1
    assert refresh_terms() == Refreshed(0, 0, done.total)


def test_a_title_that_changes_or_is_withdrawn_goes(network):
    swedish = factories.translated(network, title="Patientnätverket")
    refresh_terms()
    factories.publish(factories.revise(swedish, title="Nätverket för patienter"))
    refresh_terms()
    assert ("Potilasverkosto", "Nätverket för patienter") in pairs("site")
    assert concepts(["patientnätverket"]) == []
    PageViewRestriction.objects.create(page=Page.objects.get(pk=swedish.pk), restriction_type="login")
    refresh_terms()
    assert not {fi for fi, _sv in pairs("site")} & {"Potilasverkosto"}


def test_a_draft_and_a_name_that_is_the_same_are_no_terms(minimal_site, network):
    swedish = factories.translated(network, title="Potilasverkosto")
    refresh_terms()
    assert not Term.objects.filter(fi="Potilasverkosto").exists()
    Page.objects.filter(pk=swedish.pk).update(live=False, title="Hemligt namn")
    refresh_terms()
    assert not Term.objects.filter(sv="Hemligt namn").exists()


def test_what_an_editor_changed_or_put_out_of_use_stays(network):
    factories.translated(network, title="Patientnätverket")
    refresh_terms()
    of_site = Term.objects.get(fi="Potilasverkosto")
    of_site.sv, of_site.source = "Patienternas nätverk", "editor"
    of_site.save()
    official = Term.objects.get(fi="hissi")
    official.is_used, official.source = False, "editor"
    official.save()
    mine = Term.objects.create(fi="hissi", sv="lift")
    total = refresh_terms().total
    assert Term.objects.get(pk=of_site.pk).sv == "Patienternas nätverk"
    assert Term.objects.filter(fi="Potilasverkosto").count() == 1
    assert not Term.objects.get(pk=official.pk).is_used
    assert Term.objects.filter(fi="hissi").count() == 2
    assert Term.objects.filter(pk=mine.pk).exists()
    assert refresh_terms() == Refreshed(0, 0, total)


def test_an_editors_pair_stands_in_the_place_of_an_official_one(minimal_site):
    mine = Term.objects.create(fi="Hissi", sv="hiss", sv_also="elevator")
    refresh_terms()
    assert [term.pk for term in Term.objects.filter(fi__iexact="hissi")] == [mine.pk]


@pytest.mark.parametrize("way", ["unpublished", "restricted", "deleted"])
def test_the_names_of_what_is_withdrawn_are_no_terms_from_that_moment_on(network, way):
    swedish = factories.translated(network, title="Patientnätverket")
    refresh_terms()
    assert concepts(["potilasverkosto"])
    page = Page.objects.get(pk=swedish.pk)
    if way == "unpublished":
        page.unpublish()
    elif way == "restricted":
        PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    else:
        page.delete()
    assert concepts(["potilasverkosto"]) == []
    assert Term.objects.filter(source=Term.Source.OFFICIAL).exists()
