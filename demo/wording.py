"""Pairs the texts of a page with their translations, the way wagtail-localize cuts them into segments."""

from collections import defaultdict
from typing import Any

from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.translations.bridge import translation_of
from cms.translations.fields import declared

Wording = dict[str, list[str]]


class UnevenTexts(ValueError):
    """Two language versions of a text do not have the same parts."""


def wording_of(page: Any) -> Wording:
    """The texts of a page, saved or not, by the path of their field or block, in the order of the page."""
    texts: Wording = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            texts[segment.path].append(segment.string.data)
    return dict(texts)


def pair(original: Any, translated: Any) -> Wording:
    """What stands in the place of each text of ``original``; raises UnevenTexts where a text has no counterpart."""
    ours, theirs = wording_of(original), wording_of(translated)
    for path in sorted(ours.keys() | theirs.keys()):
        if len(ours.get(path, [])) != len(theirs.get(path, [])):
            raise UnevenTexts(f"{original.title}: {path}: {ours.get(path, [])} is not {theirs.get(path, [])}")
    return theirs


def fill_segments(*, target: Page, wording: Wording, user: Any) -> int:
    """Writes the translation of every segment that a started translation waits for; returns how many there were."""
    translation = translation_of(target)
    if translation is None:
        raise ValueError(f"{target.title} is not a translation.")
    taken: dict[str, int] = defaultdict(int)
    rows: dict[tuple[int, int], StringTranslation] = {}
    segments = StringSegment.objects.filter(source=translation.source).select_related("context").order_by("order")
    for segment in segments:
        path = segment.context.path
        text = wording[path][taken[path]]
        taken[path] += 1
        rows[segment.string_id, segment.context_id] = StringTranslation(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=target.locale,
            data=text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            last_translated_by=user,
        )
    StringTranslation.objects.bulk_create(rows.values())
    return len(rows)


def copy_texts(source: Any, target: Any) -> None:
    """Puts the translated texts of ``source``, rows included, into ``target``, which keeps its rows and their keys."""
    for name in declared(type(target), "translated_fields"):
        if target._meta.get_field(name).one_to_many:
            fresh = {row.translation_key: row for row in getattr(source, name).all()}
            rows = list(getattr(target, name).all())
            for row in rows:
                copy_texts(fresh[row.translation_key], row)
            setattr(target, name, rows)
        else:
            setattr(target, name, getattr(source, name))
