"""The alphabet of the directory as links, and files that are named by their language."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from cms.templatetags.site_tags import file_facts, in_language

register = template.Library()


@register.filter
def facts_beside_language(document: Any) -> str:
    """``PDF, 6 s., 412 kt``: the facts of a file whose language is told beside them."""
    told = in_language(document.language)
    return ", ".join(fact for fact in file_facts(document).split(", ") if fact != told)


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
