"""The seeded pages are live, as many as asked for, and a second filling only adds what is missing."""

import pytest

from bench.seed import empty_site, fill
from pages.models import MeetingPage, NewsPage


@pytest.mark.django_db
def test_filling_again_brings_the_site_to_the_larger_size_only():
    empty_site()
    slugs = fill(2)
    assert fill(3) == slugs
    assert fill(3) == slugs
    assert NewsPage.objects.live().count() == MeetingPage.objects.live().count() == 3
