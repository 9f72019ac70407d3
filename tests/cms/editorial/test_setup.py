"""sync_roles and setup_site may be run again and again; what would publish past review goes away."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
)

from cms.editorial.setup import sync_roles
from cms.models.review import ReviewTask

pytestmark = pytest.mark.django_db


def state():
    """Everything that the commands set, by name."""
    return {
        "pages": sorted(Page.objects.values_list("url_path", "title", "locale__language_code", "live")),
        "sites": list(Site.objects.values_list("hostname", "root_page__url_path")),
        "groups": sorted(Group.objects.values_list("name", flat=True)),
        "rights": sorted(Group.objects.values_list("name", "permissions__codename")),
        "page rights": sorted(GroupPagePermission.objects.values_list("group__name", "page", "permission__codename")),
        "media": sorted(GroupCollectionPermission.objects.values_list("group__name", "permission__codename")),
        "workflows": sorted(Workflow.objects.values_list("name", "active", "workflow_tasks__task__name")),
        "on pages": sorted(WorkflowPage.objects.values_list("page__url_path", "workflow__name")),
        "tasks": sorted(Task.objects.values_list("name", "active")),
    }


def set_up():
    call_command("setup_site")
    call_command("sync_roles")


def test_setting_up_twice_is_as_once():
    set_up()
    first = state()
    set_up()
    assert state() == first


def test_stock_groups_workflows_and_tasks_are_gone():
    set_up()
    assert not Group.objects.filter(name__in=("Editors", "Moderators")).exists()
    assert set(Workflow.objects.values_list("name", flat=True)) == {"Suomenkielinen tarkistus", "Svensk granskning"}
    assert Task.objects.count() == ReviewTask.objects.count() == 2
    assert {row.page.depth for row in WorkflowPage.objects.all()} == {2}


def test_what_somebody_added_by_hand_is_taken_back():
    set_up()
    clean = state()
    group, home = Group.objects.get(name="author-fi"), Page.objects.get(depth=2, locale__language_code="fi")
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=home, permission=publish)
    GroupPagePermission.objects.create(group=group, page=Page.objects.get(depth=1), permission=publish)
    group.permissions.add(Permission.objects.get(codename="submit_translation"))
    GroupCollectionPermission.objects.create(
        group=group,
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="delete_image", content_type__app_label="wagtailimages"),
    )
    task = GroupApprovalTask.objects.create(name="Oma")
    own = Workflow.objects.create(name="Oikotie")
    own.workflow_tasks.create(task=task)
    section = home.get_children().first()
    WorkflowPage.objects.create(page=section, workflow=own)
    ours = Workflow.objects.get(name="Suomenkielinen tarkistus")
    ours.workflow_tasks.create(task=task, sort_order=9)
    WorkflowPage.objects.create(
        page=home.get_children().last(), workflow=Workflow.objects.get(name="Svensk granskning")
    )
    sync_roles()
    assert state() == clean
