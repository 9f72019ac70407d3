"""Editing in a browser on a slow line: what saves itself and what is sent by a click make one page."""

import pytest
from wagtail.models import Page

from tests.browser.test_journeys import Desk

pytestmark = pytest.mark.browser
TITLE = "Haravatalkoot lauantaina"


def write(page):
    """Writes a new piece of news until it is being saved by itself, and gives that request, which waits."""
    news = Page.objects.get(slug="uutiset", locale__language_code="fi")
    held = []
    page.route(f"**/admin/pages/add/pages/newspage/{news.pk}/", lambda route: _held(route, held))
    page.goto(f"/admin/pages/add/pages/newspage/{news.pk}/")
    page.fill("[name=title]", TITLE)
    for number in range(60):
        # The form notes how it was at first when it is ready; what is typed after that is saved.
        page.fill("[name=lead]", f"Kylätalon pihalla haravoidaan {number}.")
        page.wait_for_timeout(700)
        if held:
            break
    [route] = held
    return route


def _held(route, held):
    is_saving = "application/json" in route.request.headers.get("accept", "") and route.request.method == "POST"
    if is_saving and not held:
        held.append(route)
    else:
        route.continue_()


def submit(page):
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.locator("button[name=action-submit]").click()


def test_a_new_page_sent_while_it_saves_itself_is_one_page(browser, site):
    with Desk(browser, site, "author") as page:
        route = write(page)
        submit(page)
        page.wait_for_timeout(300)
        assert not Page.objects.filter(title=TITLE).exists()
        route.continue_()
        page.wait_for_url("**/admin/pages/*/")
    [made] = Page.objects.filter(title=TITLE)
    assert made.current_workflow_state is not None


def test_a_page_is_sent_though_it_could_not_save_itself(browser, site):
    with Desk(browser, site, "author") as page:
        route = write(page)
        submit(page)
        route.abort()
        page.wait_for_url("**/admin/pages/*/")
    [made] = Page.objects.filter(title=TITLE)
    assert made.current_workflow_state is not None
