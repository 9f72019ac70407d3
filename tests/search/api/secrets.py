"""A site with everything that no reader may get: each thing has a word of its own, found by that word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from pages.models import CaptionTrack
from pages.services import rebuild_cues
from search.models import Passage
from search.services import refresh
from tests import factories

WORDS = {
    "draft": "salaluonnos",
    "private": "salakokous",
    "expired": "vanhentunutsala",
    "embargoed": "embargosala",
    "name hidden by its day": "Päiväpiilo Virtanen",
    "name hidden by wish": "Toivepiilo Korhonen",
    "mail address": "salainen.osoite@example.org",
}
CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v {}>Puhutaan sillasta\n"


@dataclass(frozen=True)
class SecretSite:
    """The meetings of the site by what is secret in them; ``shown`` has words that everybody may read."""

    shown: Any
    recording: Any
    hidden: dict[str, Any]


def secret_site(site: Any) -> SecretSite:
    """A site whose index is older than its secrets: passages of what was withdrawn are still there."""
    forum = factories.forum(site.fi, title="Foorumi")
    shown, recording = _shown(site, forum)
    day = timezone.localdate()
    rows = {"attendances": [factories.attendance(WORDS["name hidden by its day"], group="Omaiset")]}
    dated = factories.meeting(forum, title="Nimet piilossa", rows=rows, chair=WORDS["name hidden by its day"])
    hidden = {
        name: factories.meeting(forum, title=WORDS[name], live=name not in ("draft", "embargoed"))
        for name in ("draft", "private", "expired", "embargoed")
    }
    refresh(Page.objects.values_list("pk", flat=True))
    moment = timezone.now()
    Page.objects.filter(pk=hidden["expired"].pk).update(expire_at=moment - timedelta(hours=1))
    Page.objects.filter(pk=hidden["embargoed"].pk).update(go_live_at=moment + timedelta(days=1))
    PageViewRestriction.objects.bulk_create([PageViewRestriction(page=hidden["private"], restriction_type="login")])
    type(dated).objects.filter(pk=dated.pk).update(hide_names_on=day)
    Passage.objects.filter(page=dated).exclude(people=None).update(people_hidden_on=day)
    return SecretSite(shown, recording, hidden)


def _shown(site: Any, forum: Any) -> tuple[Any, Any]:
    name, mail = WORDS["name hidden by wish"], WORDS["mail address"]
    person = factories.person(name, hidden=True)
    promise = ("follow_up", {"task": "Soitetaan", "owner": name, "due": date(2026, 12, 1), "done_on": None})
    item = factories.agenda_item(
        heading=f"Silta {mail}",
        matter=f"<p>Kysy {mail}</p>",
        discussion=f"<p>{mail}</p>",
        decision=f"<p>Silta korjataan, {mail}</p>",
        follow_ups=[promise],
    )
    rows = {"agenda_items": [item], "attendances": [factories.attendance(name, person=person, group="Omaiset")]}
    meeting = factories.meeting(
        forum, title=f"Kokous {mail}", rows=rows, chair=name, secretary=name, contact_email=mail, place=mail
    )
    track = CaptionTrack(language="fi", webvtt=CAPTIONS.format(name))
    recording = factories.recording(site.fi, meeting=meeting, rows={"caption_tracks": [track]})
    rebuild_cues(recording=recording)
    return meeting, recording
