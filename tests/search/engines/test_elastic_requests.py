"""Questions and passages in the words of Elasticsearch, as they are before anybody sends them."""

import json

import pytest

from search.engines import elastic_requests as requests
from search.engines import expressions
from search.engines.protocol import FIELDS, IndexDocument
from search.query.nodes import And, Everything, Not, Or, Phrase, Question, Term

WORD = Term(typed="avustus", exact="avustus", lemmas=("avustus",))
DOCUMENT = IndexDocument(
    id=7, version=3, exact=("uusi", "avustus"), lemmas=("uusi", "avustus"), parts=(), folded=(),
    title_exact=("avustus",), title_lemmas=("avustus",), title_parts=(), date="2026-11-02",
    values={"kind": ("item",), "present": ("a", "b")},
)  # fmt: skip


def asked(**options):
    return requests.search_body(Question(**{"tree": WORD, "language": "fi", **options}))


def test_a_passage_is_entered_with_its_words_in_order_and_its_values():
    entered = requests.source_of(DOCUMENT)
    assert entered["exact"] == "uusi avustus"
    assert entered["present"] == ("a", "b")
    assert (entered["id"], entered["version"], entered["date"]) == (7, 3, "2026-11-02")


def test_everything_that_is_entered_has_its_field_and_nothing_else_is_taken():
    layout = requests.index_body(shards=2, replicas=1, is_filling=False)
    fields = layout["mappings"]["properties"]
    assert layout["mappings"]["dynamic"] == "strict"
    assert requests.source_of(DOCUMENT).keys() <= fields.keys()
    assert set(FIELDS) <= fields.keys()


def test_an_index_that_is_filled_is_copied_and_shown_only_afterwards():
    filling = requests.index_body(shards=2, replicas=1, is_filling=True)["settings"]
    shown = requests.changing_settings(replicas=1, is_filling=False)
    assert (filling["number_of_shards"], filling["number_of_replicas"], filling["refresh_interval"]) == (2, 0, "-1")
    assert shown == {"number_of_replicas": 1, "refresh_interval": "1s"}


def test_a_passage_and_a_removal_are_lines_that_say_which_version_they_are():
    heading, source = requests.entry_of(DOCUMENT).decode().splitlines()
    meta = {"_id": "7", "version": 3, "version_type": "external_gte"}
    assert json.loads(heading) == {"index": meta}
    assert json.loads(source) == json.loads(json.dumps(requests.source_of(DOCUMENT)))
    assert [json.loads(line) for line in requests.removal_of(7, 3).splitlines()] == [{"delete": meta}]


def test_what_goes_in_one_request_is_bounded_by_passages_and_by_bytes():
    assert [len(some) for some in requests.portions([b"a"] * 1_001)] == [500, 500, 1]
    third = b"a" * (requests.LARGEST_REQUEST // 3)
    assert [len(some) for some in requests.portions([third] * 4)] == [3, 1]
    larger = third * 4
    assert list(requests.portions([b"a", larger, b"a"])) == [[b"a"], [larger], [b"a"]]
    assert list(requests.portions([])) == []


def test_a_date_that_is_not_there_is_not_entered():
    bare = IndexDocument(1, 1, (), (), (), (), (), (), (), date="")
    assert "date" not in requests.source_of(bare)


def ways(term):
    return [way["combined_fields"] for way in requests.matching(term)["bool"]["should"]]


def weights(way):
    """How much each column counts, and after which the score grows no more, as the embedded engine would say it."""
    pairs = (field.split("^") for field in way["fields"])
    return {column: float(weight) * requests.LEAST for column, weight in pairs}


def test_a_word_counts_in_each_column_what_it_counts_in_the_embedded_engine():
    [way] = ways(WORD)
    own = dict(zip(expressions.COLUMNS, expressions.WEIGHTS, strict=True))
    expected = {column: own[column] for column in (*requests.EXACT, *requests.FORMS)}
    assert weights(way) == pytest.approx(expected, rel=1e-4)
    assert pytest.approx(1.2) == requests.SATURATION * requests.LEAST
    assert all(float(field.split("^")[1]) >= 1 for field in way["fields"])


def test_the_plain_word_is_sought_among_plain_words_and_its_forms_among_forms():
    exact, lemma = ways(Term(typed="avustusta", exact="avustusta", lemmas=("avustus",)))
    assert (exact["query"], set(weights(exact))) == ("avustusta", set(requests.EXACT))
    assert (lemma["query"], set(weights(lemma))) == ("avustus", set(requests.FORMS))


def test_a_translation_counts_less_and_a_correction_as_the_word():
    both = Term(typed="x", exact="x", lemmas=("x",), translations=("bidrag", "x"), corrections=("y",))
    assert {way["query"]: way["boost"] for way in ways(both)} == {"x": 1.0, "y": 1.0, "bidrag": requests.TRANSLATED}


def test_a_word_without_dots_is_sought_among_folded_ones_too_one_with_dots_is_not():
    typed = Term(typed="paiva", exact="paiva", lemmas=("paiva",), folded="paiva")
    assert list(weights(ways(typed)[-1])) == ["folded"]
    dotted = Term(typed="päivä", exact="päivä", lemmas=("päivä",), folded="paiva")
    assert all("folded" not in weights(way) for way in ways(dotted))


def test_a_phrase_of_a_title_counts_more_than_one_of_a_text():
    title, text = (way["match_phrase"] for way in requests.matching(Phrase(("a", "b")))["bool"]["should"])
    assert title["title_exact"]["boost"] > text["exact"]["boost"] > 1


def test_trees_of_every_kind_have_a_query():
    tree = And((Or((WORD, Phrase(("uusi", "avustus")))), Not(WORD)))
    query = requests.matching(tree)["bool"]
    assert len(query["must"]) == len(query["must_not"]) == 1
    assert query["must"][0]["bool"]["minimum_should_match"] == 1
    assert requests.matching(Not(WORD))["bool"].keys() == {"must_not"}
    assert requests.matching(Everything()) == {"match_all": {"boost": 0.0}}


def test_a_field_is_counted_as_if_its_own_filter_were_not_there_and_others_narrow_at_once():
    body = asked(filters={"kind": ("item",), "year": ("2026",), "body": ()}, facets=("kind", "language"))
    year, kind = requests.terms("year", ["2026"]), requests.terms("kind", ["item"])
    assert body["query"]["bool"]["filter"] == [year]
    assert body["post_filter"]["bool"]["filter"] == [kind]
    assert narrowed(body) == {("kind",): [], ("language",): [kind]}


def narrowed(body):
    """By which filters the counts of which fields are narrowed."""
    return {tuple(part["aggs"]): part["filter"]["bool"]["filter"] for part in body["aggs"].values()}


def test_fields_that_the_same_filters_narrow_are_counted_together():
    kind, year = requests.terms("kind", ["item"]), requests.terms("year", ["2026"])
    body = asked(filters={"kind": ("item",), "year": ("2026",)}, facets=("body", "kind", "speaker", "year"))
    assert narrowed(body) == {("body", "speaker"): [kind, year], ("kind",): [year], ("year",): [kind]}
    assert narrowed(asked(facets=FIELDS)) == {FIELDS: []}
    assert asked()["aggs"] == {}


def test_counts_are_read_from_an_answer_whatever_else_stands_there():
    told = {"buckets": [{"key": "item", "doc_count": 2}]}
    answer = {"of 0": {"doc_count": 2, "kind": told, "body": {"buckets": []}}, "of 1": {"doc_count": 2, "year": told}}
    assert requests.counts_of(answer) == {"kind": (("item", 2),), "year": (("item", 2),)}
    assert requests.counts_of({}) == {}


def test_the_language_decides_between_equal_hits_unless_all_are_of_one_language():
    assert "should" in asked()["query"]["bool"]
    assert "should" in asked(filters={"language": ("fi", "sv")})["query"]["bool"]
    assert "should" not in asked(filters={"language": ("fi",)})["query"]["bool"]


def test_days_are_both_within():
    within = asked(date_from="2026-01-01", date_to="2026-12-31")["query"]["bool"]["filter"]
    assert within == [{"range": {"date": {"gte": "2026-01-01", "lte": "2026-12-31"}}}]


def test_what_waits_is_left_out():
    body = requests.search_body(Question(tree=WORD, language="fi"), without=[4, 5])
    assert body["query"]["bool"]["must_not"] == [{"ids": {"values": ["4", "5"]}}]


def test_pages_behind_the_window_are_counted_and_not_shown():
    assert (asked(offset=40)["from_"], asked(offset=40)["size"]) == (40, 20)
    assert (asked(offset=requests.WINDOW)["from_"], asked(offset=requests.WINDOW)["size"]) == (0, 0)


def test_a_beginning_counts_more_in_a_title_and_never_more_than_a_word_of_every_twentieth_passage():
    ways = requests.matching(Term("avu*", "avu", (), is_prefix=True))["dis_max"]["queries"]
    title, text = (way["constant_score"]["boost"] for way in ways)
    assert [next(iter(way["constant_score"]["filter"]["prefix"])) for way in ways] == ["title_exact", "exact"]
    most = expressions.RARITY_OF_BEGINNING * (1 + requests.SATURATION)
    assert most > title > text > most / 2


def test_requests_can_be_sent():
    bodies = [asked(facets=FIELDS), requests.known_body(["a"]), requests.alike_body("a", 3)]
    assert all(json.dumps(body) for body in bodies)
