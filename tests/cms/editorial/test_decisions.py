"""A decision is about the text that was read, by somebody who wrote none of it, and is taken once."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, Revision, TaskState

from cms.editorial import services
from cms.editorial.decisions import AlreadyDecided, DecisionRefused, TextChanged, digest_of, is_approved
from cms.permissions import may_review
from pages.models import NewsPage
from tests import factories
from tests.cms.desk import DRAFT_TITLE, LIVE_TITLE, assert_nothing_went_live, change, read


def stored(page):
    return Page.objects.get(pk=page.pk)


def approve(desk, page, who="reviewer-fi", **seen):
    return services.approve(page=stored(page), user=desk[who], **(seen or read(page)))


def test_only_reviewers_of_the_language_who_wrote_nothing_approve(desk, in_review):
    allowed = {"reviewer-fi", "second-reviewer-fi", "everything"}
    for who, _person in desk.each():
        if who not in allowed:
            with pytest.raises(DecisionRefused):
                approve(desk, in_review, who)
            assert_nothing_went_live(who)
    assert approve(desk, in_review).live


def test_wrong_languages_reviewer_neither_approves_nor_sends_back(desk, in_review):
    with pytest.raises(DecisionRefused):
        approve(desk, in_review, "reviewer-sv")
    with pytest.raises(DecisionRefused):
        services.send_back(page=stored(in_review), user=desk["reviewer-sv"], comment="Nej.", **read(in_review))


def test_self_approval_is_refused_whatever_else_the_person_is(desk, draft):
    for who in ("reviewer-fi", "everything"):
        change(draft, desk[who])
        change(draft, desk["author-fi"])
        services.submit_for_review(page=stored(draft), user=desk["author-fi"])
        with pytest.raises(DecisionRefused, match=r"."):
            approve(desk, draft, who)
        services.send_back(page=stored(draft), user=desk["second-reviewer-fi"], comment="Uudestaan.", **read(draft))
    assert_nothing_went_live()


def test_self_approval_of_a_live_page_is_refused_also_after_autosave_over_the_live_revision(desk, draft):
    desk.people["author-fi"].groups.add(Group.objects.get(name="reviewer-fi"))
    services.submit_for_review(page=draft, user=desk["author-fi"])
    page = approve(desk, draft).specific
    page.title = LIVE_TITLE
    page.save_revision(user=desk["author-fi"], overwrite_revision=page.latest_revision)
    services.submit_for_review(page=stored(draft), user=desk["author-fi"])
    with pytest.raises(DecisionRefused):
        approve(desk, draft, "author-fi")


def test_self_approval_is_refused_where_the_live_revision_itself_was_written_over(desk, in_review):
    desk.people["author-fi"].groups.add(Group.objects.get(name="reviewer-fi"))
    page = approve(desk, in_review)
    written = Revision.objects.get(pk=page.live_revision_id)
    written.content = {**written.content, "title": "Salaa"}
    written.created_at = page.last_published_at.replace(year=page.last_published_at.year + 1)
    written.save()
    services.submit_for_review(page=stored(in_review), user=desk["author-fi"])
    with pytest.raises(DecisionRefused):
        approve(desk, in_review, "author-fi")


def test_edit_slipped_in_while_approving_voids_the_approval(desk, in_review):
    seen = read(in_review)
    change(in_review, desk["author-fi"], "Sujautettu")
    with pytest.raises(TextChanged):
        approve(desk, in_review, **seen)
    assert_nothing_went_live()
    assert approve(desk, in_review).title == "Sujautettu"


def test_edit_slipped_in_under_the_same_revision_id_voids_the_approval(desk, in_review):
    seen = read(in_review)
    revision = stored(in_review).latest_revision
    revision.content = {**revision.content, "title": "Sujautettu"}
    revision.save()
    with pytest.raises(TextChanged):
        approve(desk, in_review, **seen)
    assert_nothing_went_live()


def test_autosave_never_writes_over_a_revision_that_waits_for_review(desk, in_review):
    page = stored(in_review).get_latest_revision_as_object()
    before = read(in_review)
    page.title = "Sujautettu"
    page.save_revision(user=desk["author-fi"], overwrite_revision=page.latest_revision)
    assert digest_of(Revision.objects.get(pk=before["revision_id"])) == before["digest"]
    assert read(in_review)["revision_id"] != before["revision_id"]


def test_autosave_writes_over_a_revision_that_nobody_was_shown(desk, draft):
    page = stored(draft).get_latest_revision_as_object()
    number = page.latest_revision_id
    page.title = "Parempi"
    assert page.save_revision(user=desk["author-fi"], overwrite_revision=page.latest_revision).pk == number


def test_save_after_approval_changes_nothing_live(desk, in_review):
    approve(desk, in_review)
    change(in_review, desk["author-fi"], "Jälkikäteen")
    assert stored(in_review).title == DRAFT_TITLE
    with pytest.raises(AlreadyDecided):
        approve(desk, in_review)


def test_approval_without_or_with_a_wrong_digest_or_revision_is_refused(desk, in_review):
    right = read(in_review)
    older = change(in_review, desk["author-fi"], "Vanhempi")
    change(in_review, desk["author-fi"], "Uudempi")
    wrong = [
        {**right, "digest": ""},
        {"revision_id": None, "digest": ""},
        {"revision_id": older.pk, "digest": digest_of(older)},
        {**read(in_review), "digest": "0" * 64},
        {**read(in_review), "revision_id": older.pk},
    ]
    for seen in wrong:
        with pytest.raises(TextChanged):
            approve(desk, in_review, **seen)
    assert_nothing_went_live()


def test_a_role_lost_between_reading_and_approving_is_lost(desk, in_review):
    reviewer, seen = desk["reviewer-fi"], read(in_review)
    assert may_review(reviewer, "fi")
    desk["reviewer-fi"].groups.clear()
    with pytest.raises(DecisionRefused):
        services.approve(page=stored(in_review), user=reviewer, **seen)


def test_an_account_closed_between_reading_and_approving_is_closed(desk, in_review):
    reviewer = desk["reviewer-fi"]
    assert may_review(reviewer, "fi")
    type(reviewer).objects.filter(pk=reviewer.pk).update(is_active=False)
    with pytest.raises(DecisionRefused):
        services.approve(page=stored(in_review), user=reviewer, **read(in_review))


def test_a_page_in_the_wrong_tree_needs_a_reviewer_of_both_languages(desk, in_review):
    swedish = factories.locale("sv")
    Page.objects.filter(pk=in_review.pk).update(locale=swedish)
    for who in ("reviewer-fi", "reviewer-sv"):
        with pytest.raises(DecisionRefused):
            approve(desk, in_review, who)


def test_the_second_decision_about_a_text_is_refused(desk, in_review):
    seen = read(in_review)
    approve(desk, in_review, **seen)
    for decide in (services.approve, services.send_back):
        with pytest.raises(AlreadyDecided):
            decide(page=stored(in_review), user=desk["second-reviewer-fi"], comment="Myöhässä", **seen)
    assert TaskState.objects.filter(status=TaskState.STATUS_APPROVED).count() == 1


def test_a_revision_is_approved_only_as_long_as_its_text_is_the_one_read(desk, in_review):
    approve(desk, in_review)
    revision = stored(in_review).live_revision
    assert is_approved(revision)
    revision.content = {**revision.content, "lead": "Toinen"}
    assert not is_approved(revision)


def test_the_page_shows_the_text_that_was_approved(desk, changed_news):
    services.submit_for_review(page=changed_news, user=desk["author-fi"])
    page = approve(desk, changed_news)
    assert (page.title, page.live_revision_id) == (DRAFT_TITLE, page.latest_revision_id)
    assert NewsPage.objects.get(pk=page.pk).title == DRAFT_TITLE
