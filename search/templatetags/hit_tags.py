"""What the template of a hit needs beside the filters of every page."""

from __future__ import annotations

from collections.abc import Sequence

from django import template

from cms.templatetags.site_tags import active_language
from cms.typography import soft_hyphens_apart

register = template.Library()


@register.filter
def soft_apart(pieces: Sequence[str], language: str) -> list[str]:
    """The pieces of a word with soft hyphens where the whole word has them; ``language`` as for ``soft``."""
    return soft_hyphens_apart(pieces, language or active_language())
