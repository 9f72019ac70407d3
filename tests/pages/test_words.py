"""Rich text as plain words."""

from __future__ import annotations

import pytest

from pages.words import plain_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("<p>Yksi.</p><p>Kaksi &amp; kolme.</p>", "Yksi. Kaksi & kolme."),
        ("<ul><li>a</li><li>b</li></ul>", "a b"),
        ("<p>&lt;script&gt;</p>", "<script>"),
        ("<p>Ääni</p>" * 500, " ".join(["Ääni"] * 500)),
    ],
)
def test_what_stood_apart_stays_apart(text: str, words: str) -> None:
    assert plain_words(text) == words
