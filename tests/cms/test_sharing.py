"""What machines are told of a page."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from cms.sharing import data_block
from tests import factories


def _blocks(text: str) -> list[dict[str, Any]]:
    return [json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)]


def _meta(text: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[a-z_:]+)" content="(.*?)">', text))


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_piece_of_news_tells_of_itself_in_its_language(minimal_site: Any, client: Client, language: str) -> None:
    news = factories.news(minimal_site.fi, title="Avustukset </script><script>alert(1)", lead='Haku & "ohjeet"')
    other = factories.translated(news, title="Understöden")
    page = news if language == "fi" else other
    text = client.get(page.get_url()).content.decode()
    meta, (article, crumbs) = _meta(text), _blocks(text)
    assert "<script>alert" not in text
    assert (article["@type"], article["headline"], article["inLanguage"]) == ("NewsArticle", page.title, language)
    assert crumbs["@type"] == "BreadcrumbList"
    assert meta["og:locale"] == f"{language}_FI"
    assert meta["og:locale:alternate"] == ("sv_FI" if language == "fi" else "fi_FI")
    assert meta["og:url"] == article["url"] == f"http://testserver{page.get_url()}"
    assert meta["twitter:card"] == "summary"


def test_nothing_in_a_block_ends_it() -> None:
    hostile = {"name": "</script><!--<b>&\u2028"}
    block = data_block(hostile)
    assert not set("<>&\u2028") & set(block)
    assert json.loads(block) == hostile
