"""A search to the question for an engine, and what is to be said about it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils import timezone

from search.engines.chosen import embedded
from search.engines.protocol import FIELDS, EngineDown
from search.passages.expiring import expired_pages
from search.passages.hiding import names_wait
from search.query.choices import narrowed
from search.query.nodes import And, Everything, Node, Not, Phrase, Question
from search.query.parser import Parsed, parse
from search.query.problems import Problem
from search.query.spelling import Spelled, spelled
from search.query.trees import positive, widened
from search.query.words import as_typed
from search.results.parameters import Asked
from search.terms.expanding import expanded
from search.terms.queries import names_alike

HITS = 20


@dataclass(frozen=True)
class Understood:
    """A search understood: its question, whose filters hold those of the address and of the field words.

    ``meant`` is what the reader probably meant to type, ``wider`` the words with either-or between them; both may be
    empty. ``is_known`` says whether a passage may have any of the words; of a phrase alone nobody asked. ``chosen`` are
    the filters without the language that goes without saying.
    """

    question: Question
    parsed: Parsed
    chosen: dict[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    meant: str
    wider: str
    is_known: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing."""
        return isinstance(self.question.tree, Everything) and not self.is_narrowed

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words is asked, in the address or by a field word."""
        return bool(self.chosen or self.question.date_from or self.question.date_to)

    @property
    def is_in_own_language(self) -> bool:
        """Whether only the reader's language is asked for because no other was chosen."""
        return "language" not in self.chosen

    @property
    def has_words(self) -> bool:
        """Whether a passage is found by words."""
        return any(True for _one in positive(self.question.tree))

    def in_language(self, language: str, limit: int) -> Question:
        """The question for the best passages of one language, without counts."""
        filters = {**self.question.filters, "language": (language,)}
        return replace(self.question, filters=filters, language=language, facets=(), offset=0, limit=limit)


def understood(asked: Asked, language: str, *, limit: int = HITS, corrects: bool = True) -> Understood:
    """The search of an address on a page in ``language``, for its page of hits.

    Without ``corrects`` words that no passage has yet are asked for as they were typed.
    """
    parsed = parse(asked.text, language=language)
    by_words, unknown = narrowed(parsed)
    chosen = {name: values for name in FIELDS if (values := asked.filters.get(name, ()) + by_words.get(name, ()))}
    tree = expanded(parsed.whole, language)
    now = timezone.now()
    shown_on, expired = timezone.localdate(now).isoformat() if names_wait(now) else "", expired_pages(now)
    # Until names that hide and what has expired are out of the index, nothing is corrected: it might be to one of them.
    spelling = _spelled(tree, language) if corrects and not (shown_on or expired) else Spelled(tree)
    question = Question(
        # What was meant has other names too.
        tree=expanded(spelling.of(parsed.whole), language) if spelling.replaced else tree,
        language=language,
        filters={"language": (language,), **chosen},
        date_from=max(asked.date_from, parsed.date_from),
        date_to=min(filter(None, (asked.date_to, parsed.date_to)), default=""),
        facets=FIELDS,
        sort=asked.sort,
        shown_on=shown_on,
        expired=expired,
        offset=(asked.page - 1) * limit,
        limit=limit,
    )
    meant = spelling.text(parsed.text)
    return Understood(question, parsed, chosen, (*parsed.problems, *unknown), meant, _wider(parsed), spelling.is_known)


def _spelled(tree: Node, language: str) -> Spelled:
    """The tree with corrections; as it is where the words cannot be looked up."""
    if isinstance(tree, Everything | Not):
        return Spelled(tree)
    try:
        return spelled(tree, embedded(), language=language, names=names_alike)
    except EngineDown:
        return Spelled(tree)


def _wider(parsed: Parsed) -> str:
    """The words with either-or between them, those of a lone phrase too; empty where that says no more.

    What must not be there stays out.
    """
    if isinstance(parsed.tree, Phrase) and len(parsed.tree.words) > 1:
        return " OR ".join(word if word.isalnum() else f'"{word}"' for word in parsed.tree.words)
    if widened(parsed.tree) is None:
        return ""
    unwanted = parsed.tree.nodes if isinstance(parsed.tree, And) else ()
    left_out = [f"-{as_typed(words)}" for one in unwanted if isinstance(one, Not) for words in _words_of(one)]
    return " ".join([" OR ".join(map(as_typed, parsed.words)), *left_out])


def _words_of(unwanted: Not) -> list[str]:
    """What must not be there, word by word and phrase by phrase, as it was typed."""
    return [" ".join(one.words) if isinstance(one, Phrase) else one.typed for one in positive(unwanted.node)]
