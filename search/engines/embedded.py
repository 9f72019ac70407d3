"""What both embedded engines share: one statement gives the hits, their number and every count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import DatabaseError, connections

from search.engines.protocol import Answer, EngineDown, Health, Hit, IndexDocument
from search.query.nodes import Question

TABLE = "search_embedded"
MOST = 2_500
"""Matches that are ranked and counted where nothing else narrows a question: of so many nobody sees the last."""

COLUMNS = {
    "kind": "kind",
    "language": "language",
    "body": "body_key",
    "network": "network_key",
    "year": "year",
    "speaker": "speaker",
}
ROLES = ("present", "absent")
"""Fields of several values a passage: the groups that were there, or were not."""
ORDERS = {
    "relevance": "score DESC, language <> %s, date DESC NULLS LAST, id",
    "newest": "date DESC NULLS LAST, score DESC, language <> %s, id",
    "oldest": "date NULLS LAST, score DESC, language <> %s, id",
}
"""Where the databases differ, each is told: passages without a day come last."""


class Embedded:
    """An index in the database of the passages; ``using`` is the name of that database."""

    name: str

    def __init__(self, using: str = "default") -> None:
        self.using = using

    def _execute(self, statement: str, values: Any = ()) -> list[Any]:
        """The rows of a statement; raises EngineDown where the database does."""
        try:
            with connections[self.using].cursor() as cursor:
                cursor.execute(statement, values)
                return list(cursor.fetchall()) if cursor.description else []
        except DatabaseError as problem:
            raise EngineDown(str(problem)) from problem

    def health(self) -> Health:
        """See ``Engine``."""
        try:
            [(documents,)] = self._execute(f"SELECT COUNT(*) FROM {TABLE}")  # noqa: S608
        except EngineDown:
            return Health(self.name, is_up=False, documents=None)
        return Health(self.name, is_up=True, documents=int(documents))


def newest_of(documents: Iterable[IndexDocument]) -> dict[int, IndexDocument]:
    """Documents by their keys; of one that is there twice its newest version."""
    newest: dict[int, IndexDocument] = {}
    for document in documents:
        if document.id not in newest or newest[document.id].version <= document.version:
            newest[document.id] = document
    return newest


class Statement:
    """A question as one statement of SQL. ``source`` selects ``id`` and ``score`` of the passages whose words match."""

    def __init__(self, question: Question, source: str, values: Iterable[Any]) -> None:
        self.question = question
        self.values: list[Any] = []
        self.text = f"WITH found AS MATERIALIZED ({self._found(source, values)}) {self._sections()}"

    def _found(self, source: str, values: Iterable[Any]) -> str:
        tests = [self._test(field, chosen) for field, chosen in self._filters()]
        columns = [f"p.{column} AS {field}" for field, column in COLUMNS.items()]
        days = []
        after = list(values)
        for sign, day in ((">=", self.question.date_from), ("<=", self.question.date_to)):
            if day:
                days.append(f"p.date {sign} %s")
                after.append(day)
        if self.question.shown_on:
            days.append("(p.people_hidden_on IS NULL OR p.people_hidden_on > %s)")
            after.append(self.question.shown_on)
        if self.question.versions is not None:
            days.append("p.version > %s AND p.version <= %s")
            after += self.question.versions
        self.values += after
        where = f" WHERE {' AND '.join(days)}" if days else ""
        return (
            f"SELECT p.id, m.score, p.date, {', '.join(columns + tests)} "  # noqa: S608 - our own names
            f"FROM ({source}) m JOIN search_passage p ON p.id = m.id{where}"
        )

    def _filters(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(field, chosen) for field, chosen in self.question.filters.items() if chosen]

    def _test(self, field: str, chosen: tuple[str, ...]) -> str:
        """Whether a passage passes the filter of one field, as a column of its own."""
        places = ", ".join(["%s"] * len(chosen))
        self.values += map(storable, chosen)
        if field in ROLES:
            people = f"SELECT 1 FROM search_passageperson q WHERE q.passage_id = p.id AND q.role = '{field}'"  # noqa: S608
            return f"CASE WHEN EXISTS ({people} AND q.group_key IN ({places})) THEN 1 ELSE 0 END AS in_{field}"
        return f"CASE WHEN p.{COLUMNS[field]} IN ({places}) THEN 1 ELSE 0 END AS in_{field}"

    def _passing(self, without: str = "") -> str:
        tests = [f"in_{field} = 1" for field, _chosen in self._filters() if field != without]
        return " AND ".join(["1 = 1", *tests])

    def _sections(self) -> str:
        hits = (
            f"SELECT 'hit' AS section, CAST(id AS TEXT) AS value, score AS number FROM found "  # noqa: S608
            f"WHERE {self._passing()} ORDER BY {ORDERS[self.question.sort]} LIMIT %s OFFSET %s"
        )
        self.values += [self.question.language, self.question.limit, self.question.offset]
        total = f"SELECT 'total', '', COUNT(*) FROM found WHERE {self._passing()}"  # noqa: S608
        parts = [hits, total, *self._facets()]
        return " UNION ALL ".join(f"SELECT * FROM ({one}) s{place}" for place, one in enumerate(parts))  # noqa: S608

    def _facets(self) -> Iterator[str]:
        alike: dict[str, list[str]] = {}
        for field in self.question.facets:
            if field in ROLES:
                alike.setdefault(self._passing(field), []).append(field)
            else:
                yield (
                    f"SELECT '{field}', {field}, COUNT(*) FROM found WHERE {field} <> '' "  # noqa: S608
                    f"AND {self._passing(field)} GROUP BY {field}"
                )
        for passing, roles in alike.items():
            # IN, and a role that no index tells, so that SQLite begins with what was found: else it reads everybody.
            yield (
                f"SELECT q.role, q.group_key, COUNT(DISTINCT q.passage_id) FROM search_passageperson q "  # noqa: S608
                f"WHERE q.passage_id IN (SELECT id FROM found WHERE {passing}) "
                f"AND q.role || '' IN ({', '.join(map(repr, roles))}) AND q.group_key <> '' "
                "GROUP BY q.role, q.group_key"
            )


def storable(value: str) -> str:
    """A value without what no database takes (NUL, halves of letters): nothing stored has them either."""
    return value.replace("\0", "").encode(errors="ignore").decode()


def answer_of(rows: Iterable[tuple[str, str, float]], engine: str) -> Answer:
    """The answer in the rows of a ``Statement``."""
    hits, total = [], 0
    facets: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for section, value, number in rows:
        if section == "hit":
            hits.append(Hit(int(value), float(number)))
        elif section == "total":
            total = int(number)
        else:
            facets[section].append((value, int(number)))
    counted = {field: tuple(sorted(found, key=lambda row: (-row[1], row[0]))) for field, found in facets.items()}
    return Answer(hits=tuple(hits), total=total, facets=counted, engine=engine)
