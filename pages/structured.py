"""Recordings, associations and the site itself as data for machines (schema.org VideoObject, Organization)."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.utils.translation import gettext

from cms.tree import is_private
from pages import queries


def recording_data(recording: Any) -> dict[str, Any]:
    """The recording with its chapters as clips; nothing for one without a file and without a third party's player."""
    address = recording.player_url()
    if not address:
        return {}
    is_own = recording.source == recording.Source.OWN
    return {
        "@type": "VideoObject",
        "name": recording.title,
        "description": recording.summary or recording.title,
        "inLanguage": recording.spoken_language,
        "uploadDate": recording.first_published_at.isoformat() if recording.first_published_at else "",
        "duration": duration(recording.length_seconds) if recording.length_seconds else "",
        "contentUrl" if is_own else "embedUrl": address,
        "hasPart": _clips(recording),
    }


def _clips(recording: Any) -> list[dict[str, Any]]:
    chapters = sorted(recording.chapters.all(), key=lambda chapter: chapter.starts_at_second)
    ends = [chapter.starts_at_second for chapter in chapters[1:]] + [recording.length_seconds]
    return [
        {
            "@type": "Clip",
            "name": chapter.title,
            "startOffset": chapter.starts_at_second,
            **({"endOffset": end} if end > chapter.starts_at_second else {}),
            "url": f"{recording.get_url()}?t={chapter.starts_at_second}",
        }
        for chapter, end in zip(chapters, ends, strict=False)
    ]


def duration(seconds: int) -> str:
    """A length as ISO 8601 says it: ``PT1H44M``."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = ((hours, "H"), (minutes, "M"), (left, "S"))
    return "PT" + "".join(f"{number}{unit}" for number, unit in parts if number)


def association_data(association: Any) -> dict[str, Any]:
    """The association with its name in the other language and the municipality that readers may see."""
    twin, town = queries.name_elsewhere(association), association.municipality
    is_shown = town is not None and town.live and not is_private(town)
    return {
        "@type": "Organization",
        "name": association.title,
        "alternateName": twin[0] if twin else "",
        "description": association.summary or association.purpose,
        "foundingDate": str(association.founded_year or ""),
        "sameAs": association.website,
        "areaServed": {"@type": "AdministrativeArea", "name": town.title} if is_shown else {},
    }


def site_data(home: Any) -> dict[str, Any]:
    """Whoever keeps the site, by its name in both languages."""
    return {
        "@type": "Organization",
        "name": gettext("Foorumi"),
        "description": home.summary or home.promise,
        "logo": static("img/mark.svg"),
    }
