"""Who may: the predicates for every role, and for those who have none."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import PermissionDenied
from wagtail.models import GroupApprovalTask, Page, WorkflowTask

from cms import permissions
from cms.editorial import services
from cms.models import User
from tests.cms.desk import change

FI = {"author-fi", "translator-fi", "reviewer-fi", "second-reviewer-fi"}
MANAGERS = {"site-manager", "everything"}


def able(desk, predicate):
    return {who for who, person in desk.each() if predicate(person)}


def test_predicates_by_language(desk):
    assert able(desk, lambda who: permissions.may_write(who, "fi")) == {"author-fi", "secretary"} | MANAGERS
    assert able(desk, lambda who: permissions.may_translate(who, "sv")) == {"translator-sv"} | MANAGERS
    assert able(desk, lambda who: permissions.may_review(who, "fi")) == {
        *("reviewer-fi", "second-reviewer-fi", "everything"),
    }
    assert able(desk, lambda who: permissions.may_review(who, "sv")) == {"reviewer-sv", "everything"}
    assert able(desk, permissions.may_manage_site) == MANAGERS
    assert able(desk, permissions.may_moderate_events) == {"event-moderator"} | MANAGERS
    assert able(desk, permissions.may_edit_pages) >= FI | {"secretary"} | MANAGERS
    assert not able(desk, permissions.may_edit_pages) & {"event-moderator", "superuser"}


def test_nobody_anonymous_inactive_or_merely_a_superuser_has_a_role(desk):
    closed = User.objects.create_user("closed", is_active=False)
    closed.groups.set(Group.objects.all())
    for person in (AnonymousUser(), closed, desk["superuser"]):
        assert permissions.roles_of(person) == ()


def test_no_page_right_publishes_for_anybody(desk, live_news, draft):
    for who, person in desk.each():
        for page in (live_news, draft, Page.objects.get(pk=draft.pk), live_news.get_parent(), desk.home):
            tester = page.permissions_for_user(person)
            assert not any((tester.can_publish(), tester.can_publish_subpage())), who


def test_live_text_is_neither_moved_nor_deleted_by_anybody(desk, live_news):
    for who, person in desk.each():
        for page in (live_news, live_news.get_parent(), desk.home):
            tester = page.permissions_for_user(person)
            assert not any((tester.can_move(), tester.can_delete())), who


def test_everybody_who_wrote_since_the_last_publication_is_a_contributor(desk, live_news):
    assert permissions.contributors(live_news) == set()
    for who in ("author-fi", "secretary", "author-fi"):
        change(live_news, desk[who])
    page = Page.objects.get(pk=live_news.pk)
    assert permissions.contributors(page) == {desk["author-fi"].pk, desk["secretary"].pk}
    page.specific.unpublish()
    assert permissions.contributors(Page.objects.get(pk=page.pk)) == {desk["author-fi"].pk, desk["secretary"].pk}


def test_a_workflow_that_an_administrator_adds_publishes_nothing(desk, draft):
    workflow = draft.get_workflow()
    stock = GroupApprovalTask.objects.create(name="Pikatie")
    WorkflowTask.objects.filter(workflow=workflow).update(task=stock)
    state = workflow.start(draft, desk["author-fi"])
    for _who, person in desk.each():
        with pytest.raises(PermissionDenied):
            state.current_task_state.task.specific.on_action(state.current_task_state.specific, person, "approve")
        state.refresh_from_db()
    with pytest.raises(PermissionDenied):
        services.approve(page=Page.objects.get(pk=draft.pk), user=desk["reviewer-fi"], revision_id=1, digest="")
    assert not Page.objects.get(pk=draft.pk).live
