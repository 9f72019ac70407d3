"""Rich text as plain words."""

from html import unescape

from django.utils.html import strip_tags


def plain_words(text: str) -> str:
    """Rich text as one line of words; what stood in two paragraphs, or in two lines of a list, stays apart."""
    return " ".join(unescape(strip_tags(text.replace("<", " <"))).split())
