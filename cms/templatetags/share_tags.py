"""What the head of a page tells machines."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from cms import sharing

register = template.Library()


@register.inclusion_tag("components/share.html", takes_context=True)
def share(context: Context, chrome: Any) -> dict[str, Any]:
    """The preview of a shared link and the data of the page, for a page of the site; nothing for a view."""
    page, request = context.get("page"), context["request"]
    preview = sharing.preview_of(page, request)
    blocks = sharing.structured_data(page, chrome.crumbs, chrome.canonical, request, preview)
    alternates = [one for one in chrome.alternates if one.language in sharing.LOCALES]
    return {
        "page": page,
        "canonical": chrome.canonical,
        "tagline": chrome.tagline,
        "preview": preview,
        "locale": sharing.LOCALES[chrome.body_language],
        "other_locales": [sharing.LOCALES[one.language] for one in alternates if one.language != chrome.body_language],
        "blocks": [sharing.data_block(block) for block in blocks],
        "kind": sharing.kind_of(blocks),
    }
