"""What every template may use: the frame of the page, and how dates, files and long words read.

All of it follows the active language, so a text in the other language stands inside ``{% language %}``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page as ListingPage
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from wagtail.models import Page as WagtailPage

from cms import dates, queries
from cms.chrome import Chrome, chrome_language
from cms.drawings import horseshoe
from cms.sizes import file_size
from cms.typography import soft_hyphens

register = template.Library()

DAY_FORMS = {
    "short": dates.short_date,
    "long": dates.long_date,
    "heading": dates.heading_date,
    "running": dates.running_date,
    "dateline": dates.dateline,
}
TEXT_SIZE_BY_ROWS = {1: 52, 2: 40, 3: 28}


def active_language() -> str:
    """The site's language that is being written right now."""
    return chrome_language(get_language())


@register.simple_tag(takes_context=True)
def chrome(context: Context) -> Chrome:
    """The frame of the page that is being shown: menu, crumbs, switch, alternates, notice and so on."""
    return Chrome(request=context["request"], page=context.get("page"), language=active_language())


@register.simple_tag(takes_context=True)
def near_pages(context: Context) -> list[WagtailPage]:
    """The pages that a reader of an unknown address may have meant."""
    return queries.near_pages(context["request"].path, active_language())


@register.simple_tag
def moment(start: datetime, end: datetime | None = None, form: str = "heading", capital: bool = False) -> SafeString:
    """A moment with its machine-readable time: ``heading``, ``list`` or ``list-year`` as cms.dates writes them."""
    language = active_language()
    if form == "heading":
        text = dates.heading_moment(start, end, language)
    else:
        text = dates.list_moment(start, end, language, year=form == "list-year")
    return _time(dates.local(start).isoformat(timespec="minutes"), _sentence(text) if capital else text)


@register.simple_tag
def day(value: date | datetime, form: str = "short", capital: bool = False) -> SafeString:
    """A date with its machine-readable form; ``form`` names it: "day-month" or one of DAY_FORMS."""
    on = _date(value)
    if form == "day-month":
        text = dates.short_date(on, active_language(), year=False)
    else:
        text = DAY_FORMS[form](on, active_language())
    return _time(on.isoformat(), _sentence(text) if capital else text)


@register.simple_tag
def clock(start: datetime, end: datetime | None = None) -> str:
    """``klo 13–15``, ``kl. 13.00–14.50``: the hours alone."""
    return _unbroken(dates.clock(start, active_language(), end))


@register.simple_tag
def mail_link(address: str) -> SafeString:
    """A link to an e-mail address that stays whole; one that is wider than its line breaks before its @."""
    user, _, host = address.partition("@")
    return format_html('<a href="mailto:{}">{}<wbr>@{}</a>', address, user, host)


@register.simple_tag
def hours(start: datetime, end: datetime | None = None) -> str:
    """``ma klo 18–20``: the weekday and the hours, under a date that hangs in the margin."""
    weekday_name = dates.short_weekday(dates.local(start).date(), active_language())
    return f"{weekday_name} {_unbroken(dates.clock(start, active_language(), _same_day(start, end)))}"


@register.simple_tag
def today() -> date:
    """The day in Finland."""
    return timezone.localdate()


@register.simple_tag
def date_range(first: date, last: date, year: bool = True) -> str:
    """``6.–8.8.2026``, ``6–8.8.2026``: the shortest form of a range of days."""
    return dates.date_range(first, last, active_language(), year=year)


@register.filter
def short_date(value: date | datetime) -> str:
    """``6.8.2026``."""
    return dates.short_date(_date(value), active_language())


@register.filter
def day_month(value: date | datetime) -> str:
    """``6.8.`` or ``6.8``."""
    return dates.short_date(_date(value), active_language(), year=False)


@register.filter
def long_date(value: date | datetime) -> str:
    """``6. elokuuta 2026`` or ``6 augusti 2026``."""
    return _unbroken(dates.long_date(_date(value), active_language()))


@register.filter
def running_date(value: date | datetime) -> str:
    """``torstaina 6. elokuuta 2026`` or ``torsdagen den 6 augusti 2026``, inside a sentence."""
    return dates.running_date(_date(value), active_language())


@register.filter
def weekday(value: date | datetime) -> str:
    """``torstai`` or ``torsdag``."""
    return dates.weekday_name(_date(value), active_language())


@register.filter
def local_year(value: datetime) -> int:
    """The year of a moment in Finland."""
    return dates.local(value).year


@register.filter
def other_year(value: date | datetime | None) -> str:
    """The year, where it is not this one and a date without it would mislead; else nothing."""
    year = _date(value).year if value else timezone.localdate().year
    return "" if year == timezone.localdate().year else str(year)


@register.filter
def quantity(value: Decimal | int | float) -> str:
    """``2 300``, ``27,5``: a number with no-break spaces and without needless zeros."""
    text = f"{Decimal(str(value)):,f}".replace(",", "\xa0")
    if "." in text:
        text = text.rstrip("0").rstrip(".").replace(".", ",")
    return text.replace("-", "−")


@register.filter
def months(entry: Any) -> str:
    """``maalis–huhtikuu`` for an entry of an annual clock."""
    return dates.month_range(entry["first_month"], entry["last_month"], active_language())


@register.filter
def month_short(month: int) -> str:
    """``elo``, ``aug``."""
    return dates.short_month(month, active_language())


@register.filter
def duration(seconds: int) -> str:
    """``1 t 50 min`` or ``1 h 50 min``; nothing for a length that nobody knows."""
    return _unbroken(dates.length(seconds, active_language())) if seconds else ""


@register.filter
def timecode(seconds: float) -> str:
    """A place in a recording: ``12.41``, ``1.28.02``."""
    return dates.timecode(seconds)


@register.filter
def soft(text: Any, language: str | None = None) -> str:
    """The text with soft hyphens in its long words, for headings and narrow columns; never for attributes.

    The words are those of ``language``, which stands wherever ``lang_attribute`` does; else of the one being written.
    """
    return soft_hyphens(str(text), language or active_language())


@register.filter
def in_language(code: str) -> str:
    """``ruotsiksi``, ``på finska``: in which language something is; empty for an unknown code."""
    names = {"fi": gettext("in Finnish"), "sv": gettext("in Swedish")}
    return names.get(code, "")


@register.filter
def lang_attribute(code: str | None) -> SafeString:
    """`` lang="sv"`` where the language is not the one being written; else nothing. Follows a tag's name."""
    if not code or code == active_language():
        return mark_safe("")
    return format_html(' lang="{}"', code)


register.filter(file_size)


@register.filter
def file_facts(document: Any) -> str:
    """``PDF, 6 s., suomeksi, 412 kt``: what a reader wants to know before fetching a file."""
    facts = [document.file_extension.upper()]
    if getattr(document, "page_count", None):
        facts.append(gettext("%(count)s p.") % {"count": document.page_count})
    facts.append(in_language(getattr(document, "language", "")))
    facts.append(file_size(document.get_file_size() or 0))
    return _unbroken(", ".join(fact for fact in facts if fact))


@register.inclusion_tag("components/seats.html")
def seats(taken: Iterable[object], text: str = "", sub: str = "") -> dict[str, Any]:
    """The horseshoe: a dot for each of ``taken``, filled where it is true; ``text`` stands in the middle."""
    states = [bool(seat) for seat in taken]
    places = horseshoe(len(states))
    rows = max((place.row for place in places), default=1)
    return {
        "dots": list(zip(states, places, strict=True)),
        "text": text,
        "sub": sub,
        "size": TEXT_SIZE_BY_ROWS[rows],
    }


@register.inclusion_tag("components/language_mark.html")
def language_mark(code: str | None, before: str = "") -> dict[str, Any]:
    """``ruotsiksi``, after ``before``, where a thing is not in the language being written; else nothing."""
    foreign = code if code != active_language() else None
    return {"code": foreign, "before": before}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, listing: ListingPage[Any]) -> dict[str, Any]:
    """Links to the pages of a listing; they keep the query string. Nothing for a single page."""
    pages = listing.paginator
    numbers = pages.get_elided_page_range(listing.number, on_each_side=1, on_ends=1)
    link = _page_link(context)
    return {
        "listing": listing,
        "links": [(number, link(number) if isinstance(number, int) else "") for number in numbers],
        "previous_url": link(listing.previous_page_number()) if listing.has_previous() else "",
        "next_url": link(listing.next_page_number()) if listing.has_next() else "",
        "needed": pages.num_pages > 1,
    }


def _page_link(context: Context) -> Any:
    def link(number: int) -> str:
        parameters = context["request"].GET.copy()
        parameters["page"] = str(number)
        return f"?{parameters.urlencode()}"

    return link


def _time(machine: str, text: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine, _unbroken(text))


def _date(value: date | datetime) -> date:
    return dates.local(value).date() if isinstance(value, datetime) else value


def _same_day(start: datetime, end: datetime | None) -> datetime | None:
    return end if end is not None and dates.local(end).date() == dates.local(start).date() else None


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unbroken(text: str) -> str:
    """No line break between a number and the word that belongs to it."""
    for word in ("klo ", "kl. "):
        text = text.replace(word, word.replace(" ", "\xa0"))
    parts = text.split(" ")
    joined = parts[0]
    for previous, part in zip(parts, parts[1:], strict=False):
        stays = previous.rstrip(".,").replace(",", "").isdecimal() and part[:1].isalpha()
        joined += ("\xa0" if stays else " ") + part
    return joined
