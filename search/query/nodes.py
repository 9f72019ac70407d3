"""The tree of a question: the one language between the parser and the engines."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Term:
    """One word that was asked for; a passage matches where any of its forms stands in it.

    ``typed`` is the word as it stands in the question. ``exact`` is the plain word, ``lemmas`` its dictionary forms;
    lemmas match words and parts of composed words. ``translations`` are dictionary forms of what means the same, from
    the termbase, matched at less weight; ``synonyms`` are those of them that are of the same language; with
    ``is_foreign`` that is not the language of the page, but the other one. A term without ``exact`` and ``lemmas`` was
    not typed: it stands in an ``Or`` beside what was. ``corrections`` are words of the index that are spelled almost
    like it, used only where the word itself is in no passage; ``meant`` are the forms of the likeliest of them, by
    which the termbase knows it. With ``is_prefix`` the plain word is the beginning of one, of at least three letters: a
    passage matches where a word as it stands there begins so, and the term has no other forms.
    """

    typed: str
    exact: str
    lemmas: tuple[str, ...]
    folded: str = ""
    translations: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    is_prefix: bool = False
    synonyms: tuple[str, ...] = ()
    is_foreign: bool = False
    meant: tuple[str, ...] = ()


@dataclass(frozen=True)
class Phrase:
    """Plain words that must stand side by side, as they are."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Not:
    """What must not be in a passage."""

    node: Node


@dataclass(frozen=True)
class And:
    """All of these; never empty."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Or:
    """Any of these; never empty."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Everything:
    """Every passage: a question of nothing but filters."""


Node = Term | Phrase | Not | And | Or | Everything


@dataclass(frozen=True)
class Question:
    """What an engine is asked. Filters of one name are alternatives, those of different names must all hold.

    ``filters`` are values by field (see ``search.engines.protocol.FIELDS``); ``date_from`` and ``date_to`` are ISO
    days, both within. ``facets`` names the fields to count; each is counted as if its own filter were not there.
    ``language`` comes first where the scores are equal. ``sort`` is "relevance", "newest" or "oldest". ``versions``
    asks for passages that changed after the first and until the second; only the engines inside the database know it.
    ``shown_on`` is today as an ISO day while there are passages whose names hide by then and that wait to be made anew:
    those are neither found nor counted; else it is empty, and costs nothing. So are those of ``expired``, the keys of
    pages that the clock should have taken down and has not. ``is_wide`` says that any of its words may be missing, so
    that the engine may leave out those that tell least, and tells of the best hits alone: their ``total`` is at least
    the number of hits.
    """

    tree: Node
    language: str
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: str = ""
    date_to: str = ""
    facets: tuple[str, ...] = ()
    sort: str = "relevance"
    versions: tuple[int, int] | None = None
    shown_on: str = ""
    expired: tuple[int, ...] = ()
    is_wide: bool = False
    offset: int = 0
    limit: int = 20

    @property
    def leaves_out(self) -> bool:
        """Whether passages wait to be taken away that must not be found."""
        return bool(self.shown_on or self.expired)
