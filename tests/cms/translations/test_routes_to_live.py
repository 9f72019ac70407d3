"""Every way of wagtail-localize to "live", tried by everybody: the Swedish page stays as its reviewers approved it."""

import io

import polib
import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from wagtail.models import Locale, Page, TaskState
from wagtail_localize.models import LocaleSynchronization, StringSegment, Translation
from wagtail_localize.operations import translate_object
from wagtail_localize.views.convert import convert_to_alias

from cms.editorial import services
from cms.translations import bridge
from pages.models import NewsPage
from tests.cms.desk import DRAFT_TITLE, LIVE_TITLE, fill_in, read

SV_TITLE = f"SV {LIVE_TITLE}"


def swedish():
    return NewsPage.objects.filter(locale__language_code="sv")


def assert_unread_is_not_live(who=""):
    live = swedish().filter(live=True).exclude(title=SV_TITLE)
    assert list(live.values_list("title", flat=True)) == [], f"live through {who}"
    assert not Page.objects.filter(alias_of__isnull=False).exists(), who


def test_translate_with_wagtail_localize_is_closed_to_everybody(desk, original):
    address = f"/admin/localize/submit/page/{original.pk}/"
    sv = Locale.objects.get(language_code="sv").pk
    for who, browser in desk.browsers():
        assert browser.get(address).status_code in (302, 403), who
        browser.post(address, {"locales": [sv], "include_subtree": "on"})
        assert not swedish().exists(), who


def test_translate_through_the_bridge_makes_a_draft(desk, original):
    address = reverse("start_translation", args=[original.pk])
    made = set()
    for who, browser in desk.browsers():
        browser.get(address)
        browser.post(address)
        assert_unread_is_not_live(who)
        if swedish().exists():
            made.add(who)
            swedish().get().delete()
            Translation.objects.all().delete()
    assert made == {"translator-sv", "site-manager", "everything"}


def test_sync_and_publish_is_closed_to_everybody(desk, original, live_translation):
    source = bridge.translation_of(live_translation).source
    address = f"/admin/localize/update/{source.pk}/"
    before = Page.objects.get(pk=live_translation.pk).latest_revision_id
    for who, browser in desk.browsers():
        for fields in ({}, {"publish_translations": "on"}, {"use_machine_translation": "on"}):
            browser.post(address, fields)
        assert_unread_is_not_live(who)
        assert Page.objects.get(pk=live_translation.pk).latest_revision_id == before, who


def test_publish_in_the_translation_editor_is_refused_for_everybody(desk, translation):
    address = reverse("wagtailadmin_pages:edit", args=[translation.pk])
    for who, browser in desk.browsers():
        for field in ("action", "action-publish"):
            browser.post(address, {field: "publish"})
        assert_unread_is_not_live(who)
        assert not swedish().filter(live=True).exists(), who


def test_publish_in_the_translation_editor_of_a_live_page_is_refused_for_everybody(desk, live_translation):
    fill_in(live_translation, desk["translator-sv"], title=DRAFT_TITLE)
    for who, browser in desk.browsers():
        browser.post(reverse("wagtailadmin_pages:edit", args=[live_translation.pk]), {"action": "publish"})
        assert_unread_is_not_live(who)


def test_convert_to_alias_is_refused_for_everybody(desk, translation, live_translation, rf):
    for who, browser in desk.browsers():
        browser.post(f"/admin/localize/page/{translation.pk}/convert_to_alias/")
        browser.post(
            reverse("wagtailadmin_pages:edit", args=[translation.pk]), {"localize-convert-to-alias": "Convert"}
        )
        assert_unread_is_not_live(who)
    for who, person in desk.each():
        request = rf.post("/")
        request.user = person
        with pytest.raises(PermissionDenied), transaction.atomic():
            convert_to_alias(request, translation.pk)
        assert_unread_is_not_live(who)


@pytest.mark.parametrize("door", ["machine_translate", "disable"])
def test_machine_translation_and_the_end_of_synchronising_are_closed(desk, live_translation, door):
    number = bridge.translation_of(live_translation).pk
    for who, browser in desk.browsers():
        browser.post(f"/admin/localize/translate/{number}/{door}/")
        assert Translation.objects.get(pk=number).enabled, who
        assert_unread_is_not_live(who)


@pytest.mark.parametrize("publish", [True, False])
def test_save_target_of_a_live_translation_is_refused(desk, live_translation, publish):
    fill_in(live_translation, desk["translator-sv"], title=DRAFT_TITLE)
    translation = bridge.translation_of(live_translation)
    for who, person in desk.each():
        with pytest.raises(PermissionDenied), transaction.atomic():
            translation.save_target(user=person, publish=publish)
        assert_unread_is_not_live(who)


def test_save_target_publishes_no_new_translation(translation, django_capture_on_commit_callbacks):
    with pytest.raises(PermissionDenied), django_capture_on_commit_callbacks(execute=True):
        bridge.translation_of(translation).save_target(publish=True)
    assert_unread_is_not_live()


def test_wagtail_localizes_own_operation_makes_drafts(original, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        translate_object(original, [Locale.objects.get(language_code="sv")])
    assert swedish().exists()
    assert not swedish().filter(live=True).exists()


def test_locale_synchronisation_makes_no_aliases(desk, original):
    fi, sv = (Locale.objects.get(language_code=code) for code in ("fi", "sv"))
    with pytest.raises(PermissionDenied), transaction.atomic():
        LocaleSynchronization.objects.create(locale=sv, sync_from=fi).sync_trees()
    assert_unread_is_not_live()


def test_segments_and_po_files_change_nothing_live(desk, live_translation):
    translation = bridge.translation_of(live_translation)
    segment = StringSegment.objects.get(source=translation.source, context__path="title")
    catalogue = translation.export_po()
    next(entry for entry in catalogue if entry.msgctxt == "title").msgstr = DRAFT_TITLE
    assert isinstance(catalogue, polib.POFile)
    before = Page.objects.get(pk=live_translation.pk).latest_revision_id
    for who, browser in desk.browsers():
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        browser.put(address, f"value={DRAFT_TITLE}", content_type="application/x-www-form-urlencoded")
        file = io.BytesIO(str(catalogue).encode())
        file.name = "svenska.po"
        browser.post(reverse("wagtail_localize:upload_pofile", args=[translation.pk]), {"file": file})
        assert_unread_is_not_live(who)
        assert Page.objects.get(pk=live_translation.pk).latest_revision_id == before, who


def test_submitting_a_translation_publishes_nothing_and_needs_the_translators_role(desk, translation):
    submitted = set()
    for who, browser in desk.browsers():
        browser.post(reverse("submit_translation", args=[translation.pk]))
        assert_unread_is_not_live(who)
        state = Page.objects.get(pk=translation.pk).current_workflow_state
        if state is not None:
            submitted.add(who)
            state.cancel()
    assert submitted == {"translator-sv", "site-manager", "everything"}


def test_a_reviewer_who_translated_a_segment_may_not_approve_it(desk, translation):
    fill_in(translation, desk["reviewer-sv"])
    bridge.submit_translation(page=translation, user=desk["translator-sv"])
    with pytest.raises(PermissionDenied):
        services.approve(page=Page.objects.get(pk=translation.pk), user=desk["reviewer-sv"], **read(translation))
    assert_unread_is_not_live()


def test_segments_changed_after_submitting_do_not_go_live_with_the_approval(desk, translation):
    bridge.submit_translation(page=translation, user=desk["translator-sv"])
    fill_in(translation, desk["translator-sv"], title=DRAFT_TITLE)
    page = services.approve(page=Page.objects.get(pk=translation.pk), user=desk["reviewer-sv"], **read(translation))
    assert page.title == SV_TITLE
    assert TaskState.objects.filter(status=TaskState.STATUS_APPROVED).count() == 1
