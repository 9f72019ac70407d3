"""The translator's screens: who sees which button, where the closed doors answer, what submitting says."""

from unittest import mock

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.translations.admin import remove_stock_buttons
from cms.translations.bridge import translation_of
from tests.cms.desk import fill_in

TRANSLATORS = {"translator-sv", "site-manager", "everything"}


def test_the_segment_editor_says_what_is_missing_and_submits(desk, translation):
    browser = desk.browser("translator-sv")
    shown = browser.get(reverse("wagtailadmin_pages:edit", args=[translation.pk])).content.decode()
    assert reverse("submit_translation", args=[translation.pk]) in shown
    answer = browser.post(reverse("submit_translation", args=[translation.pk]))
    assert answer.status_code == 302
    assert Page.objects.get(pk=translation.pk).workflow_in_progress


def test_submitting_an_unfinished_translation_says_so(desk, translation):
    fill_in(translation, desk["translator-sv"])
    translation_of(translation).source.stringsegment_set.first().string.translations.all().delete()
    answer = desk.browser("translator-sv").post(reverse("submit_translation", args=[translation.pk]), follow=True)
    assert not Page.objects.get(pk=translation.pk).workflow_in_progress
    assert answer.status_code == 200


@pytest.mark.parametrize("name", ["submit_translation", "refresh_translation"])
def test_nothing_is_submitted_or_refreshed_by_get(desk, translation, name):
    for who, browser in desk.browsers():
        if who != "anonymous":
            assert browser.get(reverse(name, args=[translation.pk])).status_code == 405, who


def test_refreshing_is_for_translators_of_the_language(desk, translation):
    able = set()
    for who, browser in desk.browsers():
        with mock.patch("cms.translations.admin.take_segments") as take:
            browser.post(reverse("refresh_translation", args=[translation.pk]))
        if take.called:
            able.add(who)
    assert able == TRANSLATORS


def test_the_translate_button_is_shown_to_translators_who_also_work_in_the_original_tree(desk, original):
    desk["translator-sv"].groups.add(Group.objects.get(name="translator-fi"))
    address = reverse("wagtailadmin_explore", args=[original.get_parent().pk])
    button = reverse("start_translation", args=[original.pk])
    showing = {who for who, browser in desk.browsers() if button in browser.get(address).content.decode()}
    assert showing == TRANSLATORS


def test_buttons_of_the_closed_doors_are_taken_out(desk, original):
    buttons = [
        Button("a", "/admin/localize/submit/page/1/"),
        Button("b", "/admin/localize/update/1/"),
        Button("c", "/x/"),
    ]
    remove_stock_buttons(buttons, original, desk["superuser"])
    assert [button.label for button in buttons] == ["c"]
