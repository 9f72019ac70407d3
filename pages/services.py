"""Changes of state of the page layer: setting the site up, deriving the words of recordings."""

import logging
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext, gettext_noop, override
from wagtail.models import Locale, Page, Site

from cms.editorial.guard import publishing_service
from cms.reader_cache import readers_see_something_new
from pages.caption_faults import caption_faults
from pages.captions import MalformedCaptions, read_webvtt
from pages.models import Cue, HomePage, RecordingPage

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class List:
    """A list that every site has: its page type by name, its title to be translated, the type that it stands below."""

    label: str
    title: str
    below: str = "pages.HomePage"
    in_menu: bool = True


LISTS = (
    List("pages.NewsIndexPage", gettext_noop("News")),
    List("pages.ForumIndexPage", gettext_noop("Forums")),
    List("pages.NetworkIndexPage", gettext_noop("Networks")),
    List("pages.MeetingIndexPage", gettext_noop("Meetings")),
    List("pages.DecisionIndexPage", gettext_noop("Decisions"), below="pages.MeetingIndexPage"),
    List("pages.FollowUpIndexPage", gettext_noop("Follow-ups"), below="pages.MeetingIndexPage"),
    List("pages.RecordingIndexPage", gettext_noop("Recordings"), in_menu=False),
    List("events.EventIndexPage", gettext_noop("Events")),
    List("pages.AssociationIndexPage", gettext_noop("Associations")),
    List("pages.MunicipalityIndexPage", gettext_noop("Municipalities")),
    List("pages.GrantIndexPage", gettext_noop("Grants"), in_menu=False),
    List("pages.LibraryPage", gettext_noop("Material bank")),
)
"""In the order of the menu; a list stands after the one that it is below."""


@transaction.atomic
def setup_site() -> int:
    """Makes the default site, a front page per language and the lists below it; returns how many pages it made.

    Structure only: no text that an editor would write. Titles come from the catalogues. Safe to repeat; what exists is
    left as it is, whatever it is called by now.
    """
    root = Page.objects.get(depth=1)
    made = 0
    with publishing_service():
        homes: dict[str, Page] = {}
        for language, _name in settings.LANGUAGES:
            locale, _created = Locale.objects.get_or_create(language_code=language)
            homes[language], is_new = _home(root, locale, homes)
            made += is_new
        _set_root(homes[settings.LANGUAGE_CODE])
        for wanted in LISTS:
            made += _list_in_both(wanted)
    return made


def _home(root: Page, locale: Locale, homes: dict[str, Page]) -> tuple[Page, bool]:
    existing = HomePage.objects.filter(locale=locale).first()
    if existing is not None:
        return existing, False
    with override(locale.language_code):
        title = gettext("Foorumi")
    page = HomePage(title=title, slug=f"{slugify(title)}-{locale.language_code}", locale=locale)
    for sibling in homes.values():
        page.translation_key = sibling.translation_key
    root.add_child(instance=page)
    page.save_revision().publish()
    return page, True


def _set_root(home: Page) -> None:
    stock = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if stock is None:
        Site.objects.create(hostname="localhost", is_default_site=True, root_page=home, site_name="Foorumi")
        return
    if stock.root_page_id == home.pk:
        return
    welcome = stock.root_page
    stock.root_page, stock.site_name = home, "Foorumi"
    stock.save()
    if type(welcome.specific) is Page:
        welcome.delete()


def _list_in_both(wanted: List) -> int:
    model, above = apps.get_model(wanted.label), apps.get_model(wanted.below)
    made, key = 0, None
    for language, _name in settings.LANGUAGES:
        parent = above.objects.get(locale__language_code=language)
        page = model.objects.child_of(parent).first()
        if page is None:
            with override(language):
                title = gettext(wanted.title)
            page = model(title=title, slug=slugify(title), locale=parent.locale, show_in_menus=wanted.in_menu)
            if key is not None:
                page.translation_key = key
            parent.add_child(instance=page)
            page.save_revision().publish()
            made += 1
        key = page.translation_key
    return made


@transaction.atomic
def rebuild_cues(*, recording: RecordingPage) -> int:
    """Derives the cues of a recording from its caption tracks; returns how many there are now.

    A track that is not WebVTT gives none: it cannot be saved by an editor, so it stems from older data. Lines that
    lose words are told to the log.
    """
    cues = []
    for track in recording.caption_tracks.all():
        try:
            captions = read_webvtt(track.webvtt)
        except MalformedCaptions:
            captions = []
        lost = [str(fault.line) for fault in caption_faults(track.webvtt) if fault.loses_words]
        if lost:
            logger.warning("Captions %s of page %s are wrong in line %s", track.language, recording.pk, ", ".join(lost))
        cues += [
            Cue(
                recording_id=recording.pk,
                language=track.language,
                start_milliseconds=caption.start,
                end_milliseconds=caption.end,
                speaker=caption.speaker[:160],
                words_language=caption.language or track.language,
                text=caption.text,
            )
            for caption in captions
        ]
    Cue.objects.filter(recording_id=recording.pk).delete()
    Cue.objects.bulk_create(cues, batch_size=500)
    readers_see_something_new(last_copy_may_stand_in=True)
    return len(cues)
