"""One language version of a page is deleted: what referred to it refers to the other one, live and in drafts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import CASCADE, SET_NULL, ForeignKey
from django.db.models.fields.related import OneToOneField
from django.test.utils import CaptureQueriesContext
from modelcluster.fields import ParentalKey
from wagtail.models import Page

from cms.editorial.decisions import digest_of
from cms.editorial.services import submit_for_review
from cms.models.review import ReviewTaskState
from cms.translations.heirs import OtherVersionOr, lead_numbers_to_heir
from pages import models, queries
from tests import factories

LANGUAGES = ("fi", "sv")
TOGETHER_WITH_THE_PAGE = {"search.Passage.page"}
"""References that are to go with exactly that version."""


@pytest.fixture
def meeting(minimal_site: Any) -> Any:
    """A meeting in both languages."""
    made = factories.meeting(factories.forum(minimal_site.fi))
    factories.translated(made)
    return made


def version(page: Any, language: str) -> Any:
    """The version of a page in a language."""
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code=language)


def told(meeting: Any) -> dict[str, list[Any]]:
    """The rows of a piece of news that tells of a meeting."""
    return {"told_meetings": [models.ToldMeeting(meeting=meeting)]}


@pytest.mark.parametrize(("gone", "kept"), [LANGUAGES, LANGUAGES[::-1]])
def test_news_go_on_telling_of_the_version_that_is_left(minimal_site: Any, meeting: Any, gone: str, kept: str) -> None:
    news = factories.news(minimal_site.fi, rows=told(version(meeting, gone)))
    version(meeting, gone).delete()
    left = version(meeting, kept)
    assert queries.news_of_meeting(left, kept)[0].page == news
    assert [item.page for item in queries.meetings_told_by(news, "fi")] == [left]


def test_a_piece_of_news_opened_for_editing_still_names_the_meeting(minimal_site: Any, meeting: Any) -> None:
    news = factories.news(minimal_site.fi, rows=told(meeting))
    meeting.delete()
    draft = models.NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object()
    assert [row.meeting for row in draft.told_meetings.all()] == [version(meeting, "sv")]


def test_other_references_follow_too(minimal_site: Any) -> None:
    goal = factories.goal(factories.strategy(minimal_site.fi))
    swedish = factories.translated(goal)
    row = factories.agenda_item(goal=goal)
    held = factories.meeting(factories.forum(minimal_site.fi), rows={"agenda_items": [row]})
    news = factories.news(minimal_site.fi, goal=goal)
    goal.delete()
    for page in (held, news):
        draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
        live = type(page).objects.get(pk=page.pk)
        for one in (draft, live):
            named = one.agenda_items.get() if page == held else one
            assert named.goal == swedish


def test_without_another_version_a_reference_ends_as_it_did(minimal_site: Any) -> None:
    held = factories.meeting(factories.forum(minimal_site.fi))
    goal = factories.goal(factories.strategy(minimal_site.fi))
    news = factories.news(minimal_site.fi, goal=goal, rows=told(held))
    held.delete()
    goal.delete()
    news = models.NewsPage.objects.get(pk=news.pk)
    assert (news.goal, news.told_meetings.count()) == (None, 0)
    draft = news.get_latest_revision_as_object()
    assert (draft.goal, draft.told_meetings.count()) == (None, 0)


def test_both_versions_deleted_in_one_go_leave_nothing(minimal_site: Any, meeting: Any) -> None:
    news = factories.news(minimal_site.fi, rows=told(meeting))
    Page.objects.filter(translation_key=meeting.translation_key).delete()
    assert models.NewsPage.objects.get(pk=news.pk).told_meetings.count() == 0


def test_a_forum_deleted_with_its_meetings_leads_to_those_of_the_other_tree(minimal_site: Any, meeting: Any) -> None:
    forum = meeting.get_parent().specific
    news = factories.news(minimal_site.fi, forum=forum, rows=told(meeting))
    forum.delete()
    news = models.NewsPage.objects.get(pk=news.pk)
    assert news.forum == version(forum, "sv")
    assert news.told_meetings.get().meeting == version(meeting, "sv")


def test_what_reviewers_have_before_them_stays_what_they_read(minimal_site: Any, user_with: Any, meeting: Any) -> None:
    author = user_with("author-fi")
    news = factories.news(minimal_site.fi, live=False, rows=told(meeting))
    submit_for_review(page=Page.objects.get(pk=news.pk), user=author)
    meeting.delete()
    state = ReviewTaskState.objects.get()
    assert state.digest == digest_of(state.revision)
    assert state.revision.as_object().told_meetings.get().meeting == version(meeting, "sv")


def test_drafts_that_name_another_page_of_a_like_number_stay(minimal_site: Any, meeting: Any) -> None:
    other = factories.meeting(factories.forum(minimal_site.fi))
    news = factories.news(minimal_site.fi, rows=told(other))
    before = news.get_latest_revision().content
    assert lead_numbers_to_heir(Page.objects.get(pk=meeting.pk)) == 0
    assert news.get_latest_revision().content == before


@pytest.mark.indexed
def test_the_source_of_a_measured_value_is_followed(
    minimal_site: Any, meeting: Any, django_capture_on_commit_callbacks: Any
) -> None:
    values = [("value", {"date": date(2026, 1, 1), "value": 4, "source": "", "source_page": meeting.pk})]
    rows = {"indicators": [models.Indicator(name="Kuntia", values=values)]}
    with django_capture_on_commit_callbacks(execute=True):
        goal = factories.goal(factories.strategy(minimal_site.fi), rows=rows)
    meeting.delete()
    draft = models.GoalPage.objects.get(pk=goal.pk).get_latest_revision_as_object()
    for page in (draft, models.GoalPage.objects.get(pk=goal.pk), draft.latest_revision.as_object()):
        (value,) = page.indicators.get().values
        assert value.value["source_page"] == version(meeting, "sv").pk


def test_a_deletion_reads_no_draft_that_has_nothing_to_do_with_it(minimal_site: Any, meeting: Any) -> None:
    costs = []
    for number in (1, 5):
        for _one in range(number):
            factories.news(minimal_site.fi)
        lead_numbers_to_heir(Page.objects.get(pk=meeting.pk))
        with CaptureQueriesContext(connection) as asked:
            lead_numbers_to_heir(Page.objects.get(pk=meeting.pk))
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_every_reference_to_a_page_follows(minimal_site: Any) -> None:
    layers = ("pages", "events", "search")
    fields = [
        field for app in layers for model in apps.get_app_config(app).get_models() for field in model._meta.local_fields
    ]
    stiff = {
        str(field)
        for field in fields
        if isinstance(field, ForeignKey)
        and not isinstance(field, ParentalKey | OneToOneField)
        and issubclass(field.related_model, Page)
        and not isinstance(field.remote_field.on_delete, OtherVersionOr)
    }
    assert stiff - {"pages.Cue.recording"} <= TOGETHER_WITH_THE_PAGE


def test_it_answers_to_what_it_falls_back_on() -> None:
    assert OtherVersionOr(SET_NULL) == SET_NULL
    assert OtherVersionOr(SET_NULL) == OtherVersionOr(SET_NULL)
    assert len({OtherVersionOr(SET_NULL), OtherVersionOr(CASCADE)}) == 2
    assert OtherVersionOr(CASCADE) != SET_NULL
