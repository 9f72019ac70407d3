"""The values of passages as words of the index, so that a filter is one word more to match."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b

Values = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=10_000)
def value_word(field: str, value: str) -> str:
    """One value of one field as a word: letters and digits only, whatever the value is."""
    return blake2b(f"{field}:{value}".encode(errors="replace"), digest_size=8).hexdigest()


def value_words(values: Values) -> tuple[str, ...]:
    """Every value of a passage as a word."""
    return tuple(value_word(field, value) for field, found in values.items() for value in found)


def narrowed(filters: Values) -> list[str]:
    """What must match in the language of FTS5, one expression for each field; values of a field are alternatives."""
    return [
        f"({' OR '.join(f'narrowing : {value_word(field, value)}' for value in chosen)})"
        for field, chosen in filters.items()
        if chosen
    ]
