"""Lists of passages: complete, without doubles, in bounded cost; searches as the search page finds them."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.request_memory import request_memory
from search.api import passages
from search.api.parameters import ExportWish, PassageWish, RemovedWish
from search.models import Passage, PassagePerson, RemovedPassage
from search.results.find import first_hits
from tests import factories
from tests.search.results.found import found_passage


def absolute(path):
    return f"https://foorumi.example{path}"


def part(ask=passages.listed, **wish):
    return ask(PassageWish(**wish), timezone.now(), absolute)


def walk(ask=passages.listed, between=lambda: None, **wish):
    """The texts of all parts of a list, with something else going on between them."""
    found, cursor = [], ""
    while True:
        one = part(ask, cursor=cursor, **wish)
        found += [row.text for row in one.rows]
        if not one.cursor:
            return found
        cursor = one.cursor
        between()


@pytest.fixture
def page(minimal_site):
    return factories.news(minimal_site.fi, title="Uutinen")


def many(page, number, text="Silta"):
    """Passages past the index, in one statement."""
    rows = [
        Passage(
            key=uuid.uuid4(), kind="news", page=page, language="fi", translation_key=page.translation_key,
            title="Uutinen", text=f"{text} {index}", content_hash="", version=index // 7 + 1, date=date(2026, 11, 2),
        )
        for index in range(number)
    ]  # fmt: skip
    return Passage.objects.bulk_create(rows)


def test_a_list_comes_in_the_order_of_change_in_parts_of_any_size(page):
    wanted = [row.text for row in many(page, 23)]
    assert walk(limit=100) == wanted
    assert walk(limit=5) == wanted
    assert walk(limit=1) == wanted


def test_nothing_is_lost_or_told_twice_while_others_write(page):
    before = many(page, 20)

    def change():
        found_passage(page, f"Uusi {uuid.uuid4()}", version=1000)
        gone = Passage.objects.filter(pk=before[0].pk)
        gone.delete()

    found = walk(limit=4, between=change)
    assert found[:20] == [row.text for row in before]
    assert len(set(found)) == len(found)


def test_what_changes_while_it_is_read_comes_again_at_the_end(page):
    rows = many(page, 10)

    def change():
        Passage.objects.filter(pk=rows[0].pk, version__lt=99).update(version=99, text="Muuttui")

    assert walk(limit=3, between=change)[-1] == "Muuttui"


def test_a_list_may_begin_after_a_version(page):
    many(page, 21)
    assert [row.version for row in part(after_version=2, limit=100).rows] == [3] * 7


@pytest.mark.parametrize("name", ["kind", "language", "year", "speaker", "body", "network", "present", "absent"])
def test_a_limit_means_the_same_in_a_list_and_in_a_search(minimal_site, name):
    key = "3f0f6a0e-9c0d-5c1f-8a54-3c1f0e8f6b21"
    fields = {
        "kind": {"kind": "news"}, "language": {"language": "sv"}, "year": {"day": date(2020, 1, 1)},
        "speaker": {"speaker": "Aino"}, "body": {"body_key": key}, "network": {"network_key": key},
    }.get(name, {"people": [(name, "Omaiset", key)]})  # fmt: skip
    value = {"kind": "news", "language": "sv", "year": "2020", "speaker": "Aino"}.get(name, key)
    found_passage(minimal_site.fi, "Silta kaukana")
    wanted = found_passage(minimal_site.fi, "Silta lähellä", **fields)
    limits = {name: [value]}
    assert [row.key for row in part(**limits).rows] == [wanted.key]
    assert [row.key for row in part(passages.searched, q="silta", **limits).rows] == [wanted.key]


def test_days_limit_both(page):
    for day in (date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)):
        found_passage(page, f"Silta {day}", day=day)
    days = {"from": "2026-01-15", "until": "2026-02-15"}
    assert [row.text for row in part(**days).rows] == ["Silta 2026-02-01"]
    assert [row.text for row in part(passages.searched, q="silta", **days).rows] == ["Silta 2026-02-01"]


def test_a_search_finds_what_the_search_page_finds_as_the_engine_ranks_it(page):
    for number in range(12):
        found_passage(page, "Silta " * (number + 1), language="fi")
    wish = PassageWish(q="silta", language=["fi"], limit=100)
    hits, answer = first_hits(wish.asked, "fi", limit=100)
    found = part(passages.searched, q="silta", language=["fi"], limit=100)
    keys = dict(Passage.objects.values_list("pk", "key"))
    assert [row.key for row in found.rows] == [keys[hit.id] for hit in answer.hits]
    assert {row.key for row in found.rows} == {hit.passage.key for hit in hits}
    assert found.total == answer.total == 12


def test_a_search_without_a_language_finds_both(minimal_site):
    found_passage(minimal_site.fi, "Kokous Foorumi")
    found_passage(minimal_site.sv, "Möte Foorumi")
    assert part(passages.searched, q="foorumi").total == 2
    assert part(passages.searched, q="foorumi", language=["sv"]).total == 1


def test_the_order_of_a_search_stays_as_it_was_found_while_others_write(page):
    for number in range(9):
        found_passage(page, f"Silta {number}")
    wanted = walk(passages.searched, q="silta", limit=100)
    written = iter(range(100))

    def write():
        found_passage(page, f"Silta silta silta uusi {next(written)}")

    assert walk(passages.searched, between=write, q="silta", limit=2) == wanted


def test_a_search_that_goes_on_leaves_out_what_was_withdrawn(page):
    rows = [found_passage(page, f"Silta {number}") for number in range(4)]
    first = part(passages.searched, q="silta", limit=2)
    Passage.objects.filter(pk__in=[row.pk for row in rows]).exclude(key__in=[row.key for row in first.rows]).delete()
    assert part(passages.searched, q="silta", limit=2, cursor=first.cursor).rows == []


def test_a_hit_says_where_its_words_are(page):
    found_passage(page, "Kunta korjaa sillan ja tien", title="Uutinen")
    (row,) = part(passages.searched, q="silta").rows
    assert [row.found.text[start:end] for start, end in row.found.marks] == ["sillan"]


def test_marks_are_told_only_where_the_words_stand_as_they_are(page):
    found_passage(page, "Kysy silta@example.org, silta korjataan")
    (row,) = part(passages.searched, q="korjata").rows
    assert "@" not in row.found.text
    assert row.found.marks == []


def test_one_passage_is_found_by_its_key(page):
    found = found_passage(page, "Silta")
    told = passages.one(found.key, "fi", timezone.now(), absolute)
    assert (told.key, told.page.title) == (found.key, "Uutinen")
    assert told.url == absolute(page.get_url())
    assert passages.one(uuid.uuid4(), "fi", timezone.now(), absolute) is None


def test_an_export_has_everything_once_whatever_the_size_of_its_portions(page, monkeypatch):
    wanted = [row.text for row in many(page, 25)]
    monkeypatch.setattr(passages, "AT_ONCE", 4)
    found = passages.exported(ExportWish(), 0, timezone.now(), absolute)
    assert [row.text for row in found] == wanted


def test_an_export_reads_while_it_is_sent(page, monkeypatch):
    many(page, 100)
    monkeypatch.setattr(passages, "AT_ONCE", 10)
    rows = passages.exported(ExportWish(), 0, timezone.now(), absolute)
    with CaptureQueriesContext(connection) as asked:
        next(rows)
    assert sum("LIMIT 10" in query["sql"] for query in asked) == 1


def test_removals_come_in_parts_too(db):
    now = timezone.now()
    for number in range(5):
        RemovedPassage.objects.create(
            key=uuid.uuid4(), kind="news", language="fi", page_key=uuid.uuid4(), version=number // 2 + 1, removed_at=now
        )
    found, cursor = [], ""
    for _part in range(3):
        rows, cursor = passages.removed(RemovedWish(limit=2, cursor=cursor))
        found += [row.key for row in rows]
    assert cursor == ""
    assert found == list(RemovedPassage.objects.order_by("pk").values_list("key", flat=True))
    assert len(passages.removed(RemovedWish(after_version=1))[0]) == 3


@pytest.mark.parametrize(("ask", "wish"), [(passages.listed, {}), (passages.searched, {"q": "silta"})])
def test_a_part_costs_the_same_among_ten_and_among_a_thousand(minimal_site, ask, wish):
    costs = []
    for number in (10, 990):
        news = [factories.news(minimal_site.fi) for _page in range(min(number, 12))]
        for index, row in enumerate(many(news[0], number)):
            if index < 120:
                Passage.objects.filter(pk=row.pk).update(page=news[index % len(news)])
        PassagePerson.objects.bulk_create(
            [PassagePerson(passage=row, role="present", group="O", group_key="o") for row in Passage.objects.all()]
        )
        for index in range(5):
            found_passage(news[index], "Silta")
        part(ask, limit=100, **wish)
        with request_memory(), CaptureQueriesContext(connection) as asked:
            part(ask, limit=100, **wish)
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 15
