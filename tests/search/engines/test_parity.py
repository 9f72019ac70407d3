"""The embedded engine and the one beside the database find the same, count the same and rank nearly the same."""

import random
import uuid
from datetime import date, timedelta

import pytest

from bench.search.gates import LEAST_OVERLAP
from bench.search.parity import overlap
from search.engines.chosen import embedded
from search.engines.documents import documents_of
from search.engines.protocol import FIELDS
from search.models import Passage, PassagePerson
from search.query.nodes import And, Everything, Not, Or, Phrase, Question, Term
from tests.search.engines.made import term

pytestmark = pytest.mark.engine
WORDS = {
    "fi": (
        "avustuksia järjestöavustus toiminta toiminnasta kunta kuntien yhdistyksen yhdistykset hyvinvointi "
        "hyvinvointialueen kokous kokouksessa esitys esityksestä lausunto lausuntoa nuorisotyö nuoret ikäihmisten "
        "saavutettavuus kirjastossa leikkipuisto puistoon talousarvio määräraha ja sekä on että hakemus hakemuksia"
    ),
    "sv": (
        "bidrag föreningsbidrag verksamhet verksamheten kommun kommunerna föreningen föreningar välfärd möte mötet "
        "förslag utlåtande ungdomsarbete tillgänglighet bibliotek lekpark budget anslag och att är ansökan"
    ),
}
ASKED = {"fi": ("avustus", "kunta", "yhdistys", "kokous", "puisto", "hakemus"), "sv": ("bidrag", "förening", "möte")}


@pytest.fixture
def both(minimal_site, elastic):
    """Both engines with the same four hundred passages."""
    chance = random.Random(5)  # noqa: S311 - the same passages each time
    made = [one_of(chance, minimal_site, number) for number in range(400)]
    Passage.objects.bulk_create(made)
    roles = ["present", "absent", "spoke"]
    PassagePerson.objects.bulk_create(
        PassagePerson(passage=passage, role=chance.choice(roles), group_key=chance.choice("abc"))
        for passage in made
        for _place in range(2)
    )
    documents = list(documents_of(Passage.objects.order_by("pk")))
    embedded().upsert(documents)
    elastic.upsert(documents)
    return embedded(), elastic


def one_of(chance, site, number):
    language = chance.choice(["fi", "fi", "sv"])
    words = WORDS[language].split()
    text = " ".join(chance.choices(words, k=chance.randrange(5, 80)))
    day = date(2020, 1, 1) + timedelta(days=chance.randrange(2000))
    return Passage(
        key=uuid.UUID(int=number), page=site.fi, translation_key=uuid.UUID(int=number), language=language, text=text,
        title=" ".join(chance.choices(words, k=3)), date=day, year=str(day.year), version=number + 1,
        kind=chance.choice(["item", "decision", "speech"]), body_key=chance.choice(["x", "y", ""]),
        speaker=chance.choice(["A. Aalto", ""]), content_hash="",
    )  # fmt: skip


def trees():
    for language, words in ASKED.items():
        made = [term(word, language) for word in words]
        for one, other in zip(made, made[1:], strict=False):
            yield from ((language, tree) for tree in (one, And((one, other)), Or((one, other)), And((one, Not(other)))))
    yield "fi", Phrase(("avustuksia", "kunta"))
    yield "fi", Everything()


def every_tree():
    """Those too that both engines find alike and need not rank alike: letters, and words of most of these passages."""
    yield from trees()
    for beginning in ("avust", "kun", "ha"):
        letters = Term(typed=beginning, exact=beginning, lemmas=(), is_prefix=True)
        yield from (
            ("fi", tree) for tree in (letters, And((letters, term("kokous"))), And((Everything(), Not(letters))))
        )
    for word, other in (("avustus", "bidrag"), ("yhdistys", "förening")):
        either = term(word, translations=(other,))
        yield from (("fi", tree) for tree in (either, And((either, term("kunta"))), And((either, Not(term("kokous"))))))


DAYS = {"date_from": "2021-03-01", "date_to": "2022-09-30"}
FILTERS = ({}, {"kind": ("item", "speech")}, {"present": ("a",), "year": ("2023", "2024")})


def test_what_is_found_and_counted_is_the_same(both):
    for language, tree in every_tree():
        for filters in FILTERS:
            question = Question(tree=tree, language=language, filters=filters, facets=FIELDS, limit=500)
            assert_same(question, both)


def test_what_is_found_and_counted_within_some_days_is_the_same(both):
    for language, tree in every_tree():
        assert_same(Question(tree=tree, language=language, facets=FIELDS, limit=500, **DAYS), both)


def assert_same(question, both):
    inside, beside = (engine.search(question) for engine in both)
    assert {hit.id for hit in inside.hits} == {hit.id for hit in beside.hits}
    assert (inside.total, inside.facets) == (beside.total, beside.facets)


def test_the_first_ten_are_nearly_the_same(both):
    shares = []
    for language, tree in trees():
        inside, beside = (engine.search(Question(tree=tree, language=language, limit=50)) for engine in both)
        shares.append(overlap(inside, beside))
    assert sum(shares) / len(shares) >= LEAST_OVERLAP


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_dates_are_in_the_same_order(both, sort):
    question = Question(tree=term("kunta"), language="fi", sort=sort, limit=500)
    days = dict(Passage.objects.values_list("pk", "date"))
    inside, beside = ([days[hit.id] for hit in engine.search(question).hits] for engine in both)
    assert inside == beside


def test_words_and_versions_are_the_same(both):
    inside, beside = both
    assert inside.versions(0, 1_000) == beside.versions(0, 1_000)
    asked = ["kunta", "kuntien", "lentokone", "välfärd"]
    assert inside.known_words(asked) == beside.known_words(asked)
    assert inside.alike("kokuos", 3)[:1] == beside.alike("kokuos", 3)[:1]
