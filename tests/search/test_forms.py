"""What a search request means."""

import pytest

from search.forms import SearchForm


@pytest.mark.parametrize(
    ("data", "name", "value"),
    [
        ({"q": "  avustus "}, "q", "avustus"),
        ({}, "q", ""),
        ({"q": "x" * 201}, "q", "x" * 200),
        ({"kind": "news"}, "kind", "news"),
        ({"kind": "<b>"}, "kind", ""),
        ({"page": "2"}, "page", "2"),
        ({"page": "-2"}, "page", ""),
        ({"page": "two"}, "page", ""),
    ],
)
def test_what_is_not_valid_counts_as_not_given(data, name, value):
    assert SearchForm(data).chosen(name) == value
