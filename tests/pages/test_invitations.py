"""Members are called to a meeting; to what is open to all, everybody is invited (terms.md)."""

from typing import Any

import pytest
from django.test import Client

from pages import models
from tests import factories

STATES = {
    models.ForumPage.Kind.COUNCIL: {"fi": "Kokouskutsu julkaistu", "sv": "Kallelsen publicerad"},
    models.ForumPage.Kind.PARTNERSHIP: {"fi": "Kutsu julkaistu", "sv": "Inbjudan publicerad"},
}


@pytest.mark.parametrize("kind", STATES)
def test_the_state_of_a_coming_meeting_names_the_invitation_rightly(
    minimal_site: Any, client: Client, kind: models.ForumPage.Kind
) -> None:
    forum = factories.forum(minimal_site.fi, kind=kind)
    archive = factories.below(models.MeetingIndexPage, minimal_site.fi)
    meeting = factories.meeting(forum, starts_at=factories.moment(2099, 1, 1))
    for original in (forum.get_parent().specific, forum, archive, meeting):
        factories.translated(original)
    every_state = {state for states in STATES.values() for state in states.values()}
    for language, state in STATES[kind].items():
        for page in (meeting, archive):
            version = type(page).objects.get(translation_key=page.translation_key, locale__language_code=language)
            text = client.get(version.get_url()).content.decode()
            assert f">{state}<" in text
            assert not any(f">{other}<" in text for other in every_state - {state})
