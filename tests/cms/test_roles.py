"""The roles table: what each role may do is written out here, so that a change of it is seen."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Site

from cms.editorial.setup import sync_roles
from cms.models import SiteSettings
from cms.roles import ROLES

LIBRARY = {"add_image", "choose_image", "add_document", "choose_document"}
KEEPS_LIBRARY = {"change_image", "delete_image", "change_document", "delete_document"}
DESK = {"wagtailadmin.access_admin"}
SITE = {
    *("cms.change_sitesettings", "cms.add_user", "cms.change_user", "cms.view_user"),
    *(f"wagtailredirects.{action}_redirect" for action in ("add", "change", "delete")),
    *("pages.change_feedback", "search.delete_searchalert"),
}
EVENT_LISTS = {f"events.{action}_{what}" for action in ("add", "change", "delete") for what in ("venue", "category")}
WRITES, REVIEWS = {"add_page", "change_page"}, {"change_page", "lock_page", "unlock_page"}
MANAGES = {"add_page", "change_page", "lock_page", "unlock_page", "bulk_delete_page"}
BOTH = {"fi", "sv"}
SEARCH = {f"search.{action}_{what}" for action in ("add", "change", "delete") for what in ("term", "pin")}
EXPECTED = {
    "author-fi": ({"fi"}, WRITES, LIBRARY, DESK),
    "author-sv": ({"sv"}, WRITES, LIBRARY, DESK),
    "translator-fi": ({"fi"}, {"change_page"}, LIBRARY, DESK),
    "translator-sv": ({"sv"}, {"change_page"}, LIBRARY, DESK),
    "reviewer-fi": ({"fi"}, REVIEWS, LIBRARY, DESK | SEARCH),
    "reviewer-sv": ({"sv"}, REVIEWS, LIBRARY, DESK | SEARCH),
    "secretary": (BOTH, WRITES, LIBRARY, DESK),
    "event-moderator": (BOTH, set(), LIBRARY, DESK | EVENT_LISTS),
    "site-manager": (BOTH, MANAGES, LIBRARY | KEEPS_LIBRARY, DESK | SITE | EVENT_LISTS | SEARCH),
}
FORBIDDEN = ("publish_page", "submit_translation", "delete_page")
SCREENS = {
    "settings": "/admin/settings/cms/sitesettings/",
    "redirects": "/admin/redirects/",
    "users": "/admin/users/",
    "sites": "/admin/sites/",
    "groups": "/admin/groups/",
    "locales": "/admin/locales/",
    "collections": "/admin/collections/",
    "workflows": "/admin/workflows/list/",
    "tasks": "/admin/workflows/tasks/index/",
}


@pytest.mark.django_db
@pytest.mark.parametrize("code", EXPECTED)
def test_a_role_has_exactly_its_rights(minimal_site, code):
    sync_roles()
    sync_roles()
    languages, page_rights, media_rights, model_rights = EXPECTED[code]
    group = Group.objects.get(name=code)
    pages = GroupPagePermission.objects.filter(group=group)
    homes = {"fi": minimal_site.fi.pk, "sv": minimal_site.sv.pk}
    assert {(row.page_id, row.permission.codename) for row in pages} == {
        (homes[language], right) for language in languages for right in page_rights
    }
    media = GroupCollectionPermission.objects.filter(group=group)
    assert {row.permission.codename for row in media} == media_rights
    rights = {f"{right.content_type.app_label}.{right.codename}" for right in group.permissions.all()}
    assert rights == model_rights


def test_the_table_names_these_roles_and_no_others():
    assert {role.code for role in ROLES} == EXPECTED.keys()


@pytest.mark.django_db
@pytest.mark.parametrize("codename", FORBIDDEN)
def test_no_group_has_a_right_that_leads_past_review(minimal_site, codename):
    sync_roles()
    right = Permission.objects.filter(codename=codename)
    assert not GroupPagePermission.objects.filter(permission__in=right).exists()
    assert not Group.objects.filter(permissions__in=right).exists()


def test_the_screens_of_the_site_are_the_site_managers_and_the_administrators(desk):
    everybody = dict(desk.browsers())
    able = {
        screen: {who for who, browser in everybody.items() if browser.get(address).status_code == 200}
        for screen, address in {**SCREENS, "settings": f"{SCREENS['settings']}{site_number()}/"}.items()
    }
    administrators = {"superuser", "everything"}
    for screen in ("settings", "redirects", "users"):
        assert able[screen] == {"site-manager", *administrators}, screen
    for screen in ("sites", "groups", "locales", "workflows", "tasks"):
        assert able[screen] == administrators, screen


def site_number():
    return Site.objects.get().pk


def test_settings_of_the_site_are_changed_by_the_site_manager_only(desk):
    address = reverse("wagtailsettings:edit", args=["cms", "sitesettings", site_number()])
    changed = set()
    for who, browser in desk.browsers():
        fields = {"notice_fi": who, "notice_sv": "", "tagline_fi": "", "tagline_sv": "", "about_fi": "", "about_sv": ""}
        browser.post(address, {**fields, "contact_email": ""})
        if SiteSettings.objects.filter(notice_fi=who).exists():
            changed.add(who)
    assert changed == {"site-manager", "superuser", "everything"}
