"""Questions and passages in the language of Elasticsearch; nothing here speaks to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from operator import attrgetter, itemgetter
from typing import Any

from search.engines import expressions
from search.engines.protocol import FIELDS, IndexDocument
from search.query.nodes import And, Node, Not, Or, Phrase, Question, Term

LARGEST_REQUEST = 8 * 1024 * 1024
PASSAGES_A_REQUEST = 500
WINDOW = 50_000
"""How far a reader may turn pages; what lies behind is counted and not shown."""
SEGMENTS = 4
"""Segments of like size that an index may have before they are made one; the engine's own choice is ten."""
MOST_VALUES = 8_000
"""Values of a field that are counted: more than any has here, and eight such fields are as many as are allowed."""
OWN_LANGUAGE = 0.0001
"""Less than any difference of scores that means something: it only decides between equal ones."""
EXACT = ("title_exact", "exact")
FORMS = ("title_lemmas", "title_parts", "lemmas", "parts")
TRANSLATED = 0.4
"""What a match of a word of the other language counts, as in the embedded engines."""
WEIGHT = {column: weight for column, weight in zip(expressions.COLUMNS, expressions.WEIGHTS, strict=True) if weight}
COLUMNS = tuple(WEIGHT)
_words = attrgetter(*COLUMNS)
_count = itemgetter("doc_count")
LEAST = min(WEIGHT.values())
"""No column may count less than 1 here: all of them count that much more, and saturate that much later."""
SATURATION = 1.2 / LEAST
SORTS: dict[str, list[dict[str, Any]]] = {
    "relevance": [{"_score": "desc"}, {"date": {"order": "desc", "missing": "_last"}}, {"id": "asc"}],
    "newest": [{"date": {"order": "desc", "missing": "_last"}}, {"_score": "desc"}, {"id": "asc"}],
    "oldest": [{"date": {"order": "asc", "missing": "_last"}}, {"_score": "desc"}, {"id": "asc"}],
}
Body = dict[str, Any]


def index_body(*, shards: int, replicas: int, is_filling: bool) -> Body:
    """Settings and fields of an index; one that is being filled shows nothing and is copied nowhere yet."""
    text = {"type": "text", "analyzer": "whitespace"}
    # Whoever asks for a phrase asks for plain words; of the others only their number counts.
    texts = {name: text if name in EXACT else text | {"index_options": "freqs"} for name in COLUMNS}
    return {
        "settings": {
            "number_of_shards": shards,
            # A removal is remembered for a day, so that an older change that comes late does not undo it.
            "gc_deletes": "1d",
            "max_result_window": WINDOW,
            # A question looks for each of its words in every segment; passages change seldom and are asked for often.
            "merge": {"policy": {"segments_per_tier": SEGMENTS}},
            "similarity": {"default": {"type": "BM25", "k1": SATURATION, "b": 0.75}},
            **changing_settings(replicas=replicas, is_filling=is_filling),
        },
        "mappings": {
            "dynamic": "strict",
            "_source": {"enabled": False},
            "properties": {
                **texts,
                **{field: {"type": "keyword"} for field in FIELDS},
                "id": {"type": "long"},
                "version": {"type": "long", "index": False},
                "date": {"type": "date", "format": "strict_date"},
            },
        },
    }


def shape() -> str:
    """A short name for the fields of an index: another one wherever they are others."""
    told = json.dumps(index_body(shards=1, replicas=1, is_filling=False), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def changing_settings(*, replicas: int, is_filling: bool) -> Body:
    """The settings of an index that differ while it is being filled."""
    return {
        "number_of_replicas": 0 if is_filling else replicas,
        "refresh_interval": "-1" if is_filling else "1s",
    }


def entry_of(document: IndexDocument) -> bytes:
    """A passage as lines of a request that enters many."""
    told = json.dumps(source_of(document), ensure_ascii=False, separators=(",", ":"))
    return b"%s%s\n" % (_heading(b"index", document.id, document.version), told.encode())


def removal_of(key: int, version: int) -> bytes:
    """The removal of a passage as a line of a request of many."""
    return _heading(b"delete", key, version)


def _heading(what: bytes, key: int, version: int) -> bytes:
    # "gte": the same version again is the same passage, analysed anew.
    return b'{"%s":{"_id":"%d","version":%d,"version_type":"external_gte"}}\n' % (what, key, version)


def portions(entries: Iterable[bytes]) -> Iterator[list[bytes]]:
    """What goes in one request each: so many passages and so many bytes as one takes, a larger passage by itself."""
    some: list[bytes] = []
    size = 0
    for entry in entries:
        if some and (len(some) == PASSAGES_A_REQUEST or size + len(entry) > LARGEST_REQUEST):
            yield some
            some, size = [], 0
        some.append(entry)
        size += len(entry)
    if some:
        yield some


def source_of(document: IndexDocument) -> Body:
    """A passage as it is entered."""
    fields: Body = dict(zip(COLUMNS, map(" ".join, _words(document)), strict=True))
    fields |= document.values
    fields |= {"id": document.id, "version": document.version}
    if document.date:
        fields["date"] = document.date
    return fields


def matching(node: Node) -> Body:
    """A node as a query whose score is near that of the embedded engines; what was typed is never an operator."""
    if isinstance(node, Term):
        return _beginning(node.exact) if node.is_prefix else any_of(_ways(node))
    if isinstance(node, Phrase):
        words = " ".join(node.words)
        return any_of([_phrase(name, words) for name in EXACT])
    if isinstance(node, And):
        wanted = [matching(one) for one in node.nodes if not isinstance(one, Not)]
        unwanted = [matching(one.node) for one in node.nodes if isinstance(one, Not)]
        return {"bool": {"must": wanted, "must_not": unwanted}}
    if isinstance(node, Or):
        return any_of([matching(one) for one in node.nodes])
    if isinstance(node, Not):
        return {"bool": {"must_not": [matching(node.node)]}}
    return {"match_all": {"boost": 0.0}}


def any_of(queries: Iterable[Body]) -> Body:
    """What at least one of some queries finds; their scores add up."""
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}


def _beginning(letters: str) -> Body:
    """Every passage with a word that begins so; how many words do, and how rare they are, is not counted."""
    ways = [
        {"constant_score": {"filter": {"prefix": {name: {"value": letters}}}, "boost": boost}}
        for name, boost in ((name, expressions.RARITY_OF_BEGINNING * _worth_of_one(name)) for name in EXACT)
    ]
    return {"dis_max": {"queries": ways}}


def _ways(term: Term) -> list[Body]:
    own = dict.fromkeys([*term.lemmas, *term.corrections])
    ways = [_form(term.exact, (*EXACT, *(FORMS if term.exact in own else ())))] if term.exact else []
    ways += [_form(form, FORMS) for form in own if form != term.exact]
    ways += [_form(form, FORMS, TRANSLATED) for form in dict.fromkeys(term.translations) if form not in own]
    if term.folded and term.folded == term.exact:
        ways.append(_form(term.folded, ("folded",)))
    return ways


def _form(form: str, columns: tuple[str, ...], share: float = 1.0) -> Body:
    """A form in any of some columns, all counted together as bm25 of the embedded engines counts them."""
    fields = [f"{column}^{WEIGHT[column] / LEAST:g}" for column in columns]
    return {"combined_fields": {"query": form, "fields": fields, "operator": "and", "boost": share}}


def _phrase(column: str, words: str) -> Body:
    # The engine would count it as one word of a column of no weight.
    return {"match_phrase": {column: {"query": words, "boost": _worth_of_one(column)}}}


def _worth_of_one(column: str) -> float:
    """What one word of a column counts in a passage of common length, beside how rare the word is."""
    weight = WEIGHT[column] / LEAST
    return weight * (1 + SATURATION) / (weight + SATURATION)


def search_body(question: Question, without: Collection[int] = ()) -> Body:
    """A question as a request; passages with a key in ``without`` are neither found nor counted."""
    own = {field: terms(field, chosen) for field, chosen in question.filters.items() if chosen}
    # What is counted as if its own filter were not there is narrowed after counting.
    after = {field: query for field, query in own.items() if field in question.facets}
    before = [query for field, query in own.items() if field not in after]
    days = {sign: day for sign, day in (("gte", question.date_from), ("lte", question.date_to)) if day}
    if days:
        before.append({"range": {"date": days}})
    query: Body = {"must": [matching(question.tree)], "filter": before}
    # Where all hits are of one language, asking each of them for it decides nothing.
    if len(question.filters.get("language", ())) != 1:
        own_language = {"filter": terms("language", [question.language]), "boost": OWN_LANGUAGE}
        query["should"] = [{"constant_score": own_language}]
    if without:
        query["must_not"] = [{"ids": {"values": [str(key) for key in without]}}]
    is_shown = question.offset + question.limit <= WINDOW
    return {
        "query": {"bool": query},
        "post_filter": {"bool": {"filter": list(after.values())}},
        "aggs": _counts(question.facets, after),
        "sort": SORTS[question.sort],
        "from_": question.offset if is_shown else 0,
        "size": question.limit if is_shown else 0,
        # The key is told with the order: to unpack what is stored of each hit takes longer than all the rest of it.
        "stored_fields": "_none_",
        "track_total_hits": True,
    }


def terms(field: str, values: Iterable[str]) -> Body:
    """Passages that have one of some values in a field."""
    return {"terms": {field: list(values)}}


def _counts(facets: Iterable[str], filters: dict[str, Body]) -> Body:
    """The counts of fields, those together that the same filters narrow: looking at each alone took twice as long."""
    together: dict[tuple[str, ...], Body] = {}
    for field in facets:
        others = tuple(name for name in filters if name != field)
        # Read by their numbers, most first, they took a tenth of the engine's time for a question more.
        counted = {"terms": {"field": field, "size": MOST_VALUES, "order": {"_key": "asc"}}}
        together.setdefault(others, {})[field] = counted
    return {
        f"of {number}": {"filter": {"bool": {"filter": [filters[name] for name in others]}}, "aggs": fields}
        for number, (others, fields) in enumerate(together.items())
    }


def counts_of(aggregations: Body) -> dict[str, tuple[tuple[str, int], ...]]:
    """The counts in an answer, by field, most first; a field that no passage has a value of is left out."""
    found = {
        field: body["buckets"] for part in aggregations.values() for field, body in part.items() if field in FIELDS
    }
    return {
        field: tuple((value["key"], value["doc_count"]) for value in sorted(values, key=_count, reverse=True))
        for field, values in found.items()
        if values
    }


def known_body(words: Iterable[str]) -> Body:
    """Which of some words are in any passage."""
    asked = {word: any_of({"term": {column: word}} for column in COLUMNS) for word in words}
    return {"aggs": {"known": {"filters": {"filters": asked}}}, "size": 0}


def alike_body(word: str, limit: int) -> Body:
    """Words that are spelled almost like one."""
    options = {"size": limit, "suggest_mode": "always", "max_edits": 2, "prefix_length": 0, "min_word_length": 3}
    return {
        "suggest": {column: {"text": word, "term": {"field": column, **options}} for column in EXACT},
        "size": 0,
    }
