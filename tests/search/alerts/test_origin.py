"""A form of another site is refused by what the browser says, without a cookie."""

import pytest

from search.alerts.origin import is_from_here


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "https://evil.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://testserver.evil.example"}, False),
        ({}, True),
    ],
)
def test_only_pages_of_this_site_may_send_the_form(rf, headers, expected):
    assert is_from_here(rf.post("/fi/haku/", headers=headers)) is expected
