"""What the head of a page tells machines."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests import factories
from tests.pages import full_pages


def test_every_page_has_a_preview(minimal_site: Any, client: Client) -> None:
    full_pages.make(minimal_site.fi)
    home = factories.pages.HomePage.objects.get(pk=minimal_site.fi.pk)
    for page in home.get_descendants(inclusive=True).live().specific():
        text = client.get(page.get_url()).content.decode()
        for name in ("og:title", "og:description", "og:url", "og:locale", "twitter:card"):
            assert text.count(f'="{name}"') == 1, (page, name)
        if getattr(page, "image", None) is not None:
            assert 'property="og:image:width" content="1200"' in text, page


def test_a_view_that_is_no_page_tells_nothing(minimal_site: Any, client: Client) -> None:
    text = client.get("/fi/olematon/").content.decode()
    assert "og:" not in text
    assert "ld+json" not in text
