"""Fills a fresh site with as many pages as a flow asks for."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Page

from bench.catalog import CUES
from cms.editorial.guard import publishing_service
from pages.models import (
    AgendaItem,
    CaptionTrack,
    Chapter,
    ForumIndexPage,
    ForumPage,
    MeetingPage,
    NewsIndexPage,
    NewsPage,
    RecordingIndexPage,
    RecordingPage,
)
from search.rebuilding import rebuild_passages

SECONDS_OF_A_CUE = 4
WORDS = "<p>Kokous keskusteli asiasta ja totesi, että työ jatkuu syksyllä yhdessä kuntien kanssa.</p>"


def empty_site() -> None:
    """A migrated database with the structure of the site and no text."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("setup_site", verbosity=0)
    call_command("sync_roles", verbosity=0)


def fill(size: int) -> dict[str, str]:
    """Brings news and meetings up to ``size`` live pages each; returns the slugs that the paths are made of."""
    locale = Locale.objects.get(language_code="fi")
    news, forums = NewsIndexPage.objects.get(locale=locale), ForumIndexPage.objects.get(locale=locale)
    recordings = RecordingIndexPage.objects.get(locale=locale)
    forum = ForumPage.objects.child_of(forums).first()
    if forum is None:
        forum = _live(forums, ForumPage(title="Foorumi", slug="foorumi", locale=locale))
        _live(recordings, _recording(locale))
    now = timezone.now()
    for number in range(forum.get_children_count() + 1, size + 1):
        day = now - timedelta(days=number)
        article = NewsPage(title=f"Uutinen {number}", slug=f"uutinen-{number}", date=day.date(), locale=locale)
        article.body = [("paragraph", WORDS)] * 12
        _live(news, article)
        meeting = MeetingPage(title=f"Kokous {number}", slug=f"kokous-{number}", starts_at=day, locale=locale)
        if number == 1:
            meeting.agenda_items = [_item(item, locale) for item in range(1, 13)]
        _live(forum, meeting)
    rebuild_passages()
    return {"news": news.slug, "forums": forums.slug, "forum": forum.slug, "recordings": recordings.slug}


def _item(number: int, locale: Locale) -> AgendaItem:
    words = {"matter": WORDS * 2, "discussion": WORDS * 4, "decision": WORDS}
    return AgendaItem(number=str(number), heading=f"Asia {number}", sort_order=number, locale=locale, **words)


def _recording(locale: Locale) -> RecordingPage:
    """A recording of a hundred minutes in which somebody always speaks."""
    page = RecordingPage(
        title="Tallenne", slug="tallenne", recorded_on=timezone.localdate(), source="youtube", locale=locale
    )
    page.third_party_id = "saarniranta"
    page.caption_tracks = [CaptionTrack(language="fi", webvtt=captions(CUES))]
    page.chapters = [
        Chapter(starts_at_second=number * 600, title=f"Osa {number + 1}", sort_order=number, locale=locale)
        for number in range(10)
    ]
    return page


def captions(number: int) -> str:
    """Captions with that many cues, as WebVTT."""
    cues = [
        f"{_clock(cue * SECONDS_OF_A_CUE)} --> {_clock((cue + 1) * SECONDS_OF_A_CUE - 1)}\n"
        f"<v Puhuja {cue // 9 % 4 + 1}>Tämä on puheenvuoron virke numero {cue + 1}, ja se jatkuu seuraavassa."
        for cue in range(number)
    ]
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


def _live(parent: Page, page: Page) -> Page:
    with publishing_service():
        Page.objects.get(pk=parent.pk).add_child(instance=page)
        page.save_revision().publish()
    return page.specific_class.objects.get(pk=page.pk)
