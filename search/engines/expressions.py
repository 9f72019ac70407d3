"""Questions in the language of FTS5, and the columns of its table with what a match in each counts."""

from __future__ import annotations

from search.query.nodes import And, Everything, Node, Not, Or, Phrase, Term

COLUMNS = ("title_exact", "title_lemmas", "title_parts", "exact", "lemmas", "parts", "folded")
EXACT = ("title_exact", "exact")
FORMS = ("title_lemmas", "title_parts", "lemmas", "parts")
WEIGHTS = (8.0, 8.0, 2.0, 4.0, 2.0, 0.5, 0.3)
"""What a match in each column counts (bm25), in every engine; tuned with ``manage.py search_evaluate``."""
RARITY_OF_BEGINNING = 3.0
"""How rare the words are that begin with some letters, where nobody counts them: as one in every twentieth passage."""


def matching(node: Node) -> str:
    """A node in the language of FTS5; every word is quoted, so that nothing typed is an operator."""
    if isinstance(node, Term):
        return f"{{{' '.join(EXACT)}}} : {quoted(node.exact)} *" if node.is_prefix else _term(node)
    if isinstance(node, Phrase):
        return "{title_exact exact} : " + quoted(" ".join(node.words))
    if isinstance(node, And):
        wanted = [matching(one) for one in node.nodes if not isinstance(one, Not | Everything)]
        unwanted = [matching(one.node) for one in node.nodes if isinstance(one, Not)]
        return " NOT ".join([f"({' AND '.join(wanted)})", *unwanted])
    if isinstance(node, Or):
        return f"({' OR '.join(matching(one) for one in node.nodes)})"
    raise ValueError(f"{node!r} has no expression of its own")


def _term(term: Term) -> str:
    """One phrase for each form, over all columns that may have it: what counts in bm25 is how rare a form is in all."""
    lemmas = dict.fromkeys([*term.lemmas, *term.translations, *term.corrections])
    ways = []
    for form in dict.fromkeys([term.exact, *lemmas]):
        columns = [*(EXACT if form == term.exact else ()), *(FORMS if form in lemmas else ())]
        ways.append(f"{{{' '.join(columns)}}} : {quoted(form)}")
    if term.folded and term.folded == term.exact:
        ways.append("folded : " + quoted(term.folded))
    return f"({' OR '.join(ways)})"


def quoted(words: str) -> str:
    """Words as FTS5 takes them for words, whatever is in them."""
    return '"' + words.replace('"', '""') + '"'
