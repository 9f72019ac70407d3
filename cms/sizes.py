"""Sizes of files as readers and editors see them, in the language of the moment."""

from django.utils.translation import gettext

KILOBYTE = 1000


def file_size(size: int) -> str:
    """A number of bytes as ``412 kt`` or ``2,4 Mt``; never less than one kilobyte."""
    if round(size / KILOBYTE) >= KILOBYTE:
        number = f"{size / KILOBYTE**2:.1f}".removesuffix(".0").replace(".", ",")
        return gettext("%(size)s MB") % {"size": number}
    return gettext("%(size)s kB") % {"size": max(1, round(size / KILOBYTE))}
