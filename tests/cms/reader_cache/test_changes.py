"""Whatever readers can see moves the version, and shows in the next request; what they cannot does not."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.editorial.guard import publishing_service
from cms.models import OutboxMessage, SiteDocument, SiteImage, SiteSettings, TranslationState
from cms.models.rows import TranslatableRow
from cms.reader_cache.changes import MADE_BY_READING, PRIVATE_APPS, PRIVATE_MODELS, is_private
from cms.reader_cache.version import current_version
from pages.models import CaptionTrack
from pages.services import rebuild_cues
from tests import factories
from tests.cms.test_photographs import photograph

PUBLIC_MODELS = {
    "cms.Person", "cms.SiteDocument", "cms.SiteImage", "cms.SiteRendition", "cms.SiteSettings", "cms.TranslationState",
    "events.Category", "events.Venue", "pages.Cue", "taggit.Tag", "taggit.TaggedItem", "wagtailcore.Collection",
    "wagtailcore.CollectionViewRestriction", "wagtailcore.CollectionViewRestriction_groups", "wagtailcore.Locale",
    "wagtailcore.PageViewRestriction", "wagtailcore.PageViewRestriction_groups", "wagtailcore.Site",
    "wagtaildocs.Document", "wagtailembeds.Embed", "wagtailimages.Image", "wagtailimages.Rendition",
    "wagtailredirects.Redirect",
    "search.Passage",
    "search.PassagePerson",
}  # fmt: skip
"""Beside the page types and their rows; a model that is neither here nor private has not been thought about."""


def is_page_or_row(model):
    has_parent = any(type(field).__name__ == "ParentalKey" for field in model._meta.get_fields())
    return issubclass(model, (Page, TranslatableRow)) or has_parent


def test_every_model_is_public_or_declared_private():
    models = [model for model in apps.get_models(include_auto_created=True) if not is_private(model)]
    undecided = {model._meta.label for model in models if not is_page_or_row(model)} ^ PUBLIC_MODELS
    assert undecided == set()


def test_what_is_declared_exists():
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert labels >= PRIVATE_MODELS | MADE_BY_READING
    assert {apps.get_app_config(label).label for label in PRIVATE_APPS} == PRIVATE_APPS


@pytest.fixture
def moves(kept_pages, minimal_site, commit):
    """Says whether a change moved the version."""

    def after(change):
        commit()
        before = current_version().token
        change()
        commit()
        return current_version().token != before

    return after


@pytest.fixture
def forum(minimal_site):
    return factories.forum(minimal_site.fi)


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def image():
    return SiteImage.objects.create(title="Ranta", file=ContentFile(photograph("JPEG"), name="ranta.jpg"))


CHANGES = {
    "a new page": lambda home, page: factories.forum(home),
    "a publication": lambda home, page: factories.publish(factories.revise(page, title="Uusi nimi")),
    "an unpublication": lambda home, page: page.unpublish(),
    "a deletion": lambda home, page: page.delete(),
    "a restriction": lambda home, page: restrict(page),
    "the end of a restriction": lambda home, page: PageViewRestriction.objects.all().delete(),
    "the settings of the site": lambda home, page: SiteSettings.objects.update_or_create(
        site=home.get_site(), defaults={"notice_fi": "Huomio"}
    ),
    "a person": lambda home, page: factories.person(),
    "a venue": lambda home, page: factories.venue(),
    "a category": lambda home, page: factories.category(),
    "a redirect": lambda home, page: Redirect.objects.create(old_path="/fi/vanha", redirect_link="/fi/"),
    "a state of translation": lambda home, page: TranslationState.objects.create(page=page),
    "an image": lambda home, page: image(),
    "a document": lambda home, page: SiteDocument.objects.create(title="Liite", file=ContentFile(b"x", name="a.txt")),
    "a restricted collection": lambda home, page: CollectionViewRestriction.objects.create(
        collection=Collection.objects.first(), restriction_type="login"
    ),
    "the words of a recording": lambda home, page: rebuild_cues(recording=factories.recording(home)),
    "a new language of the site": lambda home, page: factories.locale("fi").save(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_kind_of_content_moves_the_version(moves, minimal_site, forum, change):
    if change.startswith("the end"):
        restrict(forum)
    assert moves(lambda: CHANGES[change](minimal_site.fi, forum))


def test_words_written_past_the_signals_move_it_too(moves, minimal_site):
    recording = factories.recording(
        minimal_site.fi, rows={"caption_tracks": [CaptionTrack(language="fi", webvtt="WEBVTT")]}
    )
    assert moves(lambda: rebuild_cues(recording=recording))


def test_a_move_in_the_tree_moves_it(moves, minimal_site, forum):
    first, second = (factories.section(minimal_site.fi) for _ in range(2))

    def move():
        with publishing_service():
            second.move(first, pos="last-child")

    assert moves(move)


def test_work_that_readers_do_not_see_moves_nothing(moves, minimal_site, forum, user_with):
    user = user_with("author-fi")

    def work():
        factories.revise(forum, title="Luonnos")
        Client().force_login(user)
        factories.feedback()
        factories.submission()
        OutboxMessage.objects.create(event="a:1", recipient=user, language="fi", template="x")
        forum.refresh_from_db()
        forum.locked = True
        forum.save(update_fields=["locked", "locked_by", "locked_at"])

    assert not moves(work)


def test_a_rendition_is_made_by_reading_and_its_removal_is_a_change(moves):
    picture = image()
    assert not moves(lambda: picture.get_rendition("width-20"))
    assert moves(lambda: picture.renditions.all().delete())


def test_tags_and_groups_of_readers_are_relations_that_count(moves, forum):
    restriction = PageViewRestriction.objects.create(page=forum, restriction_type="groups")
    assert moves(lambda: restriction.groups.add(Group.objects.first()))
