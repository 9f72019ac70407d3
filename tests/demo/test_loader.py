"""The whole region, loaded once: what was promised is there, and all of it went through review."""

from collections import Counter
from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageLogEntry, Revision, Site, TaskState
from wagtail_localize.models import StringTranslation

from cms.editorial.decisions import is_approved
from cms.editorial.documents import is_public
from cms.models import OutboxMessage, Person, SiteDocument, SiteImage, SiteSettings, TranslationState, User
from cms.translations.versions import State, version_of
from demo.loader import load, pieces_of_region
from demo.manuscripts import key_of, read_meetings
from demo.places import Places
from demo.wording import wording_of
from events.models import EventPage, Occurrence, Submission, Venue
from pages.models import (
    AssociationPage,
    Chapter,
    Cue,
    GoalPage,
    GrantPage,
    HomePage,
    MaterialPage,
    MeetingPage,
    MunicipalityPage,
    NetworkPage,
    NewsPage,
    RecordingPage,
)
from tests.databases import REGION_DAY, region_in_use


@pytest.fixture(scope="module")
def region(django_db_setup, django_db_blocker, tmp_path_factory):
    """The loaded region, for this file alone."""
    with django_db_blocker.unblock(), region_in_use(tmp_path_factory.mktemp("region")):
        yield


@pytest.fixture(autouse=True)
def _loaded(region, db):
    pass


def page(key, language):
    return Page.objects.filter(translation_key=key_of("page", key), locale__language_code=language).first()


def state(key, language):
    return version_of(page(key, "fi") or page(key, "sv"), language).state


def test_the_region_is_as_large_as_promised():
    counts = {
        model.__name__: model.objects.filter(locale__language_code="fi", live=True).count()
        for model in (
            MeetingPage,
            RecordingPage,
            NewsPage,
            GoalPage,
            EventPage,
            AssociationPage,
            MunicipalityPage,
            GrantPage,
        )  # fmt: skip
    }
    assert counts == {
        "MeetingPage": len(read_meetings()),
        "RecordingPage": 8,
        "NewsPage": 19,
        "GoalPage": 5,
        "EventPage": 23,
        "AssociationPage": 25,
        "MunicipalityPage": 8,
        "GrantPage": 12,
    }
    assert NewsPage.objects.live().filter(locale__language_code="sv").count() == 18
    assert NetworkPage.objects.live().count() == 28
    assert EventPage.objects.values("translation_key").distinct().count() == 27
    assert (Venue.objects.count(), Submission.objects.count()) == (15, 4)


def test_the_swedish_of_one_network_and_one_association_and_the_finnish_of_one_event_are_stale():
    assert state("N8", "sv") is state("A11", "sv") is state("event-18", "fi") is State.STALE
    assert state("N8", "fi") is state("A11", "fi") is state("event-18", "sv") is State.TRANSLATED


def test_what_waits_with_the_moderator_has_no_page_or_edits_one():
    waiting = dict(Submission.objects.values_list("payload__key", "event"))
    edited = waiting.pop("event-27")
    assert edited == page("event-27", "fi").pk
    assert waiting == {"event-5": None, "event-26": None, "event-29": None}
    assert not any(page(key, language) for key in waiting for language in ("fi", "sv"))


def test_one_meeting_is_untranslated_one_is_stale_and_one_is_in_review():
    assert page("YF-2-2025", "sv") is None
    assert state("YF-2-2025", "sv") is State.UNTRANSLATED
    assert state("YF-1-2026", "sv") is State.STALE
    waiting = page("YF-2-2026", "sv")
    assert not waiting.live
    assert waiting.workflow_in_progress
    assert {state(key, "sv") for key in ("YF-2-2024", "YF-1-2025", "YF-3-2025")} == {State.TRANSLATED}
    assert state("YF-3-2025", "fi") is State.TRANSLATED


def test_the_news_have_the_states_promised():
    assert page("news-17", "fi").live
    assert page("news-17", "sv").workflow_in_progress
    assert page("news-16", "fi") is None
    assert page("news-19", "sv") is None
    assert state("news-19", "sv") is State.UNTRANSLATED
    assert PageLogEntry.objects.get(action="cms.emergency_publish").page_id == page("news-6", "fi").pk
    assert TranslationState.objects.get(page=page("news-16", "sv")).policy == TranslationState.Policy.SINGLE


def test_the_bank_is_full_and_readers_may_have_all_its_files():
    materials = MaterialPage.objects.live()
    assert Counter(materials.values_list("locale__language_code", flat=True)) == {"fi": 15, "sv": 14}
    for material in materials:
        assert all(is_public(file) for file in [material.document, *(block.value for block in material.other_files)])


def test_contact_privacy_and_the_statement_stand_at_the_foot_of_every_page(client):
    for language, titles in (
        ("fi", ("Yhteistyö", "Yhteystiedot", "Tietosuoja", "Saavutettavuusseloste")),
        ("sv", ("Samarbete", "Kontaktuppgifter", "Dataskydd", "Tillgänglighetsutlåtande")),
    ):
        foot = client.get(f"/{language}/").content.decode().partition("<footer")[2]
        assert all(f">{title}</a>" in foot for title in titles)


def test_every_live_text_was_approved_by_somebody_who_wrote_none_of_it():
    made = Page.objects.filter(live=True, owner__isnull=False).exclude(pk=page("news-6", "fi").pk)
    assert made.count() > 60
    for live in made.select_related("live_revision"):
        assert is_approved(live.live_revision), live.title
        approvals = TaskState.objects.filter(revision=live.live_revision, status=TaskState.STATUS_APPROVED)
        approvers = set(approvals.values_list("finished_by", flat=True))
        revisions = Revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page), object_id=str(live.pk)
        )
        writers = set(revisions.values_list("user", flat=True))
        translators = StringTranslation.objects.filter(
            context__object_id=live.translation_key, locale_id=live.locale_id
        ).values_list("last_translated_by", flat=True)
        assert approvers
        assert not approvers & (writers | set(translators)), live.title


def test_a_second_run_adds_nothing():
    models = (
        Page,
        Revision,
        TaskState,
        User,
        Person,
        SiteImage,
        SiteDocument,
        Occurrence,
        Submission,
        StringTranslation,
    )
    before = [model.objects.count() for model in models]
    assert load(today=date(2026, 12, 24)) == 0
    assert [model.objects.count() for model in models] == before


def test_no_mail_waits():
    assert not OutboxMessage.objects.exists()


def test_what_is_missing_is_made_again_and_progress_counts_every_piece_once_and_ends():
    for key in ("N4", "news-8"):
        Page.objects.filter(translation_key=key_of("page", key)).delete()
    steps = []
    assert load(today=REGION_DAY, advance=lambda total, title: steps.append((total, title))) == 2
    assert steps == [(2, "N4"), (2, "news-8"), (2, "")]
    assert state("N4", "sv") is state("news-8", "sv") is State.TRANSLATED


def test_chapters_are_tied_to_the_items_of_their_meeting_in_both_languages():
    for language in ("fi", "sv"):
        recording = RecordingPage.objects.get(translation_key=key_of("page", "R3"), locale__language_code=language)
        meeting = MeetingPage.objects.get(translation_key=key_of("page", "YF-1-2025"), locale__language_code=language)
        tied = list(
            Chapter.objects.filter(page=recording).order_by("sort_order").values_list("agenda_item_key", flat=True)
        )
        assert tied == [item.translation_key for item in meeting.agenda_items.all()]
        assert Cue.objects.filter(recording=recording, speaker="Bo Holmskär").exists()


def test_the_front_pages_say_what_the_site_is_for_in_their_language():
    promises = dict(HomePage.objects.values_list("locale__language_code", "promise"))
    assert promises == {
        "fi": "Mitä Saarnirannassa päätetään ja tehdään yhdessä",
        "sv": "Vad vi beslutar och gör tillsammans i Askstrand",
    }
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    assert settings.in_language("tagline", "sv") == "Askstrands organisationer, nätverk och forum"


def test_what_somebody_changed_stays_changed():
    Page.objects.filter(pk=page("N4", "fi").pk).update(title="Omaishoitajien verkosto")
    load(today=REGION_DAY)
    assert page("N4", "fi").title == "Omaishoitajien verkosto"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_page_of_every_type_is_served(client, language):
    """Every page of the region is opened in test_crawl.py; this one asks PostgreSQL too."""
    live = Page.objects.live().filter(locale__language_code=language, depth__gt=1).order_by("-path")
    for page in {page.content_type_id: page for page in live}.values():
        assert client.get(page.get_url(), follow=True).status_code == 200, page.title


def test_the_same_day_gives_the_same_region():
    """The texts that are live are those of the drafts, which are built anew with the same identities."""
    for piece in pieces_of_region(Places(), REGION_DAY):
        drafted = piece.corrected() if piece.corrected else piece.draft(piece.original)
        live = Page.objects.get(translation_key=drafted.translation_key, locale__language_code=piece.original).specific
        assert wording_of(live) == wording_of(drafted), piece.key
