"""The review step: it offers no stock buttons, and whatever is called on it ends at the same checks."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from cms.editorial.decisions import digest_of
from cms.models.review import ReviewTask
from tests.cms.desk import assert_nothing_went_live, read


def test_the_step_remembers_the_text_that_was_sent(in_review):
    state = in_review.current_workflow_state.current_task_state.specific
    assert (state.revision_id, state.digest) == (in_review.latest_revision_id, digest_of(in_review.latest_revision))


def test_no_stock_button_is_offered_to_anybody(desk, in_review):
    task = ReviewTask.objects.get(language="fi")
    for who, person in desk.each():
        assert task.get_actions(in_review, person) == [], who


def test_the_editor_opens_for_reviewers_of_the_language(desk, in_review):
    task = ReviewTask.objects.get(language="fi")
    able = {who for who, person in desk.each() if task.user_can_access_editor(in_review, person)}
    assert able == {"reviewer-fi", "second-reviewer-fi", "everything"}
    assert {who for who, person in desk.each() if task.get_task_states_user_can_moderate(person)} == able


@pytest.mark.parametrize("action", ["approve", "reject", "publish", "cancel", ""])
def test_an_action_without_the_text_that_was_read_does_nothing(desk, in_review, action):
    state = in_review.current_workflow_state.current_task_state.specific
    task = ReviewTask.objects.get(language="fi")
    for who, person in desk.each():
        with pytest.raises(PermissionDenied), transaction.atomic():
            task.on_action(state, person, action)
        assert_nothing_went_live(who)


def test_an_action_with_the_text_that_was_read_is_checked_like_any_decision(desk, in_review):
    state = in_review.current_workflow_state.current_task_state.specific
    task = ReviewTask.objects.get(language="fi")
    for who in ("author-fi", "reviewer-sv", "superuser", "site-manager"):
        with pytest.raises(PermissionDenied), transaction.atomic():
            task.on_action(state, desk[who], "approve", **read(in_review))
        assert_nothing_went_live(who)
    task.on_action(state, desk["reviewer-fi"], "approve", **read(in_review))
    in_review.refresh_from_db()
    assert in_review.live
