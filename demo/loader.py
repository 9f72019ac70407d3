"""Loads the demo region: accounts, persons, and every piece through the desk; what is there already stays as it is."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Site

from cms.models import SiteImage, SiteSettings
from cms.renditions import SIZES_OF_A_PAGE_IMAGE, make_sizes
from demo.accounts import create_accounts, mail
from demo.desk import Desk, forget_wake_up_calls
from demo.directory import association_pieces, grant_pieces, municipality_pieces
from demo.events import create_submissions, event_pieces
from demo.gatherings import forum_pieces, meeting_pieces, names_of_persons, network_pieces
from demo.library import material_pieces
from demo.manuscripts import LANGUAGES, key_of, read, told
from demo.pieces import Piece
from demo.places import Places, remember_persons
from demo.savings import nobody_is_woken
from demo.searching import create_alerts, create_pins
from demo.standing import standing_pieces
from demo.stories import news_pieces, recording_pieces, sourced_goals, strategy_pieces
from demo.venues import create_venues
from demo.wording import pair
from pages.models import HomePage
from search.rebuilding import rebuild_passages
from search.services import drain
from search.terms.derived import refresh_terms


def load(*, today: date, advance: Callable[[int, str], None] = lambda total, title: None) -> int:
    """Loads what is missing and returns how many pieces it made; ``setup_site`` and ``sync_roles`` were run before.

    ``today`` is the day from which coming events are counted. ``advance`` hears, before each piece and at the end, how
    many pieces there are and which one is next. The same day gives the same region, down to the identities of pages,
    rows and blocks. Raises ImproperlyConfigured where the settings do not allow demo accounts.
    """
    started = timezone.now()
    people = create_accounts()
    places = Places()
    desk = Desk(places, people)
    missing = _missing(pieces_of_region(places, today))
    if missing:
        remember_persons(names_of_persons())
    _write_settings()
    with nobody_is_woken():
        for piece in missing:
            advance(len(missing), piece.key)
            desk.put_through(piece)
        _name_sources(desk, places, missing)
        made = len(missing) + _write_front_page(desk, places)
    create_venues(places)
    create_submissions(today, people)
    _prepare_images()
    if made:
        _fill_search()
        create_pins(places)
        create_alerts(started)
    forget_wake_up_calls(started)
    advance(len(missing), "")
    return made


def pieces_of_region(places: Places, today: date) -> list[Piece]:
    """Every piece in an order in which each finds what it refers to."""
    return [
        *standing_pieces(places),
        *network_pieces(places),
        *strategy_pieces(places),
        *municipality_pieces(places, today),
        *grant_pieces(places, today),
        *association_pieces(places),
        *forum_pieces(places),
        *meeting_pieces(places, today),
        *recording_pieces(places, today),
        *material_pieces(places),
        *event_pieces(places, today),
        *news_pieces(places),
    ]


def _name_sources(desk: Desk, places: Places, made: list[Piece]) -> None:
    """Goals come before the meetings that serve them, and name meetings as their sources: they do so afterwards."""
    keys = {key_of("page", piece.key) for piece in made}
    for goal, name in sourced_goals(places):
        if goal.translation_key in keys:
            desk.amend(goal, name)


def _fill_search() -> None:
    """What is loaded is found; the worker would do it while the first reader already asks."""
    rebuild_passages()
    drain()
    refresh_terms()


def _prepare_images() -> None:
    """Every plate of the demo stands for a page; the worker would do it while the first reader waits."""
    for image in SiteImage.objects.all():
        make_sizes(image, SIZES_OF_A_PAGE_IMAGE)


def _missing(pieces: list[Piece]) -> list[Piece]:
    keys = [key_of("page", piece.key) for piece in pieces]
    known = set(Page.objects.filter(translation_key__in=keys).values_list("translation_key", flat=True))
    return [piece for piece, key in zip(pieces, keys, strict=True) if key not in known]


def _write_settings() -> None:
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    if settings.tagline_fi:
        return
    words: dict[str, Any] = read("site")["settings"]
    for name in ("tagline", "about"):
        for language in LANGUAGES:
            setattr(settings, f"{name}_{language}", told(words[name], language))
    settings.contact_email = mail(words["mail"])
    settings.save()


def _write_front_page(desk: Desk, places: Places) -> int:
    """Gives the front pages their sentence by way of review; returns 1, or 0 where they have one."""
    homes = {language: places.home(language) for language in LANGUAGES}
    if homes["fi"].promise:
        return 0
    words = read("site")["home"]
    drafts = {
        language: HomePage(
            slug=homes[language].slug, **{name: told(words[name], language) for name in ("title", "summary", "promise")}
        )
        for language in LANGUAGES
    }
    desk.write_front_page(homes["fi"], drafts["fi"], pair(drafts["fi"], drafts["sv"]))
    return 1
