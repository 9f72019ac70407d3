"""Documents and terms as the analysis makes them, for tests of engines that need no rows."""

from search.analysis.pipeline import Analysis
from search.analysis.tokens import folded
from search.engines.documents import folded_forms
from search.engines.protocol import IndexDocument
from search.query.nodes import Term

ANALYSIS = Analysis()


def term(word, language="fi", **more):
    """A word that is asked for."""
    found = ANALYSIS.word(word, language)
    return Term(typed=word, exact=found.exact, lemmas=found.lemmas, folded=folded(found.exact), **more)


def document(key, text, *, title="", language="fi", version=1, date="2026-11-02", **values):
    """A passage as an engine gets it; values of fields are words or lists of them."""
    words, heads = (ANALYSIS.words(source, language) for source in (text, title))
    several = {field: (value,) if isinstance(value, str) else tuple(value) for field, value in values.items()}
    forms = [form for word in (*heads, *words) for form in (word.exact, *word.lemmas, *word.parts)]
    return IndexDocument(
        id=key, version=version, date=date, folded=folded_forms(forms),
        exact=tuple(word.exact for word in words),
        lemmas=tuple(form for word in words for form in word.lemmas),
        parts=tuple(form for word in words for form in word.parts),
        title_exact=tuple(word.exact for word in heads),
        title_lemmas=tuple(form for word in heads for form in word.lemmas),
        title_parts=tuple(form for word in heads for form in word.parts),
        values={"kind": ("item",), "language": (language,), "year": (date[:4],), **several},
    )  # fmt: skip


def as_it_stands(key, text, version=1):
    """A document of the words of a text as they stand."""
    words = tuple(text.split())
    return IndexDocument(
        id=key, version=version, exact=words, lemmas=words, parts=(), folded=(), title_exact=(), title_lemmas=(),
        title_parts=(), date="",
    )  # fmt: skip
