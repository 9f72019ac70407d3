"""Both embedded engines against a third: questions answered by hand, word by word, with bm25 as in the books.

Run on SQLite and on PostgreSQL: what agrees with the third agrees with the other.
"""

import random
import uuid
from collections import Counter
from datetime import date, timedelta
from math import log

import pytest

from search.engines.expressions import COLUMNS, WEIGHTS
from search.engines.protocol import IndexDocument
from search.models import Passage
from search.query.nodes import And, Not, Or, Phrase, Question, Term

PASSAGES = 700
ENDINGS = ("", "n", "sta", "ssa", "lle", "t")
WEIGHT = dict(zip(COLUMNS, WEIGHTS, strict=True))
EXACT, FORMS = ("title_exact", "exact"), ("title_lemmas", "title_parts", "lemmas", "parts")
YEARS = ("2023", "2024", "2025", "2026")


class Corpus:
    """Passages of words that are made up: inflected, composed, the first roots the most frequent."""

    def __init__(self):
        self.dice = random.Random(2026)  # noqa: S311 - test data
        self.roots = ["".join(self.syllable() for _place in range(3)) for _root in range(90)]
        self.weights = [1 / (place + 1) for place in range(len(self.roots))]
        self.documents = {}

    def syllable(self):
        return self.dice.choice("kptsmlnrv") + self.dice.choice("aeiouäö")

    def root(self):
        return self.dice.choices(self.roots, self.weights)[0]

    def words(self, number):
        found = []
        for _word in range(number):
            root, ending = self.root(), self.dice.choice(ENDINGS)
            first = self.root() if self.dice.random() < 0.2 else ""
            parts = (first, root) if first else ()
            found.append((first + root + ending, first + root, parts))
        return found

    def document(self, key, year):
        title, text = self.words(self.dice.randint(2, 5)), self.words(self.dice.randint(10, 80))
        self.documents[key] = IndexDocument(
            id=key, version=1, date="", folded=(), values={"year": (year,)},
            exact=tuple(word for word, _lemma, _parts in text),
            lemmas=tuple(lemma for _word, lemma, _parts in text),
            parts=tuple(part for _word, _lemma, parts in text for part in parts),
            title_exact=tuple(word for word, _lemma, _parts in title),
            title_lemmas=tuple(lemma for _word, lemma, _parts in title),
            title_parts=tuple(part for _word, _lemma, parts in title for part in parts),
        )  # fmt: skip
        return self.documents[key]


class ByHand:
    """The third: every document is looked at for every question."""

    def __init__(self, documents):
        self.documents = documents
        self.counts = {
            key: {column: Counter(getattr(one, column)) for column in COLUMNS} for key, one in documents.items()
        }
        self.lengths = {key: sum(len(getattr(one, column)) for column in COLUMNS) for key, one in documents.items()}
        self.average = sum(self.lengths.values()) / len(documents)

    def ways(self, node):
        if isinstance(node, Term):
            for form in dict.fromkeys([node.exact, *node.lemmas]):
                yield (*(EXACT if form == node.exact else ()), *(FORMS if form in node.lemmas else ())), form
        elif isinstance(node, And | Or):
            for one in node.nodes:
                yield from self.ways(one)

    def weight(self, key, columns, word):
        return sum(WEIGHT[column] * self.counts[key][column][word] for column in columns)

    def matches(self, node, key):
        if isinstance(node, Term):
            return any(self.weight(key, columns, word) for columns, word in self.ways(node))
        if isinstance(node, Phrase):
            one = self.documents[key]
            return any(node.words in zip(text, text[1:], strict=False) for text in (one.exact, one.title_exact))
        if isinstance(node, Not):
            return not self.matches(node.node, key)
        return (all if isinstance(node, And) else any)(self.matches(one, key) for one in node.nodes)

    def answer(self, tree):
        scores = dict.fromkeys((key for key in self.documents if self.matches(tree, key)), 0.0)
        for columns, word in self.ways(tree):
            weights = {key: self.weight(key, columns, word) for key in self.documents}
            having = sum(weight > 0 for weight in weights.values())
            rarity = max(log((len(self.documents) - having + 0.5) / (having + 0.5)), 1e-6)
            for key in scores:
                norm = 1.2 * (0.25 + 0.75 * self.lengths[key] / self.average)
                scores[key] += rarity * weights[key] * 2.2 / (weights[key] + norm)
        # Of equal ones the newest: later passages are of later days.
        return sorted(scores, key=lambda key: (-scores[key], -key))


@pytest.fixture
def corpus(minimal_site, engine):
    """The corpus in the engine of the database."""
    made = Corpus()
    first = date(2023, 1, 1)
    passages = [
        Passage(
            key=uuid.UUID(int=number), page=minimal_site.fi, translation_key=uuid.UUID(int=number), kind="item",
            language="fi", title="", text="", date=first + timedelta(days=number), year=YEARS[number % 4], version=1,
            content_hash="",
        )
        for number in range(PASSAGES)
    ]  # fmt: skip
    kept = Passage.objects.bulk_create(passages)
    engine.upsert(made.document(one.pk, one.year) for one in kept)
    # As the clock does: it is more than is counted at once.
    engine.count()
    return made


def questions(corpus):
    dice = corpus.dice

    def term():
        root = dice.choice(corpus.roots[3:60])
        return Term(root, root + dice.choice(ENDINGS), (root,))

    for _round in range(12):
        yield term()
        yield And((term(), term()))
        yield Or((term(), term()))
        yield And((term(), Not(term())))
        yield And((Or((term(), term())), term()))


def test_either_engine_finds_counts_and_ranks_as_the_books_say(corpus, engine):
    third, shares = ByHand(corpus.documents), []
    for tree in questions(corpus):
        wanted = third.answer(tree)
        answer = engine.search(Question(tree=tree, language="fi", facets=("year",), limit=10))
        assert answer.total == len(wanted)
        assert dict(answer.facets.get("year", ())) == Counter(third.documents[key].values["year"][0] for key in wanted)
        if wanted:
            best = set(wanted[:10])
            shares.append(len(best & {hit.id for hit in answer.hits}) / len(best))
    assert len(shares) > 40
    assert sum(shares) / len(shares) >= 0.8


def test_either_engine_finds_phrases_where_the_words_are_neighbours(corpus, engine):
    third = ByHand(corpus.documents)
    for key in list(corpus.documents)[:10]:
        phrase = Phrase(corpus.documents[key].exact[3:5])
        answer = engine.search(Question(tree=phrase, language="fi", limit=1_000))
        assert {hit.id for hit in answer.hits} == {key for key in third.documents if third.matches(phrase, key)}
        assert key in {hit.id for hit in answer.hits}
