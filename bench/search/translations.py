"""Whether a term of one language finds the passages of the other: Swedish words, Finnish sentences of the region."""

import re
import tomllib
from collections.abc import Iterator

from bench.search.relevance import ENDINGS, FOLDER, sought
from search.analysis.pipeline import Analysis
from search.engines.protocol import Engine
from search.evaluation.cases import CorpusLine, Query, corpus_of
from search.evaluation.evaluation import Result, index, results_of
from search.evaluation.measures import DEPTH
from search.evaluation.scratch import scratch_engine
from search.models import Term
from search.query.nodes import Question
from search.query.parser import parse
from search.terms.derived import official_terms
from search.terms.expanding import Known, expanded
from search.terms.listed import listed

LEAST_PAIRS, LEAST_RECALL = 100, 0.80


def patterns() -> dict[str, re.Pattern[str]]:
    """How each Finnish word is recognised, alone and as the last part of a composed word, by hand-written stems."""
    stems = tomllib.loads((FOLDER / "terms.toml").read_text())["fi"]
    found = {word: f"(?:{re.escape(word)}|(?:{stem}){ENDINGS['fi']})" for word, stem in stems.items()}
    found |= {one.word: one.whole.pattern for one in sought() if one.language == "fi"}
    return {word: re.compile(rf"(?<![\w-])(?:[^\W\d_]{{3,}}-?)?{form}(?![\w-])") for word, form in found.items()}


def queries(lines: list[CorpusLine], terms: list[Term]) -> Iterator[Query]:
    """The preferred Swedish word of each term, and the sentences that have the Finnish one."""
    known = patterns()
    for term in terms:
        pattern = known.get(term.fi)
        relevant = frozenset(line.id for line in lines if pattern and pattern.search(line.text.lower()))
        if relevant:
            yield Query("translation", term.sv, "sv", relevant)


def ask(query: Query, engine: Engine, known: Known, analysis: Analysis) -> list[int]:
    """The keys of the first ten hits in Finnish, as the results page asks for the other language."""
    tree = parse(query.query, language=query.language, analysis=analysis).whole
    wider = expanded(tree, query.language, known=known, analysis=analysis)
    question = Question(tree=wider, language="fi", filters={"language": ("fi",)}, limit=DEPTH)
    return [hit.id for hit in engine.search(question).hits]


def measured(analysis: Analysis, *, engine: str = "sqlite") -> Result:
    """Recall and rank over the official terms whose Finnish word stands in the corpus."""
    terms = list(official_terms())
    lines = [line for line in corpus_of(FOLDER / "corpus.jsonl") if line.language == "fi"]
    asked = list(queries(lines, terms))
    known = listed(terms, analysis)
    with scratch_engine(engine) as (there, using):
        index(lines, there, using, analysis)
        answers = [[lines[key - 1].id for key in ask(query, there, known, analysis)] for query in asked]
    [result] = results_of(asked, answers)
    return result
