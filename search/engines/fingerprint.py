"""What a passage has in the index, as one number: where it is the same, nothing need be written again."""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

from search.engines.protocol import IndexDocument

MAKING = (
    "counted.py", "entering.py", "expressions.py", "fingerprint.py", "lexemes.py", "narrowing.py", "rows.py",
    "sending.py", "traits.py", "vectors.py",
)  # fmt: skip
"""The modules that make a row of a document: where one of them is another, every row is written anew."""
BYTES = 8


def fingerprint_of(document: IndexDocument) -> int:
    """A number of 64 bits, with its sign, of all that a document has but its key and its version."""
    bags = (document.exact, document.lemmas, document.parts, document.folded)
    titles = (document.title_exact, document.title_lemmas, document.title_parts)
    text = "\1".join([*map("\0".join, (*bags, *titles)), _told(document.date, tuple(document.values.items()))])
    told = blake2b(text.encode(errors="surrogatepass"), digest_size=BYTES, key=_making())
    return int.from_bytes(told.digest(), signed=True)


@lru_cache(maxsize=10_000)
def _told(date: str, values: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return repr((date, values))


@cache
def _making() -> bytes:
    told = blake2b()
    for name in MAKING:
        told.update(name.encode() + b"\0" + (Path(__file__).parent / name).read_bytes() + b"\0")
    return told.digest()
