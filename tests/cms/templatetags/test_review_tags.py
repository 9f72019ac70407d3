"""What the segment editor says about the review of a translation."""

from wagtail.models import Page

from cms.editorial import services
from cms.templatetags.review_tags import review_state_of
from tests.cms.desk import read


def test_a_draft_waits_for_nothing(draft):
    state = review_state_of(draft)
    assert (state.waits, state.missing, state.comment) == (False, 0, "")


def test_a_text_in_review_waits_and_one_sent_back_has_the_reviewers_words(desk, in_review):
    assert review_state_of(in_review).waits
    page = Page.objects.get(pk=in_review.pk)
    services.send_back(page=page, user=desk["reviewer-fi"], comment="Lisää lähde.", **read(page))
    state = review_state_of(Page.objects.get(pk=in_review.pk))
    assert (state.waits, state.comment) == (False, "Lisää lähde.")


def test_live_and_draft_are_told_apart(live_news, draft):
    assert review_state_of(live_news).label != review_state_of(draft).label
