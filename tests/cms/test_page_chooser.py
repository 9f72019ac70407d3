"""Where the chooser of pages opens, and what it shows on the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pages.models import MeetingPage
from tests import factories


@pytest.fixture
def secretary(user_with: Any) -> Client:
    """The browser of somebody who works in both trees, in Finnish."""
    browser = Client(headers={"Accept-Language": "fi"})
    browser.force_login(user_with("secretary"))
    return browser


def opened(browser: Client, kind: str = "", **options: Any) -> Any:
    """The context of the chooser as it opens for a kind of page."""
    answer = browser.get("/admin/choose-page/", {"page_type": kind} if kind else {}, **options)
    assert answer.status_code == 200
    return answer.context


def shown(context: Any) -> list[str]:
    """The titles of the rows below the first one, which is where the chooser stands."""
    return [page.title for page in list(context["table"].data)[1:]]


def test_it_opens_where_the_wanted_kind_lives_in_the_persons_language(secretary: Client, minimal_site: Any) -> None:
    strategy = factories.strategy(minimal_site.fi)
    factories.goal(strategy, title="Kärki")
    factories.goal(factories.strategy(minimal_site.sv), title="Mål")
    context = opened(secretary, "pages.goalpage")
    assert context["parent_page"].pk == strategy.pk
    assert shown(context) == ["Kärki"]


def test_it_opens_in_the_tree_of_the_page_that_is_written(secretary: Client, minimal_site: Any) -> None:
    factories.goal(factories.strategy(minimal_site.fi), title="Kärki")
    factories.goal(factories.strategy(minimal_site.sv), title="Mål")
    news = factories.news(minimal_site.sv)
    index = news.get_parent()
    forms = (
        reverse("wagtailadmin_pages:edit", args=[news.pk]),
        reverse("wagtailadmin_pages:add", args=["pages", "newspage", index.pk]),
    )
    for form in forms:
        context = opened(secretary, "pages.goalpage", headers={"referer": f"http://testserver{form}"})
        assert shown(context) == ["Mål"], form
    assert (
        opened(secretary, headers={"referer": f"http://testserver{forms[0]}"})["parent_page"].pk == minimal_site.sv.pk
    )


def test_without_a_kind_and_where_none_exists_it_opens_at_the_front_page(secretary: Client, minimal_site: Any) -> None:
    assert opened(secretary)["parent_page"].pk == minimal_site.fi.pk
    assert opened(secretary, "pages.goalpage")["parent_page"].pk == minimal_site.fi.pk
    factories.goal(factories.strategy(minimal_site.fi))
    sv = opened(secretary, "pages.goalpage", headers={"accept-language": "sv"})
    assert sv["parent_page"].pk == minimal_site.sv.pk


def test_branches_without_anything_to_choose_are_not_shown(secretary: Client, minimal_site: Any) -> None:
    forum, network = factories.forum(minimal_site.fi), factories.network(minimal_site.fi)
    for parent in (forum, network):
        factories.meeting(parent)
    factories.news(minimal_site.fi)
    context = opened(secretary, "pages.meetingpage")
    assert context["parent_page"].pk == minimal_site.fi.pk
    assert shown(context) == [forum.get_parent().title, network.get_parent().title]
    below = secretary.get(f"/admin/choose-page/{forum.pk}/", {"page_type": "pages.meetingpage"})
    assert len(shown(below.context)) == 1


def test_the_switch_of_language_leads_to_the_other_tree(secretary: Client, minimal_site: Any) -> None:
    context = opened(secretary)
    other = {option["locale"].language_code: option["url"] for option in context["locale_options"]}
    assert secretary.get(other["sv"]).context["parent_page"].pk == minimal_site.sv.pk
    asked = secretary.get("/admin/choose-page/", {"locale": "sv"})
    assert asked.context["parent_page"].pk == minimal_site.sv.pk


@pytest.mark.parametrize("query", ["page_type=pages.nothing", "page_type=x", "page_type=cms.user", "p=9999"])
def test_what_cannot_be_chosen_is_not_found(secretary: Client, query: str) -> None:
    assert secretary.get(f"/admin/choose-page/?{query}").status_code == 404


@pytest.mark.parametrize(
    "referer",
    ["", "x", "http://testserver/admin/pages/999999999/edit/", "http://testserver/admin/pages/1/", "http://[", "\0"],
)
def test_an_odd_referer_means_the_persons_own_language(secretary: Client, minimal_site: Any, referer: str) -> None:
    context = opened(secretary, headers={"referer": referer})
    assert context["parent_page"].pk == minimal_site.fi.pk


def test_it_is_for_those_who_work_at_the_desk(client: Client, minimal_site: Any) -> None:
    assert client.get("/admin/choose-page/").status_code == 302
    assert reverse("wagtailadmin_choose_page") == "/admin/choose-page/"


def test_ten_meetings_and_a_thousand_cost_the_same(
    secretary: Client, minimal_site: Any, django_assert_max_num_queries: Any
) -> None:
    forum = factories.forum(minimal_site.fi)
    costs = []
    for number in (30, 1000):
        factories.bulk_pages(MeetingPage, forum, number, lambda index: {"starts_at": factories.moment(2026, 1, 2)})
        opened(secretary, "pages.meetingpage")
        with django_assert_max_num_queries(80) as context:
            assert len(shown(opened(secretary, "pages.meetingpage"))) == 25
        costs.append(len(context))
    assert costs[0] == costs[1]
