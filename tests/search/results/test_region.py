"""The whole demo region asked a hundred questions: why each hit is there, what is counted, where each link leads."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain, islice
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation

from pages.models import Cue
from search.analysis.tokens import plain, tokens
from search.engines.chosen import embedded
from search.engines.protocol import FIELDS
from search.models import DocumentText, Passage, PassagePerson, Pin
from search.query.nodes import Question
from search.query.parser import parse
from search.results.find import ResultPage, find
from search.results.groups import Group
from search.results.hits import Hit
from search.results.parameters import Asked
from tests.databases import region_in_use

pytestmark = pytest.mark.region

KIND = Passage.Kind
QUESTIONS = 50
"""In each language."""
SAMPLE = 200
NEAR = 3
"""Seconds between where a recording opens and where the caption with the word begins."""
PATIENTS = {"fi": "Potilaat ja pitkäaikaissairaat", "sv": "Patienter och långtidssjuka"}
PRESENT = {"fi": "läsnä:potilaat", "sv": "närvarande:patienter"}


@pytest.fixture(scope="module", autouse=True)
def _region(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The loaded region, for this file alone."""
    with django_db_blocker.unblock(), region_in_use(tmp_path_factory.mktemp("region")):
        yield


@cache
def questions(language: str) -> tuple[str, ...]:
    """Words of the region's own texts as they stand there: by ones, by twos, and some typed without dots or wrongly."""
    texts = Passage.objects.filter(language=language).exclude(text="").order_by("key").values_list("text", flat=True)
    every = len(texts) // QUESTIONS
    asked = []
    for number, text in enumerate(islice(texts, 0, QUESTIONS * every, every)):
        words = sorted({one.surface for one in tokens(text) if one.surface.isalpha()}, key=lambda one: (-len(one), one))
        longest, *others = words[:3] or ["foorumi"]
        asked.append(typed(longest, others, number))
    return tuple(asked)


def typed(longest: str, others: list[str], number: int) -> str:
    """What somebody might type who looks for a word."""
    match number % 5:
        case 0 if others:
            return f"{longest} {others[0]}"
        case 1:
            return longest.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
        case 2 if len(longest) > 7:
            return longest[:4] + longest[5] + longest[4] + longest[6:]
        case 3 if others:
            return f"{longest} OR {others[0]}"
    return longest


@cache
def found(language: str) -> tuple[tuple[str, ResultPage], ...]:
    """The pages of results of all questions, in one language."""
    with translation.override(language):
        return tuple((words, find(Asked(text=words), language)) for words in questions(language))


def hits(page: ResultPage) -> list[Hit]:
    """Every hit of a page, of both languages."""
    return [hit for group in chain(page.groups, page.other_groups) for hit in group.hits]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_result_of_fifty_questions_is_marked_or_has_a_reason(language: str) -> None:
    answered = [page for _words, page in found(language) if page.total or page.other_total]
    assert len(answered) > QUESTIONS * 0.9
    silent = {
        words: [hit.url for hit in hits(page) if not (hit.marked or hit.reasons)] for words, page in found(language)
    }
    assert {words: urls for words, urls in silent.items() if urls} == {}


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("avustus", {}),
        ("myrsky", {"kind": ("speech", "decision")}),
        ("yhdistys OR verkosto", {"year": ("2025", "2026"), "language": ("fi",)}),
        ("bidrag OR förening", {"language": ("sv",), "kind": ("item",)}),
        ("", {"present": (PATIENTS["fi"],), "year": ("2025",)}),
        ("kokous OR möte", {"absent": (PATIENTS["fi"],)}),
    ],
)
def test_counts_are_those_of_the_database(text: str, filters: dict[str, tuple[str, ...]]) -> None:
    chosen = {field: tuple(group_key(value) for value in values) for field, values in filters.items()}
    tree = parse(text, language="fi").tree
    everything = embedded().search(Question(tree=tree, language="fi", limit=100_000))
    ids = {hit.id for hit in everything.hits}
    assert len(ids) == everything.total
    answer = embedded().search(Question(tree=tree, language="fi", filters=chosen, facets=FIELDS))
    for field in FIELDS:
        others = {name: values for name, values in chosen.items() if name != field}
        assert dict(answer.facets.get(field, ())) == truth(field, narrowed(ids, others)), field
    assert answer.total == len(narrowed(ids, chosen))


def group_key(value: str) -> str:
    """The key of a group by its name; any other value as it is."""
    known = PassagePerson.objects.filter(group=value).values_list("group_key", flat=True).first()
    return known or value


def column(field: str) -> str:
    """Where a passage has a field."""
    return f"{field}_key" if field in ("body", "network") else field


def narrowed(ids: set[int], filters: dict[str, tuple[str, ...]]) -> set[int]:
    """The passages that pass some filters, by the plainest questions to the database."""
    left = set(ids)
    for field, values in filters.items():
        if field in ("present", "absent"):
            people = PassagePerson.objects.filter(role=field, group_key__in=values)
            left &= set(people.values_list("passage_id", flat=True))
        else:
            passages = Passage.objects.filter(**{f"{column(field)}__in": values})
            left &= set(passages.values_list("pk", flat=True))
    return left


def truth(field: str, ids: set[int]) -> dict[str, int]:
    """How many of some passages have each value of a field."""
    if field in ("present", "absent"):
        people = PassagePerson.objects.filter(role=field).exclude(group_key="").values_list("passage_id", "group_key")
        return dict(Counter(key for passage, key in set(people) if passage in ids))
    rows = Passage.objects.values_list("pk", column(field))
    return dict(Counter(value for passage, value in rows if passage in ids and value))


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_meetings_where_the_patients_network_was_are_found_by_name_and_by_list(language: str) -> None:
    key = group_key(PATIENTS[language])
    with translation.override(language):
        by_list = find(Asked(filters={"present": (key,)}), language)
        by_words = find(Asked(text=PRESENT[language]), language)
        [value] = [one for one in by_list.facets["present"] if one.value == key]
    assert by_list.total == by_words.total == value.count > 0
    assert (value.label, value.is_chosen) == (PATIENTS[language], True)
    assert [limit.value for limit in by_list.limits] == [PATIENTS[language]]
    there = set(PassagePerson.objects.filter(role="present", group_key=key).values_list("passage_id", flat=True))
    assert {hit.passage.pk for hit in hits(by_words) if hit.language == language} <= there


def test_who_spoke_is_counted_by_name() -> None:
    with translation.override("fi"):
        page = find(Asked(text="myrsky", filters={"kind": ("speech",)}), "fi")
    assert page.facets["speaker"]
    for one in page.facets["speaker"]:
        with translation.override("fi"):
            spoken = find(Asked(text="myrsky", filters={"kind": ("speech",), "speaker": (one.value,)}), "fi")
        assert (spoken.total, {hit.passage.speaker for hit in hits(spoken)}) == (one.count, {one.value})


def test_what_was_decided_attached_and_said_of_an_item_is_one_group_with_links_that_work() -> None:
    of_item = Passage.objects.filter(language="fi", item_key__isnull=False).values_list("item_key", "kind")
    kinds: dict[Any, set[str]] = {}
    for key, kind in of_item:
        kinds.setdefault(key, set()).add(kind)
    complete = [key for key, known in kinds.items() if {"decision", "attachment", "speech"} <= known]
    assert complete
    for key in complete:
        title = Passage.objects.get(language="fi", item_key=key, kind=KIND.DECISION).title
        with translation.override("fi"):
            page = find(Asked(text=re.split(r"[\W\d]", title)[0]), "fi")
        [group] = [group for group in page.groups if any(hit.passage.item_key == key for hit in group.hits)]
        assert all(leads_somewhere(url) for url in three_links(group, key))


def three_links(group: Group, key: Any) -> tuple[str, str, str]:
    """The decision, the attachment and the moment in the recording, as the group links to them."""
    own = [hit for hit in group.hits if hit.passage.item_key == key]
    urls = [hit.url for hit in own] + [one.url for hit in own for one in hit.also]
    by = (
        lambda url: "/documents/" in url,
        lambda url: "t=" in urlsplit(url).query,
        lambda url: "#k-" in url,
    )
    attachment, moment, decision = (next(filter(test, urls), "") for test in by)
    assert attachment
    assert moment
    assert decision
    return decision, attachment, moment


def leads_somewhere(url: str) -> bool:
    """Whether an address of the site answers, and has the place that it names."""
    page = opened(url.partition("#")[0])
    anchor = urlsplit(url).fragment
    return page is not None and (not anchor or anchor.startswith("page=") or f'id="{anchor}"' in page)


@cache
def opened(path: str) -> str | None:
    """The main part of the page at an address; empty for a file; None where nothing is there."""
    answer = Client().get(path)
    if answer.status_code != 200:
        return None
    is_page = str(answer.headers["Content-Type"]).startswith("text/html")
    return str(answer.content.decode()).partition("<main")[2] if is_page else ""


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_links_of_a_hundred_hits_open_where_the_word_is(language: str) -> None:
    several = [hit for _words, page in found(language) for hit in hits(page) if hit.marked]
    by_kind: dict[str, list[Hit]] = {}
    for hit in several:
        by_kind.setdefault(hit.passage.kind, []).append(hit)
    rounds = zip(*(islice(chain(one, iter([None] * SAMPLE)), SAMPLE) for one in by_kind.values()), strict=True)
    sample = list(islice(filter(None, chain.from_iterable(rounds)), SAMPLE // 2))
    assert len(sample) == SAMPLE // 2
    with translation.override(language):
        astray = {hit.url: hit.marked for hit in sample if not is_there(hit)}
    assert astray == {}


def is_there(hit: Hit) -> bool:
    """Whether the place that a hit opens has one of its marked words, to be seen or to be heard in a moment."""
    words = {plain(word) for word in hit.marked}
    parts = urlsplit(hit.url)
    page = opened(hit.url.partition("#")[0])
    if page is None:
        return False
    if hit.passage.kind == KIND.ATTACHMENT:
        return in_file(hit, words, parts.fragment)
    if parts.fragment and f'id="{parts.fragment}"' not in page:
        return False
    if hit.passage.kind == KIND.SPEECH and not is_heard(hit, words, int(parse_qs(parts.query)["t"][0])):
        return False
    return bool(words & {plain(mark) for mark in re.findall("<mark>(.*?)</mark>", page)})


def in_file(hit: Hit, words: set[str], fragment: str) -> bool:
    """Whether a page of a file has one of some words; of a file without pages, or by its name alone, the file."""
    text = DocumentText.objects.get(document=hit.passage.document)
    page = re.match(r"page=(\d+)(?:&search=(.*))?$", fragment)
    if page is None:
        return not text.has_pages or not hit.snippet.marks
    inside = {plain(one.surface) for one in tokens(text.pages[int(page[1]) - 1])}
    searched = {plain(unquote(page[2]))} if page[2] else words
    return bool(inside & searched & words) or not hit.snippet.marks


def is_heard(hit: Hit, words: set[str], second: int) -> bool:
    """Whether a caption that begins within three seconds has one of some words."""
    between = ((second - NEAR) * 1000, (second + NEAR) * 1000)
    cues = Cue.objects.filter(recording=hit.passage.page_id, start_milliseconds__range=between)
    return any(words & {plain(one.surface) for one in tokens(cue.text)} for cue in cues)


@pytest.mark.parametrize(("language", "path"), [("fi", "/fi/haku/"), ("sv", "/sv/sok/")])
def test_what_the_empty_page_offers_to_try_and_what_editors_answer_is_found_in_its_language(
    language: str, path: str
) -> None:
    _before, _heading, after = (opened(path) or "").partition('id="examples-h"')
    examples = [unquote(one) for one in re.findall(r'\?q=([^"&]+)"', after.partition("</section>")[0])]
    assert len(examples) >= 3
    answered = [text for pin in Pin.objects.filter(language=language) for text in pin.questions.splitlines()]
    with translation.override(language):
        assert [text for text in examples if not find(Asked(text=text), language).total] == []
        assert [text for text in answered if not find(Asked(text=text), language).pinned] == []


@pytest.mark.parametrize("path", ["/fi/haku/?q=avustus", "/sv/sok/?q=förening", "/fi/haku/?kind=item"])
def test_a_page_of_results_is_light_and_asks_little(path: str, django_assert_max_num_queries: Any) -> None:
    client = Client(headers={"accept-encoding": "gzip"})
    client.get(path)  # What is asked once in the life of a process was asked here.
    with django_assert_max_num_queries(25, connection=connection):
        answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) <= 20 * 1024
