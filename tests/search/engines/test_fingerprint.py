"""A number tells one content of a passage from another."""

from dataclasses import replace

import pytest

from search.engines import fingerprint
from search.engines.fingerprint import MAKING, fingerprint_of
from tests.search.engines.made import document

MADE = document(1, "avustus on haettavissa", title="Avustukset", present=["a", "b"])


@pytest.mark.parametrize(
    "other",
    [
        replace(MADE, exact=(*MADE.exact, "uusi")), replace(MADE, lemmas=("uusi",)), replace(MADE, parts=("uusi",)),
        replace(MADE, folded=("uusi",)), replace(MADE, title_exact=("uusi",)), replace(MADE, title_lemmas=("uusi",)),
        replace(MADE, title_parts=("uusi",)), replace(MADE, date="2020-01-01"), replace(MADE, values={}),
        replace(MADE, exact=("avustus on", "haettavissa")), replace(MADE, exact=MADE.lemmas, lemmas=MADE.exact),
    ],
)  # fmt: skip
def test_whatever_is_other_makes_another_number(other):
    assert fingerprint_of(other) != fingerprint_of(MADE)


def test_the_same_under_another_key_and_version_has_the_same_number_in_the_room_of_a_bigint():
    assert fingerprint_of(replace(MADE, id=7, version=9)) == fingerprint_of(MADE)
    assert -(2**63) <= fingerprint_of(MADE) < 2**63
    assert fingerprint_of(replace(MADE, exact=("\ud800",))) != fingerprint_of(MADE)


def test_another_way_to_make_rows_makes_other_numbers(monkeypatch):
    before = fingerprint_of(MADE)
    assert {"lexemes.py", "counted.py", "entering.py"} <= set(MAKING)
    monkeypatch.setattr(fingerprint, "_making", lambda: b"another")
    assert fingerprint_of(MADE) != before
