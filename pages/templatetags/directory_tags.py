"""The alphabet of the directory as links."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

register = template.Library()


@register.filter
def letter_id(letter: str) -> str:
    """The letter as a part of an id: ``a``, ``00e5`` for å, ``0023`` for names without a letter."""
    return letter.lower() if letter.isascii() and letter.isalpha() else f"{ord(letter.lower()):04x}"


@register.simple_tag(takes_context=True)
def letter_links(context: Context, directory: Any) -> list[tuple[str, str]]:
    """Each letter with the address where its names begin, on whichever page; empty where it has none."""
    links = []
    for letter in directory.letters:
        parameters = context["request"].GET.copy()
        parameters.pop("page", None)
        if letter.page_number is not None and letter.page_number > 1:
            parameters["page"] = str(letter.page_number)
        same_page = letter.page_number == directory.listing.number
        start = "" if same_page else f"?{parameters.urlencode()}" if parameters else context["request"].path
        address = f"{start}#letter-{letter_id(letter.letter)}" if letter.page_number is not None else ""
        links.append((letter.letter, address))
    return links
