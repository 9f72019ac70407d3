"""What machines are told of a page: the preview of a shared link (Open Graph) and its data (schema.org, JSON-LD)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

LOCALES = {"fi": "fi_FI", "sv": "sv_FI"}
KINDS = {"NewsArticle": "article", "VideoObject": "video.other"}
ADDRESSES = ("url", "contentUrl", "logo")
PREVIEW = "fill-1200x630|format-jpeg"
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@dataclass(frozen=True)
class Preview:
    """The image of a shared link, by its full address; ``description`` is for those who do not see it."""

    url: str
    width: int
    height: int
    description: str


def preview_of(page: Page | None, request: HttpRequest) -> Preview | None:
    """The image of a page, where it has one that can be read."""
    image = getattr(page, "image", None)
    if image is None:
        return None
    try:
        rendition = image.get_rendition(PREVIEW)
    except (OSError, ValueError):
        return None
    url = request.build_absolute_uri(rendition.url)
    return Preview(url, rendition.width, rendition.height, rendition.alt)


def structured_data(
    page: Page | None, crumbs: list[Any], canonical: str, request: HttpRequest, preview: Preview | None = None
) -> list[dict[str, Any]]:
    """The page's own data, where its type has any, and the way to it; the addresses are full."""
    if page is None:
        return []
    found: list[dict[str, Any]] = []
    describe = getattr(page, "structured_data", None)
    own = _without_gaps(describe(), request) if describe is not None else {}
    if own:
        pictured = {"thumbnailUrl" if own["@type"] == "VideoObject" else "image": preview.url} if preview else {}
        found.append({"@context": "https://schema.org", "url": canonical, **pictured, **own})
    if crumbs:
        found.append(_breadcrumbs([(one.title, request.build_absolute_uri(one.url)) for one in crumbs]))
    return found


def kind_of(blocks: list[dict[str, Any]]) -> str:
    """What a shared link leads to, by the page's own data."""
    return KINDS.get(blocks[0]["@type"], "website") if blocks else "website"


def _without_gaps(data: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    kept = {name: value for name, value in data.items() if value or value == 0}
    return {name: _full(name, value, request) for name, value in kept.items()}


def _full(name: str, value: Any, request: HttpRequest) -> Any:
    if isinstance(value, list):
        return [_full(name, one, request) for one in value]
    if isinstance(value, dict):
        return _without_gaps(value, request)
    is_path = name in ADDRESSES and isinstance(value, str) and value.startswith("/")
    return request.build_absolute_uri(value) if is_path else value


def data_block(data: dict[str, Any]) -> SafeString:
    """JSON that may stand inside a script element: nothing in it ends the element or opens another."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPED))  # noqa: S308


def _breadcrumbs(crumbs: list[tuple[str, str]]) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": title, "item": url}
            for number, (title, url) in enumerate(crumbs, start=1)
        ],
    }
