"""Writes the relevance set in ``tests/search/relevance/`` anew: ``python -m bench.search.relevance``.

The corpus is sentences of the demo's region. The queries are words of ``words.toml``; what answers them follows from
the patterns that stand there, not from the analysis that is measured.
"""

import json
import random
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CONTENT = ROOT / "demo" / "content"
FOLDER = ROOT / "tests" / "search" / "relevance"
SIZES = {"fi": 1200, "sv": 700}
SEED = 5
FEWEST, MOST = 1, 10
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ–])|\n+")
TEXT = re.compile(r"[^\W\d_]{3,}.* .* .* ")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

CASES = (
    "n|t|a|ä|ta|tä|tta|ttä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|kse|na|nä|seen|siin|hin|den|tten|ten|en|in|jen|ien|"
    "ja|jä|ia|iä|[aeiouyäö]n|h[aeiouyäö]n|e|ee"
)
OWN = "ni|si|nsa|nsä|mme|nne|an|än|en"
PARTICLES = "kin|kaan|kään|ko|kö|han|hän|pa|pä"
VERB = (
    "n|t|a|ä|ta|tä|mme|tte|vat|vät|i|in|it|imme|itte|ivat|ivät|isi|isin|isit|isimme|isivat|isivät|nut|nyt|neet|nee|"
    "nutta|tu|ty|ttu|tty|tava|ttava|ttavat|taan|tään|tiin|ttiin|taisiin|ttaisiin|tta|ttä|minen|misen|mista|mistä|miseen|misessa|misessä|misesta|misestä|mat|ma|maan|mään|"
    "massa|malla|matta|va|vä|vat|vien|vaa|kaa|kää|koon|ssa|essa|essä|ksi|kseen|e|ee|o|tua|tuaan|i|tä|nne"
)
ENDINGS = {
    "fi": f"(?:i|ei|j|oi)?(?:{CASES})?(?:{OWN})?(?:{PARTICLES})?",
    "fi_verbs": f"(?:{VERB})?(?:{PARTICLES})?",
    "sv": "(?:e|n|s|t|en|et|ens|ets|er|ers|ar|ars|or|ors|erna|arna|orna|ernas|arnas|orna|na|nas|a|an|as|ans|ena|"
    "r|rna|rnas|re|nde|des|ande|ende|andet|des|den|na|ns|ts|et|enas|arens|aren|arna|el|larna|lar)?",
}


@dataclass(frozen=True)
class Sought:
    """A word and how it is recognised: alone, and as the last part of a composed word."""

    word: str
    language: str
    whole: re.Pattern[str]
    last: re.Pattern[str]


def sentences(language: str) -> list[str]:
    """The sentences of the region in one language, each once, in the order of the files."""
    found = [
        text for path in sorted(CONTENT.rglob("*.toml")) for text in _of(tomllib.loads(path.read_text()), language)
    ]
    for path in sorted((CONTENT / "papers").glob(f"*.{language}.txt")):
        found.append(path.read_text())
    for path in sorted((CONTENT / "captions").glob(f"*.{language}.vtt")):
        found += [re.sub(r"^<v [^>]*>", "", line) for line in path.read_text().splitlines() if line.startswith("<v")]
    pieces = (" ".join(piece.split()) for text in found for piece in SENTENCE.split(text))
    return [piece for piece in dict.fromkeys(pieces) if TEXT.search(piece) and len(piece) < 400]


def _of(value: object, language: str) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get(language), str):
            yield value[language]
        for other in value.values():
            if not isinstance(other, str):
                yield from _of(other, language)
    elif isinstance(value, list):
        for one in value:
            yield from _of(one, language)


def sought() -> Iterator[Sought]:
    """Every word of ``words.toml``."""
    for group, words in tomllib.loads((FOLDER / "words.toml").read_text()).items():
        for word, stem in words.items():
            form = f"(?:{re.escape(word)}|(?:{stem}){ENDINGS[group]})"
            last = re.compile(rf"[^\W\d_]{{3,}}-?{form}")
            yield Sought(word, group[:2], re.compile(form), last)


def corpus(language: str) -> list[dict[str, str]]:
    """The lines of the corpus in one language: a sample of the sentences."""
    every = sentences(language)
    chance = random.Random(SEED)  # noqa: S311 - nothing is secret
    chosen = sorted(chance.sample(range(len(every)), min(SIZES[language], len(every))))
    return [
        {"id": f"{language}-{number}", "language": language, "title": "", "text": every[place]}
        for number, place in enumerate(chosen, start=1)
    ]


def queries(lines: list[dict[str, str]], one: Sought) -> Iterator[dict[str, object]]:
    """The queries for one word: its dictionary form, another form that stands in the corpus, and as a part of words."""
    chance = random.Random(f"{SEED} {one.word}")  # noqa: S311 - nothing is secret
    own = [line for line in lines if line["language"] == one.language]
    forms = {line["id"]: [word for word in _words(line) if one.whole.fullmatch(word)] for line in own}
    alone = [key for key, found in forms.items() if found]
    inside = [line["id"] for line in own if any(one.last.fullmatch(word) for word in _words(line))]
    if FEWEST <= len(alone) <= MOST:
        yield _query("dictionary", one.word, one.language, alone)
        others = sorted({form for found in forms.values() for form in found} - {one.word})
        if others:
            yield _query("inflected", chance.choice(others), one.language, alone)
    either = [line["id"] for line in own if line["id"] in {*alone, *inside}]
    if inside and len(either) <= MOST:
        yield _query("part", one.word, one.language, either)


def _words(line: dict[str, str]) -> list[str]:
    return [word.lower() for word in WORD.findall(line["text"])]


def _query(kind: str, text: str, language: str, relevant: list[str]) -> dict[str, object]:
    return {"kind": kind, "query": text, "language": language, "relevant": relevant}


def write(path: Path, rows: list[dict[str, object]] | list[dict[str, str]]) -> None:
    """Writes rows as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def main() -> None:
    """Writes both files and says how much is in them."""
    lines = [line for language in SIZES for line in corpus(language)]
    asked = [query for one in sought() for query in queries(lines, one)]
    write(FOLDER / "corpus.jsonl", lines)
    write(FOLDER / "queries.jsonl", asked)
    sys.stdout.write(f"{len(lines)} passages, {len(asked)} queries\n")


if __name__ == "__main__":
    main()
