"""Every way of Wagtail's own code to "live", without a browser: the guard refuses it, drafts pass."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, TaskState

from cms.editorial import services
from cms.editorial.guard import UnreviewedPublication, in_publishing_service, publishing_service
from pages.models import NewsIndexPage, NewsPage
from tests import factories
from tests.cms.desk import DRAFT_TITLE, assert_nothing_went_live, change, read


def save_live_text(page, **_):
    page = NewsPage.objects.get(pk=page.pk)
    page.title = DRAFT_TITLE
    page.live = True
    page.save()


def save_live_field(page, **_):
    page = NewsPage.objects.get(pk=page.pk)
    page.title, page.live = DRAFT_TITLE, True
    page.save(update_fields=["title", "live"])


def save_as_plain_page(page, **_):
    page = Page.objects.get(pk=page.pk)
    page.title, page.live = DRAFT_TITLE, True
    page.save()


def save_plain_field(page, **_):
    page = Page.objects.get(pk=page.pk)
    page.title, page.live = DRAFT_TITLE, True
    page.save(update_fields=["title", "live"])


def publish_revision(page, person):
    change(page, person).publish(user=person)


def publish_revision_without_a_person(page, **_):
    change(page, None).publish()


def publish_by_action(page, person):
    revision = change(page, person)
    PublishPageRevisionAction(revision, user=person).execute(skip_permission_checks=True)


def add_live_child(page, person):
    index = Page.objects.get(pk=page.get_parent().pk)
    index.add_child(instance=NewsPage(title=DRAFT_TITLE, slug="uusi", live=True, owner=person, locale=page.locale))


def copy_live(page, person):
    draft = change(page, person).as_object()
    draft.copy(update_attrs={"slug": "kopio", "title": DRAFT_TITLE}, keep_live=True, user=None)
    raise UnreviewedPublication  # a copy of a draft is a draft: nothing to refuse


def make_alias(page, person):
    CreatePageAliasAction(page, update_slug="alias", user=person).execute(skip_permission_checks=True)


def approve_step(page, person):
    page = NewsPage.objects.get(pk=page.pk)
    revision = change(page, person)
    state = services.submit_for_review(page=page, user=page.owner).current_task_state
    assert state.revision_id == revision.pk
    state.specific.approve(user=person)


def approve_plain_step(page, person):
    change(page, person)
    state = services.submit_for_review(page=NewsPage.objects.get(pk=page.pk), user=page.owner).current_task_state
    TaskState.objects.get(pk=state.pk).approve(user=person)


def finish_workflow(page, person):
    change(page, person)
    services.submit_for_review(page=NewsPage.objects.get(pk=page.pk), user=page.owner).finish(user=person)


ROUTES = [
    save_live_text, save_live_field, save_as_plain_page, save_plain_field, publish_revision,
    publish_revision_without_a_person, publish_by_action, add_live_child, copy_live, make_alias, approve_step,
    approve_plain_step, finish_workflow,
]  # fmt: skip


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.__name__)
def test_no_way_of_wagtails_own_code_publishes_for_anybody(desk, draft, live_news, route):
    for who, person in desk.each():
        for page in (draft, live_news):
            with pytest.raises(PermissionDenied), transaction.atomic():
                route(page=page, person=person)
            assert_nothing_went_live(f"{route.__name__} by {who}")
            assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_an_alias_of_old_is_not_updated_by_its_original(desk, draft):
    index = draft.get_parent()
    alias = factories.news(desk.home, title="Peili", slug="peili", live=False)
    Page.objects.filter(pk=alias.pk).update(alias_of=draft)
    services.submit_for_review(page=draft, user=desk["author-fi"])
    with pytest.raises(UnreviewedPublication):
        services.approve(page=Page.objects.get(pk=draft.pk), user=desk["reviewer-fi"], **read(draft))
    assert not index.get_children().live().exists()
    ConvertAliasPageAction(Page.objects.get(pk=alias.pk).specific).execute(skip_permission_checks=True)
    services.approve(page=Page.objects.get(pk=draft.pk), user=desk["reviewer-fi"], **read(draft))
    assert not Page.objects.get(pk=alias.pk).live


def test_a_live_page_does_not_move_outside_its_service(desk, live_news):
    other = factories.page(NewsIndexPage, desk.home_sv)
    for moved in (live_news, Page.objects.get(pk=live_news.pk), live_news.get_parent()):
        with pytest.raises(UnreviewedPublication), transaction.atomic():
            moved.move(other, pos="last-child")


def test_a_live_page_may_be_put_in_another_order_below_its_parent(desk, live_news):
    second = factories.news(desk.home, title="Toinen")
    Page.objects.get(pk=second.pk).move(Page.objects.get(pk=live_news.pk), pos="left")
    assert [page.title for page in live_news.get_parent().get_children()][0] == "Toinen"


def test_drafts_bookkeeping_and_unpublishing_pass(desk, live_news, draft):
    draft.title = "Luonnos elää"
    draft.save()
    change(live_news, desk["author-fi"])
    stored = NewsPage.objects.get(pk=live_news.pk)
    stored.locked, stored.locked_by, stored.locked_at = True, desk["reviewer-fi"], timezone.now()
    stored.save()
    stored.unpublish()
    assert not NewsPage.objects.get(pk=live_news.pk).live


def test_the_publishing_context_ends_with_its_block_even_after_an_error():
    def fail():
        with publishing_service():
            assert in_publishing_service()
            raise ValueError

    with pytest.raises(ValueError, match="^$"):
        fail()
    assert not in_publishing_service()
