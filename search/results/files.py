"""The results of a search as files: a feed (Atom), a table (CSV) and data (JSON)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime, time

from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.feeds import safe_text
from search.results.hits import Hit
from search.results.parameters import Asked

MOST_ROWS = 500
MOST_ENTRIES = 30
COLUMNS = ("key", "kind", "title", "text", "language", "date", "speaker", "url")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


def row_of(hit: Hit, request: HttpRequest) -> dict[str, str]:
    """A hit by ``COLUMNS``: plain text, without mail addresses, its address in full."""
    day = hit.date
    return {
        "key": str(hit.passage.key),
        "kind": hit.passage.kind,
        "title": safe_text(hit.name),
        "text": safe_text(hit.snippet.text),
        "language": hit.language,
        "date": day.isoformat() if day else "",
        "speaker": hit.passage.speaker,
        "url": request.build_absolute_uri(hit.url),
    }


def table(rows: Iterable[dict[str, str]]) -> str:
    """Rows as CSV (RFC 4180); no cell is a formula."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: f"'{text}" if text.startswith(FORMULA) else text for name, text in row.items()})
    return out.getvalue()


class _Feed(Atom1Feed):
    """A feed that says the same until something in it changes, even where it is empty."""

    def latest_post_date(self) -> datetime:
        changed: datetime = super().latest_post_date() if self.items else datetime(2020, 1, 1, tzinfo=UTC)
        return changed


def feed_of(hits: list[Hit], asked: Asked, request: HttpRequest, language: str, page_url: str) -> str:
    """The feed of a search: its newest hits. An entry keeps its identity when its page is published again."""
    pages = {hit.passage.page_id for hit in hits}
    changed: dict[int, datetime | None] = dict(Page.objects.filter(pk__in=pages).values_list("pk", "last_published_at"))
    words = safe_text(asked.text)
    made = _Feed(
        title=_("Search: %(words)s") % {"words": words} if words else _("Search"),
        link=request.build_absolute_uri(f"{page_url}?{asked.query}"),
        description="",
        language=language,
        feed_url=request.build_absolute_uri(request.get_full_path()),
    )
    for hit in hits:
        row = row_of(hit, request)
        moment = changed.get(hit.passage.page_id) or _midnight(hit)
        made.add_item(
            title=row["title"],
            link=row["url"],
            description=escape(row["text"]),  # Atom reads it as HTML
            unique_id=f"urn:uuid:{row['key']}",
            pubdate=_midnight(hit) if hit.date else moment,
            updateddate=moment,
        )
    return str(made.writeString("utf-8"))


def _midnight(hit: Hit) -> datetime:
    day = hit.date
    return datetime.combine(day, time(), tzinfo=UTC) if day else datetime(2020, 1, 1, tzinfo=UTC)
