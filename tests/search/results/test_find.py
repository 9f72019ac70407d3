"""The page of results: own language first, the other counted apart, nothing that was withdrawn, few queries."""

from datetime import date, timedelta
from urllib.parse import parse_qs

import pytest
from django.utils import timezone, translation
from wagtail.models import Page, PageViewRestriction

from search.engines.protocol import EngineDown
from search.models import Term
from search.results import find as module
from search.results.asking import HITS
from search.results.find import FEW, find, first_hits
from search.results.parameters import Asked
from tests import factories
from tests.search.results.found import found_passage


@pytest.fixture(autouse=True)
def _finnish():
    with translation.override("fi"):
        yield


def names(groups):
    return [hit.name for group in groups for hit in group.hits]


def test_own_language_stands_first_and_the_other_is_counted_apart(minimal_site):
    found_passage(minimal_site.fi, "Silta auki", title="Suomeksi")
    found_passage(minimal_site.sv, "Silta är ett finskt ord", title="Ruotsiksi")
    page = find(Asked(text="silta"), "fi")
    assert (page.total, page.other_total, page.other_language) == (1, 1, "sv")
    assert names(page.groups) == ["Suomeksi"]
    assert names(page.other_groups) == ["Ruotsiksi"]
    assert page.in_other_language == "q=silta&language=sv"


def test_what_is_only_in_the_other_language_is_shown(minimal_site):
    found_passage(minimal_site.sv, "Silta är ett finskt ord")
    page = find(Asked(text="silta"), "fi")
    assert page.has_all_of_one
    assert len(names(page.other_groups)) == 1


def test_a_chosen_language_is_asked_alone(minimal_site):
    found_passage(minimal_site.fi, "Silta")
    found_passage(minimal_site.sv, "Silta")
    page = find(Asked(text="silta", filters={"language": ("fi", "sv")}), "fi")
    assert (page.total, page.other_total) == (2, 0)


def test_what_is_no_longer_live_is_not_shown(minimal_site):
    news = factories.news(minimal_site.fi)
    found_passage(news, "Silta")
    Page.objects.filter(pk=news.pk).update(live=False)
    assert names(find(Asked(text="silta"), "fi").groups) == []
    assert first_hits(Asked(text="silta"), "fi", limit=9)[0] == []


def test_nothing_is_asked_of_the_engine_without_words(minimal_site, monkeypatch):
    monkeypatch.setattr(module, "answer", None)
    assert not find(Asked(), "fi").is_asked


def test_an_engine_that_is_down_is_said(minimal_site, monkeypatch):
    def down(question):
        raise EngineDown

    monkeypatch.setattr(module, "answer", down)
    assert find(Asked(text="silta"), "fi").is_down


def test_a_page_out_of_range_is_the_last_one_and_queries_do_not_grow(minimal_site, django_assert_max_num_queries):
    for number in range(HITS + 2):
        found_passage(factories.news(minimal_site.fi), f"Silta {number}", kind="news")
    with django_assert_max_num_queries(20):
        page = find(Asked(text="silta", page=40), "fi")
    assert (page.total, page.listing.number, len(names(page.groups))) == (HITS + 2, 2, 2)


HOSTILE = [
    '"', "'", "*", "avustus*", '"avustus', "NEAR(a b)", "a AND", "OR", "NOT x", "title:x", "(", ")", "--", ";", "\\",
    "%", "_", "💡", "ä" * 200, "a " * 100, "<script>", "{{ x }}", "' OR 1=1 --", "^", "-", "+", "a-b", "1.2.2024",
    "puhuja:", "vuosi:x", "-silta", "x" * 10_000, "silta " * 2_000,
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_odd_words_are_answered(minimal_site, words):
    found_passage(minimal_site.fi, "Silta")
    assert find(Asked(text=words), "fi").total >= 0


def test_every_hit_has_a_mark_or_a_reason(minimal_site):
    for text in ("Silta", "sillan yli", "kävelysilta", "rautatiesillalla"):
        found_passage(minimal_site.fi, text, title="Asia")
    page = find(Asked(text="silta"), "fi")
    assert page.total == 4
    assert all(hit.snippet.marks or hit.reasons for group in page.groups for hit in group.hits)


def test_a_question_finds_the_passages_of_the_other_language_and_says_how(minimal_site):
    Term.objects.create(fi="avustus", fi_also="tuki", sv="understöd")
    Term.objects.create(fi="tuettu asuminen", sv="stödboende")
    found_passage(minimal_site.sv, "Understöd delas ut", title="Ruotsiksi")
    found_passage(minimal_site.fi, "Tukea ja tuetun asumisen avustuksia jaetaan", title="Suomeksi")
    page = find(Asked(text="understöd"), "sv")
    assert (page.total, page.other_total) == (1, 1)
    [[hit]] = [group.hits for group in page.other_groups]
    assert [why.word for why in hit.reasons] == ["Tukea"]
    assert {why.reason for why in hit.reasons} == {"translation"}
    assert find(Asked(text="stödboende för unga"), "sv").other_total == 0
    assert find(Asked(text="stödboende och understöd"), "sv").other_total == 1
    assert find(Asked(text='"stödboende"'), "sv").other_total == 1
    assert find(Asked(text="understöd -asuminen"), "sv").other_total == 0


def test_a_word_typed_without_its_dots_finds_the_other_language_too(minimal_site):
    Term.objects.create(fi="yhdistys", sv="förening")
    found_passage(minimal_site.sv, "Föreningar ordnar träffar", title="Ruotsiksi")
    found_passage(minimal_site.fi, "Yhdistysten tapaamiset", title="Suomeksi")
    for text in ("förening", "forening"):
        page = find(Asked(text=text), "sv")
        assert (page.total, page.other_total, page.meant) == (1, 1, "")


def test_a_mistyped_word_is_corrected_and_then_translated(minimal_site):
    Term.objects.create(fi="esteettömyyslausunto", sv="tillgänglighetsutlåtande")
    Term.objects.create(fi="tuettu asuminen", sv="stödboende")
    found_passage(minimal_site.sv, "Tillgänglighetsutlåtande och stödboende", title="Ruotsiksi")
    found_passage(minimal_site.fi, "Esteettömyyslausuntoja ja tuettua asumista", title="Suomeksi")
    for language, text, meant in [
        ("sv", "tilgänglighetsutlåtande", "tillgänglighetsutlåtande"),
        ("sv", "stödboenbe", "stödboende"),
        ("fi", "esteettömyslausunto", "esteettömyyslausunto"),
    ]:
        page = find(Asked(text=text), language)
        assert page.meant == meant
        assert (page.total, page.other_total) == (1, 1)


def test_a_mistyped_word_that_only_the_termbase_knows_finds_the_other_language(minimal_site):
    Term.objects.create(fi="esteettömyyslausunto", sv="tillgänglighetsutlåtande")
    found_passage(minimal_site.fi, "Esteettömyyslausuntoja", title="Suomeksi")
    page = find(Asked(text="tilgänglighetsutlåtande"), "sv")
    assert page.meant == "tillgänglighetsutlåtande"
    assert (page.total, page.other_total) == (0, 1)
    [[hit]] = [group.hits for group in page.other_groups]
    assert {why.reason for why in hit.reasons} == {"translation"}


def test_own_language_stands_before_the_other_where_both_are_chosen(minimal_site):
    Term.objects.create(fi="avustus", sv="understöd")
    found_passage(minimal_site.fi, "Avustus jaetaan")
    found_passage(minimal_site.sv, "Understöd delas")
    page = find(Asked(text="understöd", filters={"language": ("fi", "sv")}), "sv")
    assert [hit.language for group in page.groups for hit in group.hits] == ["sv", "fi"]


def test_a_page_says_what_it_is_narrowed_by_and_which_forms_it_found(minimal_site):
    found_passage(minimal_site.fi, "Siltojen alla, rautatiesillalla ja sillan yli", kind="item")
    page = find(Asked(text="silta", filters={"kind": ("item",)}), "fi")
    assert page.forms == ("siltojen", "rautatiesillalla", "sillan")
    assert [(limit.value, limit.query) for limit in page.limits] == [("Asiakohta", "q=silta")]
    assert [group.is_whole for group in page.groups] == [True]


def test_more_of_the_other_language_is_offered_only_where_there_is_more(minimal_site):
    for number in range(FEW):
        found_passage(minimal_site.sv, f"Silta {number}")
    found_passage(minimal_site.fi, "Silta")
    assert not find(Asked(text="silta"), "fi").has_more_elsewhere
    found_passage(minimal_site.sv, "Silta igen")
    page = find(Asked(text="silta"), "fi")
    assert page.has_more_elsewhere
    assert [group.is_whole for group in page.other_groups] == [False]


def test_days_that_cannot_be_read_are_told_with_the_results(minimal_site):
    found_passage(minimal_site.fi, "Silta")
    page = find(Asked(text="silta", unread=("31.2.2026",)), "fi")
    assert (page.total, [problem.code for problem in page.problems]) == (1, ["unknown_date"])


def test_a_chosen_language_is_a_limit_and_one_that_goes_without_saying_is_none(minimal_site):
    found_passage(minimal_site.fi, "Silta")
    [own] = find(Asked(text="silta"), "fi").facets["language"]
    [chosen] = find(Asked(text="silta", filters={"language": ("fi",)}), "fi").facets["language"]
    assert (own.is_chosen, chosen.is_chosen) == (False, True)


def test_what_begins_so_is_found_and_marked(minimal_site):
    found_passage(minimal_site.fi, "Siltamestarin silta", title="Asia")
    page = find(Asked(text="silt*"), "fi")
    assert [hit.marked for group in page.groups for hit in group.hits] == [("Siltamestarin", "silta")]
    assert "mark=silt%2A" in page.groups[0].hits[0].url


def test_a_phrase_is_no_other_form_of_what_was_asked(minimal_site):
    found_passage(minimal_site.fi, "Uusi silta, uusi – silta ja sillat")
    [shown] = find(Asked(text='"uusi silta" sillan'), "fi").groups
    assert shown.hits[0].marked == ("Uusi silta", "uusi", "silta", "sillat")
    assert find(Asked(text='"uusi silta" sillan'), "fi").forms == ("sillat",)


def test_a_word_of_the_other_language_is_not_told_as_a_word_of_that_language(minimal_site):
    Term.objects.create(fi="yhdistys", sv="förening")
    found_passage(minimal_site.fi, "Yhdistys kokoontui")
    found_passage(minimal_site.sv, "En förening möttes")
    assert find(Asked(text="yhdistys"), "fi").translated == ("förening",)
    page = find(Asked(text="förening"), "fi")
    assert (page.total, page.other_total, page.translated) == (1, 1, ())


def test_where_few_passages_have_all_the_words_those_stand_below_that_have_some(minimal_site):
    both = found_passage(minimal_site.fi, "Tulkkaus kokouksessa järjestyy", title="Molemmat")
    found_passage(minimal_site.fi, "Sihteeri tulkkaa tarvittaessa", title="Samankaltainen")
    found_passage(minimal_site.fi, "Puhetta riittää", title="Muu asia")
    page = find(Asked(text="tulkkaus kokouksessa"), "fi")
    assert page.total == 1
    assert [hit.passage.pk for group in page.groups for hit in group.hits] == [both.pk]
    assert names(page.near_groups) == ["Samankaltainen"]
    [[hit]] = [group.hits for group in page.near_groups]
    assert hit.snippet.marks or hit.reasons
    nothing = find(Asked(text="tulkkauspalvelu"), "fi")
    assert nothing.total == 0
    assert names(nothing.near_groups) == ["Molemmat"]


def test_what_comes_near_is_marked_where_it_leads_by_the_words_that_it_was_found_by(minimal_site):
    found_passage(minimal_site.fi, "Illan kulku on tässä", title="Ilta")
    found_passage(minimal_site.fi, "Tässä ei lue mitään", title="Tiedot")
    page = find(Asked(text="tiedonkulku"), "fi")
    addresses = [hit.url for group in page.near_groups for hit in group.hits]
    assert sorted(address.partition("mark=")[2].partition("#")[0] for address in addresses) == ["Tiedot", "kulku"]


def test_where_enough_passages_have_all_the_words_nothing_stands_below(minimal_site):
    for number in range(10):
        found_passage(minimal_site.fi, f"Tulkkaus kokouksessa {number}", title=f"Asia {number}")
    found_passage(minimal_site.fi, "Sihteeri tulkkaa tarvittaessa", title="Samankaltainen")
    assert find(Asked(text="tulkkaus kokouksessa"), "fi").near_groups == ()
    assert find(Asked(text="tulkkaus kokouksessa", sort="newest"), "fi").near_groups == ()


def test_what_some_of_the_words_find_passes_every_limit(minimal_site):
    found_passage(minimal_site.fi, "Sihteeri tulkkaa", title="Uutinen", kind="news")
    found_passage(minimal_site.fi, "Sihteeri tulkkaa", title="Sivu")
    page = find(Asked(text="tulkkaus kokouksessa", filters={"kind": ("news",)}), "fi")
    assert names(page.near_groups) == ["Uutinen"]


def test_what_some_of_the_words_find_is_what_anybody_may_read(minimal_site):
    for name, change in (
        ("Luonnos", {"live": False}),
        ("Vanhentunut", {"expire_at": timezone.now() - timedelta(minutes=1)}),
        ("Suljettu", {}),
        ("Julkinen", {}),
    ):
        news = factories.news(minimal_site.fi, title=name)
        Page.objects.filter(pk=news.pk).update(**change)
        found_passage(news, "Sihteeri tulkkaa")
    PageViewRestriction.objects.create(page=Page.objects.get(title="Suljettu"), restriction_type="login")
    found_passage(minimal_site.fi, "Sihteeri tulkkaa", title="Nimet", people_hidden_on=timezone.localdate())
    assert names(find(Asked(text="tulkkaus kokouksessa"), "fi").near_groups) == ["Julkinen"]


@pytest.mark.parametrize(
    ("text", "kind", "is_offered"),
    [
        ("silta zzzqq", (), True), ('"silta lautta"', (), True), ("zzzqq xxyyzz", (), False),
        ('"zzzqq xxyyzz"', (), False), ("silta zzzqq", ("news",), False), ("silta zzzqq", ("page",), True),
    ],
)  # fmt: skip
def test_any_of_the_words_is_offered_where_that_finds_something(minimal_site, text, kind, is_offered):
    found_passage(minimal_site.fi, "Silta suljetaan", kind="page")
    page = find(Asked(text=text, filters={"kind": kind} if kind else {}), "fi")
    assert (page.total, bool(page.widely)) == (0, is_offered)
    if is_offered:
        assert find(page.wider, "fi").total == 1


def test_any_of_the_words_is_offered_where_nobody_can_say_whether_that_finds_something(minimal_site, monkeypatch):
    def away(*args, **named):
        raise EngineDown("away")

    monkeypatch.setattr("search.results.find.is_any_known", away)
    page = find(Asked(text='"zzzqq xxyyzz"'), "fi")
    assert (page.is_down, bool(page.widely)) == (False, True)


def test_where_any_of_the_words_will_do_limits_that_were_typed_stay(minimal_site):
    found_passage(minimal_site.fi, "Silta", kind="item", day=date(2025, 3, 1))
    page = find(Asked(text="silta lautta vuosi:2025 asti:6/2025", filters={"kind": ("item",)}), "fi")
    assert parse_qs(page.widely) == {
        "q": ["silta OR lautta"], "kind": ["item"], "year": ["2025"], "until": ["2025-06-30"],
    }  # fmt: skip
