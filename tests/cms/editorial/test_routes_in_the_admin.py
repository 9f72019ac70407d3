"""Every way of Wagtail's admin to "live", tried by everybody through a browser: nothing goes live unread."""

from django.urls import reverse
from wagtail.models import Page, TaskState

from pages.models import NewsIndexPage, NewsPage
from tests import factories
from tests.cms.desk import (
    DRAFT_TITLE,
    LIVE_TITLE,
    assert_nothing_went_live,
    change,
    form_of,
    read,
)


def index_of(desk):
    return factories.below(NewsIndexPage, desk.home)


def test_create_and_publish_makes_a_draft_at_most(desk):
    address = reverse("wagtailadmin_pages:add", args=["pages", "newspage", index_of(desk).pk])
    made = 0
    for who, browser in desk.browsers():
        fields = form_of(NewsPage(title=DRAFT_TITLE, slug=f"uusi-{made}"), **{"action-publish": "action-publish"})
        browser.post(address, fields)
        assert_nothing_went_live(who)
        made = NewsPage.objects.count()
    assert made > 0


def test_publish_button_of_the_page_form_saves_a_draft_at_most(desk, live_news):
    address = reverse("wagtailadmin_pages:edit", args=[live_news.pk])
    for who, browser in desk.browsers():
        browser.post(address, form_of(live_news, title=DRAFT_TITLE, **{"action-publish": "action-publish"}))
        assert_nothing_went_live(who)
    assert Page.objects.get(pk=live_news.pk).latest_revision.content["title"] == DRAFT_TITLE


def test_bulk_publish_publishes_nothing(desk, draft, changed_news):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    for who, browser in desk.browsers():
        for fields in ({}, {"include_descendants": "on"}):
            browser.post(f"{address}?id={draft.pk}&id={changed_news.pk}&next=/admin/", fields)
            browser.post(f"{address}?id={index_of(desk).pk}&next=/admin/", fields)
            assert_nothing_went_live(who)


def test_copy_live_makes_a_draft_at_most(desk, draft, live_news):
    NewsPage.objects.filter(pk=live_news.pk).update(lead="Elävä")
    for who, browser in desk.browsers():
        for number, source in enumerate((live_news, draft)):
            fields = {
                "new_title": DRAFT_TITLE, "new_slug": f"kopio-{number}-{who}", "new_parent_page": index_of(desk).pk,
                "publish_copies": "on", "copy_subpages": "on",
            }  # fmt: skip
            browser.post(reverse("wagtailadmin_pages:copy", args=[source.pk]), fields)
            assert_nothing_went_live(who)


def test_alias_update_cannot_happen_because_nobody_makes_an_alias(desk, draft, live_news):
    for who, browser in desk.browsers():
        for source in (live_news, draft):
            fields = {
                "new_title": DRAFT_TITLE, "new_slug": f"alias-{source.pk}-{who}",
                "new_parent_page": index_of(desk).pk, "alias": "on",
            }  # fmt: skip
            browser.post(reverse("wagtailadmin_pages:copy", args=[source.pk]), fields)
            assert not Page.objects.filter(alias_of__isnull=False).exists(), who


def test_move_of_a_live_page_is_refused_in_the_admin(desk, live_news):
    other = factories.page(NewsIndexPage, desk.home_sv)
    place = live_news.get_parent().pk
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    for who, browser in desk.browsers():
        browser.post(reverse("wagtailadmin_pages:move", args=[live_news.pk]), {"new_parent_page": other.pk})
        browser.post(reverse("wagtailadmin_pages:move_confirm", args=[live_news.pk, other.pk]))
        browser.post(f"{bulk}?id={live_news.pk}", {"chooser": other.pk, "move_applicable": "on"})
        assert Page.objects.get(pk=live_news.pk).get_parent().pk == place, who


def test_a_draft_does_not_move_into_the_other_languages_tree(desk, draft):
    other = factories.page(NewsIndexPage, desk.home_sv)
    place = draft.get_parent().pk
    for who, browser in desk.browsers():
        browser.post(reverse("wagtailadmin_pages:move_confirm", args=[draft.pk, other.pk]))
        assert Page.objects.get(pk=draft.pk).get_parent().pk == place, who


def test_schedule_written_by_the_author_schedules_nothing(desk, draft, changed_news):
    times = {"go_live_at": "2020-01-01 10:00", "expire_at": "", "action-publish": "action-publish"}
    for who, browser in desk.browsers():
        for page in (draft, changed_news):
            browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, title=DRAFT_TITLE, **times))
            newest = Page.objects.get(pk=page.pk).latest_revision
            assert newest.content["go_live_at"] is None, who
            assert newest.approved_go_live_at is None, who
        assert_nothing_went_live(who)


def test_revert_and_publish_makes_a_draft_at_most(desk, changed_news):
    unread = change(changed_news, desk["author-fi"], DRAFT_TITLE)
    change(changed_news, desk["author-fi"], LIVE_TITLE)
    for who, browser in desk.browsers():
        browser.get(reverse("wagtailadmin_pages:revisions_revert", args=[changed_news.pk, unread.pk]))
        fields = form_of(changed_news, title=DRAFT_TITLE, revision=unread.pk, **{"action-publish": "action-publish"})
        browser.post(reverse("wagtailadmin_pages:edit", args=[changed_news.pk]), fields)
        assert_nothing_went_live(who)


def test_workflow_action_address_approves_nothing(desk, in_review):
    state = in_review.current_workflow_state.current_task_state
    names = ("workflow_action", "collect_workflow_action_data")
    for who, browser in desk.browsers():
        for fields in ({}, {"comment": "", **read(in_review)}):
            for name in names:
                for action in ("approve", "reject"):
                    browser.post(reverse(f"wagtailadmin_pages:{name}", args=[in_review.pk, action, state.pk]), fields)
        assert_nothing_went_live(who)
        assert TaskState.objects.get(pk=state.pk).status == TaskState.STATUS_IN_PROGRESS, who


def test_workflow_action_of_the_page_form_approves_nothing(desk, in_review):
    state = in_review.current_workflow_state.current_task_state
    extra = {"action-workflow-action": "true", "workflow-action-name": "approve", "workflow-action-extra-data": "{}"}
    for who, browser in desk.browsers():
        fields = form_of(in_review, **extra)
        browser.post(reverse("wagtailadmin_pages:edit", args=[in_review.pk]), fields)
        assert_nothing_went_live(who)
        assert TaskState.objects.get(pk=state.pk).status == TaskState.STATUS_IN_PROGRESS, who


def test_locked_page_is_not_written_and_not_published(desk, changed_news):
    Page.objects.filter(pk=changed_news.pk).update(locked=True, locked_by=desk["site-manager"])
    before = Page.objects.get(pk=changed_news.pk).latest_revision_id
    for who, browser in desk.browsers():
        if who == "site-manager":
            continue
        for action in ({}, {"action-submit": "1"}, {"action-publish": "1"}):
            browser.post(reverse("wagtailadmin_pages:edit", args=[changed_news.pk]), form_of(changed_news, **action))
        assert Page.objects.get(pk=changed_news.pk).latest_revision_id == before, who
        assert Page.objects.get(pk=changed_news.pk).current_workflow_state is None, who
        assert_nothing_went_live(who)


def test_view_restrictions_are_the_site_managers(desk, live_news):
    address = reverse("wagtailadmin_pages:set_privacy", args=[live_news.pk])
    allowed = {}
    for who, browser in desk.browsers():
        browser.post(address, {"restriction_type": "login", "password": "", "groups": []})
        allowed[who] = live_news.view_restrictions.exists()
        live_news.view_restrictions.all().delete()
    assert {who for who, done in allowed.items() if done} == {"site-manager", "everything"}
