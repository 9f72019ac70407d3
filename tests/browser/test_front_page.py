"""The front page in a real browser."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_front_page_opens_in_both_languages(reader_page, language):
    answer = reader_page.goto(f"/{language}/")
    assert answer.status == 200
    assert reader_page.locator("html").get_attribute("lang") == language


def test_an_author_reaches_the_desk(log_in):
    page = log_in("author")
    assert page.title()
