"""No reader waits for an image: what the templates ask for is made when a page is published."""

import re
from itertools import product

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.models import SiteImage, SiteRendition
from cms.renditions import SIZES_OF_A_FIGURE, SIZES_OF_A_PAGE_IMAGE, make_renditions, make_sizes
from cms.tasks import prepare_images
from tests import factories
from tests.cms.test_photographs import photograph

pytestmark = pytest.mark.indexed
TAG = re.compile(r"{%-?\s*(?:srcset_)?image\s+\S+\s+(.*?)%}")
SIZE = re.compile(r"\b((?:fill|width|max|min|height)-(?:\{[^}]+\}|\d\S*))")


@pytest.fixture
def image(db):
    return SiteImage.objects.create(title="Ranta", file=ContentFile(photograph("JPEG"), name="ranta.jpg"))


@pytest.fixture
def published(minimal_site, image):
    """News with a plate and a figure, made by nobody's reading."""
    figure = SiteImage.objects.create(title="Talo", file=ContentFile(photograph("PNG"), name="talo.png"))
    body = [("figure", {"image": figure, "caption": "Talo"})]
    return factories.news(minimal_site.fi, title="Silta avataan", image=image, body=body)


def sizes_asked_for_by(template):
    for arguments in TAG.findall(template.read_text()):
        formats = re.findall(r"format-\w+", arguments)
        for size in SIZE.findall(arguments):
            kind, _, choices = size.partition("-")
            for choice, form in product(choices.strip("{}").split(","), formats):
                yield f"{kind}-{choice}|{form}"


def test_templates_ask_for_no_size_that_is_not_made_before():
    templates = (settings.BASE_DIR / "templates").rglob("*.html")
    asked = {size for template in templates for size in sizes_asked_for_by(template)}
    assert len(asked) >= 6
    assert asked <= {*SIZES_OF_A_PAGE_IMAGE, *SIZES_OF_A_FIGURE}


def test_the_first_readers_of_a_published_page_make_no_image(published):
    assert prepare_images.func(published.pk) == 2
    made = SiteRendition.objects.count()
    assert made == len(SIZES_OF_A_PAGE_IMAGE) + len(SIZES_OF_A_FIGURE)
    for path in ("/fi/", published.get_url()):
        with CaptureQueriesContext(connection) as queries:
            assert b"ranta" in Client().get(path).content
        assert len(queries) <= 25
    assert SiteRendition.objects.count() == made


def test_publishing_wakes_the_worker_when_the_change_is_there(published, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        factories.publish(factories.revise(published, title="Silta suljetaan"))
    assert SiteRendition.objects.count() == len(SIZES_OF_A_PAGE_IMAGE) + len(SIZES_OF_A_FIGURE)


def test_a_worker_that_cannot_be_woken_stops_no_publication(published, monkeypatch, django_capture_on_commit_callbacks):
    class Unstored:
        def enqueue(self, page_id):
            raise OperationalError

    monkeypatch.setattr("cms.signal_handlers.prepare_images", Unstored())
    done = []
    with django_capture_on_commit_callbacks(execute=True):
        factories.publish(factories.revise(published, title="Silta suljetaan"))
        transaction.on_commit(lambda: done.append(1))
    assert done == [1]
    published.refresh_from_db()
    assert (published.live, published.title) == (True, "Silta suljetaan")


def test_the_task_may_be_run_again_and_passes_over_what_is_not_live(published, minimal_site):
    assert [prepare_images.func(published.pk) for _ in range(2)] == [2, 2]
    assert SiteRendition.objects.count() == len(SIZES_OF_A_PAGE_IMAGE) + len(SIZES_OF_A_FIGURE)
    draft = factories.news(minimal_site.fi, live=False, image=published.image)
    assert prepare_images.func(draft.pk) == 0
    assert prepare_images.func(10_000_000) == 0
    assert make_renditions(Page.objects.get(pk=minimal_site.fi.pk)) == 0


def test_a_file_that_is_gone_or_broken_stops_nobody(image, caplog):
    image.file.storage.delete(image.file.name)
    make_sizes(image, SIZES_OF_A_FIGURE)
    assert "cannot be made ready" in caplog.text
    assert SiteRendition.objects.count() == 0
