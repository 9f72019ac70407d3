"""Makes groups, rights and workflows of the database what ``cms.roles`` says."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.models.review import ReviewTask
from cms.roles import LANGUAGES, REVIEW_TASK_NAMES, REVIEW_WORKFLOW_NAMES, ROLES, Role

STOCK_GROUPS = ("Editors", "Moderators")


@transaction.atomic
def sync_roles() -> None:
    """Creates what is missing and removes what the roles table does not name; safe to repeat.

    The front pages of both languages must exist. The stock groups and every workflow that is not ours go away, since
    they would publish past the language's reviewers.
    """
    homes = {language: _home(language) for language in LANGUAGES}
    Group.objects.filter(name__in=STOCK_GROUPS).delete()
    Permission.objects.get(content_type__app_label="wagtail_localize", codename="submit_translation").group_set.clear()
    for role in ROLES:
        _sync_group(role, homes)
    for language, home in homes.items():
        _sync_workflow(language, home)
    _remove_other_workflows(list(homes.values()))


def _home(language: str) -> Page:
    locale = Locale.objects.get(language_code=language)
    return Page.objects.get(depth=2, locale=locale)


def _sync_group(role: Role, homes: dict[str, Page]) -> None:
    group, _created = Group.objects.get_or_create(name=role.code)
    group.permissions.set(_permissions(role.model_rights))
    wanted = {
        (homes[language].pk, permission.pk)
        for language in role.languages
        for permission in Permission.objects.filter(
            content_type__app_label="wagtailcore", codename__in=[f"{right}_page" for right in role.page_rights]
        )
    }
    _sync_page_rights(group, wanted)
    media = set(Permission.objects.filter(_media_filter(role.media_rights)).values_list("pk", flat=True))
    GroupCollectionPermission.objects.filter(group=group).exclude(permission__in=media).delete()
    root = Collection.get_first_root_node()
    for permission_id in media:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission_id=permission_id)


def _sync_page_rights(group: Group, wanted: set[tuple[int, int]]) -> None:
    for row in GroupPagePermission.objects.filter(group=group):
        if (row.page_id, row.permission_id) not in wanted:
            row.delete()
    for page_id, permission_id in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page_id=page_id, permission_id=permission_id)


def _permissions(names: Iterable[str]) -> list[Permission]:
    return [
        Permission.objects.get(content_type__app_label=app, codename=codename)
        for app, codename in (name.split(".") for name in names)
    ]


def _media_filter(rights: tuple[str, ...]) -> Q:
    """The permissions of Wagtail's own image and document, which stand for whatever model a site has in their place."""
    apps = {"image": "wagtailimages", "document": "wagtaildocs"}
    condition = Q(pk__in=[])
    for right in rights:
        kind = right.split("_")[1]
        condition |= Q(content_type__app_label=apps[kind], content_type__model=kind, codename=right)
    return condition


def _sync_workflow(language: str, home: Page) -> None:
    task, _created = ReviewTask.objects.get_or_create(language=language, defaults={"name": REVIEW_TASK_NAMES[language]})
    workflow, _created = Workflow.objects.get_or_create(name=REVIEW_WORKFLOW_NAMES[language])
    Task.objects.filter(pk=task.pk).update(active=True)
    Workflow.objects.filter(pk=workflow.pk).update(active=True)
    workflow.workflow_tasks.exclude(task=task.task_ptr).delete()
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr)
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})


def _remove_other_workflows(homes: list[Page]) -> None:
    ours = list(REVIEW_WORKFLOW_NAMES.values())
    WorkflowPage.objects.exclude(page__in=homes).delete()
    Workflow.objects.exclude(name__in=ours).delete()
    Task.objects.exclude(pk__in=ReviewTask.objects.values("pk")).delete()
