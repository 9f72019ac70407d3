"""The sizes in which readers get images, made when a page is published: else its first reader would wait for them."""

import logging
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page, ReferenceIndex

from cms.models import SiteImage
from cms.sharing import PREVIEW

logger = logging.getLogger(__name__)
SIZES_OF_A_PAGE_IMAGE = (
    PREVIEW,
    *(f"fill-{size}|format-webp" for size in ("600x300", "1200x600", "800x427", "1600x854")),
)
"""Of the image that stands for a page: in previews of links, on the front page, on the page itself."""
SIZES_OF_A_FIGURE = tuple(f"width-{width}|format-webp" for width in (480, 960))
"""Of images inside a text."""


def make_renditions(page: Page) -> int:
    """Makes what is missing of the images of a page; returns how many images it has.

    What cannot be read is told to the log: readers get the page without it, as they would anyway.
    """
    page = page.specific
    chosen = getattr(page, "image", None)
    figures = _images_named_by(page).exclude(pk=chosen.pk if chosen is not None else None)
    wanted = [(chosen, SIZES_OF_A_PAGE_IMAGE)] if chosen is not None else []
    wanted += [(image, SIZES_OF_A_FIGURE) for image in figures]
    for image, sizes in wanted:
        make_sizes(image, sizes)
    return len(wanted)


def make_sizes(image: Any, sizes: tuple[str, ...]) -> None:
    """Makes those sizes of an image that are missing."""
    try:
        image.get_renditions(*sizes)
    except (OSError, ValueError) as error:
        logger.warning("Image %s cannot be made ready for readers: %s", image.pk, error)


def _images_named_by(page: Page) -> QuerySet[SiteImage]:
    named = ReferenceIndex.get_references_for_object(page).filter(
        to_content_type__app_label="cms", to_content_type__model="siteimage"
    )
    return SiteImage.objects.filter(pk__in=[int(pk) for pk in named.values_list("to_object_id", flat=True)])
