"""Images and documents of the site."""

import pytest

from cms.models import SiteImage


@pytest.mark.django_db
def test_an_image_is_described_in_each_language_or_not_at_all():
    image = SiteImage(description="Vene rannassa", description_sv="En båt vid stranden")
    assert image.alternative_text("fi") == "Vene rannassa"
    assert image.alternative_text("sv") == "En båt vid stranden"
    assert SiteImage(description="Vene").alternative_text("sv") == ""


def test_a_title_is_no_description(db):
    assert SiteImage(title="IMG_2024").default_alt_text == ""
    assert SiteImage(title="IMG_2024", description="Vene rannassa").default_alt_text == "Vene rannassa"
