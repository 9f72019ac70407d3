"""The reviewer's screens through a browser: who sees them, what a decision sends, what is refused."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page, WorkflowState

from cms.editorial import services
from tests import factories
from tests.cms.desk import DRAFT_TITLE, LIVE_TITLE, assert_nothing_went_live, change, form_of, read

REVIEWERS = {"reviewer-fi", "second-reviewer-fi", "everything"}


def post(browser, page, decision="approve", **fields):
    return browser.post(reverse("review_page", args=[page.pk]), {"decision": decision, "comment": "", **fields})


def stored(page):
    return Page.objects.get(pk=page.pk)


def hidden_fields(html):
    return {name: re.search(rf'name="{name}" value="([^"]*)"', html)[1] for name in ("revision_id", "digest")}


def test_approving_through_the_review_page_is_for_reviewers_of_the_language(desk, in_review):
    for who, browser in desk.browsers():
        if who not in REVIEWERS:
            post(browser, in_review, **read(in_review))
            assert_nothing_went_live(who)
    answer = post(desk.browser("reviewer-fi"), in_review, **read(in_review))
    assert answer.status_code == 302
    assert stored(in_review).live


def test_self_approval_through_the_browser_is_refused_and_said(desk, in_review):
    change(in_review, desk["reviewer-fi"])
    browser = desk.browser("reviewer-fi")
    shown = browser.get(reverse("review_page", args=[in_review.pk])).content.decode()
    assert 'value="approve"' not in shown
    assert post(browser, in_review, **read(in_review)).status_code == 200
    assert_nothing_went_live()


def test_what_the_review_page_shows_is_what_its_form_sends(desk, in_review):
    browser = desk.browser("reviewer-fi")
    shown = browser.get(reverse("review_page", args=[in_review.pk])).content.decode()
    assert f"/revisions/{in_review.latest_revision_id}/view/" in shown
    assert post(browser, in_review, **hidden_fields(shown)).status_code == 302
    assert stored(in_review).title == DRAFT_TITLE


def test_edit_slipped_in_between_reading_and_approving_shows_the_new_text_first(desk, in_review):
    browser = desk.browser("reviewer-fi")
    seen = hidden_fields(browser.get(reverse("review_page", args=[in_review.pk])).content.decode())
    desk.browser("author-fi").post(
        reverse("wagtailadmin_pages:edit", args=[in_review.pk]), form_of(in_review, title="Sujautettu")
    )
    answer = post(browser, in_review, **seen)
    assert_nothing_went_live()
    assert "Sujautettu" in answer.content.decode()
    assert post(browser, in_review, **hidden_fields(answer.content.decode())).status_code == 302


def test_edit_slipped_in_by_autosave_is_a_revision_of_its_own(desk, in_review):
    seen = read(in_review)
    desk.browser("author-fi").post(
        reverse("wagtailadmin_pages:edit", args=[in_review.pk]),
        form_of(in_review, title="Sujautettu", overwrite_revision_id=seen["revision_id"]),
        headers={"accept": "application/json"},
    )
    assert stored(in_review).latest_revision.content["title"] == "Sujautettu"
    assert stored(in_review).latest_revision_id != seen["revision_id"]
    post(desk.browser("reviewer-fi"), in_review, **seen)
    assert_nothing_went_live()


@pytest.mark.parametrize(
    "fields",
    [{}, {"revision_id": ""}, {"digest": "x" * 64}, {"revision_id": "x", "digest": "x"}, {"digest": "x" * 99}],
)
def test_a_decision_that_names_no_text_is_refused(desk, in_review, fields):
    right = read(in_review)
    for decision in ("approve", "publish", ""):
        sent = {} if not fields else {**right, **fields}
        assert post(desk.browser("reviewer-fi"), in_review, decision, **sent).status_code == 200
    assert_nothing_went_live()


def test_a_decision_is_never_taken_by_get(desk, in_review):
    seen = read(in_review)
    for _who, browser in desk.browsers():
        browser.get(reverse("review_page", args=[in_review.pk]), {"decision": "approve", **seen})
    assert_nothing_went_live()


def test_a_role_lost_between_reading_and_approving_is_lost_in_the_browser_too(desk, in_review):
    browser = desk.browser("reviewer-fi")
    browser.get(reverse("review_page", args=[in_review.pk]))
    desk["reviewer-fi"].groups.clear()
    assert post(browser, in_review, **read(in_review)).status_code in (302, 403)
    desk["reviewer-fi"].groups.add(Group.objects.get(name="reviewer-sv"))
    assert post(browser, in_review, **read(in_review)).status_code in (302, 403)
    assert_nothing_went_live()


def test_the_review_page_is_seen_by_those_who_may_edit_or_review(desk, in_review):
    address = reverse("review_page", args=[in_review.pk])
    seeing = {who for who, browser in desk.browsers() if browser.get(address).status_code == 200}
    assert seeing == {
        *("author-fi", "translator-fi", "secretary", "site-manager", "superuser"),
        *REVIEWERS,
    }


def test_the_root_and_a_page_without_a_draft_have_a_review_page_that_does_not_fail(desk):
    bare = factories.section(desk.home)
    Page.objects.filter(pk=bare.pk).update(latest_revision=None, live_revision=None)
    assert desk.browser("reviewer-fi").get(reverse("review_page", args=[bare.pk])).status_code == 200
    assert desk.browser("superuser").get(reverse("review_page", args=[1])).status_code in (302, 403)
    assert desk.browser("superuser").get(reverse("review_page", args=[999_999])).status_code == 404


def test_the_list_shows_what_waits_in_the_persons_language(desk, in_review):
    for who, browser in desk.browsers():
        shown = browser.get(reverse("review_list")).content.decode()
        assert (DRAFT_TITLE in shown) == (who in REVIEWERS), who


def test_sending_back_asks_for_words_and_tells_them_to_the_author(desk, in_review):
    browser = desk.browser("reviewer-fi")
    assert post(browser, in_review, "send_back", **read(in_review)).status_code == 200
    fields = {**read(in_review), "comment": "Lisää lähde."}
    assert (
        browser.post(reverse("review_page", args=[in_review.pk]), {"decision": "send_back", **fields}).status_code
        == 302
    )
    assert "Lisää lähde." in desk.browser("author-fi").get("/admin/").content.decode()
    assert "Lisää lähde." not in desk.browser("author-sv").get("/admin/").content.decode()


def test_workflow_is_neither_cancelled_nor_resumed_by_strangers(desk, in_review):
    owners = {"author-fi"}
    address = reverse("wagtailadmin_pages:edit", args=[in_review.pk])
    for who, browser in desk.browsers():
        if who in owners:
            continue
        browser.post(address, form_of(in_review, **{"action-cancel-workflow": "1"}))
        browser.post(reverse("wagtailadmin_pages:confirm_workflow_cancellation", args=[in_review.pk]))
        assert stored(in_review).current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS, who
    desk.browser("author-fi").post(address, form_of(in_review, **{"action-cancel-workflow": "1"}))
    assert stored(in_review).current_workflow_state is None


def test_workflow_resumed_by_anybody_still_ends_with_a_reviewer(desk, in_review):
    services.send_back(page=stored(in_review), user=desk["reviewer-fi"], comment="Ei vielä.", **read(in_review))
    address = reverse("wagtailadmin_pages:edit", args=[in_review.pk])
    resumed = set()
    for who, browser in desk.browsers():
        for action in ("action-submit", "action-restart-workflow"):
            browser.post(address, form_of(in_review, **{action: "1"}))
        assert_nothing_went_live(who)
        state = stored(in_review).current_workflow_state
        if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
            resumed.add(who)
            state.current_task_state.specific.reject(user=desk["second-reviewer-fi"], comment="Ei vielä.")
    assert not resumed & {"author-sv", "translator-sv", "reviewer-sv", "event-moderator", "anonymous"}
    assert "author-fi" in resumed


def test_unpublish_delete_and_reorder_by_role(desk, live_news):
    second = factories.news(desk.home, title=LIVE_TITLE)
    done = {"unpublish": set(), "delete": set(), "reorder": set()}
    for who, browser in desk.browsers():
        browser.post(reverse("wagtailadmin_pages:delete", args=[live_news.pk]), {})
        if not Page.objects.filter(pk=live_news.pk).exists():
            done["delete"].add(who)
        browser.post(reverse("wagtailadmin_pages:unpublish", args=[live_news.pk]), {})
        if not stored(live_news).live:
            done["unpublish"].add(who)
            Page.objects.filter(pk=live_news.pk).update(live=True)
        answer = browser.post(reverse("wagtailadmin_pages:set_page_position", args=[second.pk]) + "?position=0")
        if answer.status_code == 200:
            done["reorder"].add(who)
    assert done == {
        "unpublish": {"reviewer-fi", "second-reviewer-fi", "site-manager", "everything"},
        "delete": set(),
        "reorder": {"site-manager", "everything"},
    }


@pytest.mark.parametrize(
    ("action", "able"),
    [("delete", set()), ("unpublish", {"reviewer-fi", "second-reviewer-fi", "site-manager", "everything"})],
)
def test_bulk_actions_on_live_pages_by_role(desk, live_news, action, able):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    done = set()
    for who, browser in desk.browsers():
        for fields in ({}, {"include_descendants": "on"}):
            browser.post(f"{address}?id={live_news.pk}&id={live_news.get_parent().pk}", fields)
        if not Page.objects.filter(pk=live_news.pk, live=True).exists():
            done.add(who)
            Page.objects.filter(depth__gt=2).update(live=True)
    assert done == able
    assert Page.objects.filter(pk=live_news.pk).exists()


def test_the_author_sees_the_reviewers_words_where_she_corrects_the_text(desk, in_review):
    post(desk.browser("reviewer-fi"), in_review, "send_back", **{**read(in_review), "comment": "Lisää lähde."})
    shown = desk.browser("author-fi").get(reverse("wagtailadmin_pages:edit", args=[in_review.pk])).content.decode()
    assert "Lisää lähde." in shown


def test_words_that_were_written_survive_a_refused_decision(desk, in_review):
    stale = read(in_review)
    change(in_review, desk["author-fi"])
    answer = post(desk.browser("reviewer-fi"), in_review, **{**stale, "comment": "Pitkä perustelu"})
    assert "Pitkä perustelu" in answer.content.decode()
    assert_nothing_went_live()


def test_the_way_to_the_reviews_is_in_the_menu_of_reviewers(desk):
    address = reverse("review_list")
    assert address in desk.browser("reviewer-fi").get("/admin/").content.decode()
    assert address not in desk.browser("author-fi").get("/admin/").content.decode()
