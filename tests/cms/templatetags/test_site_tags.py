"""How dates, files, numbers and lists read in a template, in both languages."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from cms.dates import HELSINKI

START = datetime(2026, 8, 6, 13, tzinfo=HELSINKI)
END = datetime(2026, 8, 6, 14, 50, tzinfo=HELSINKI)
DAY = date(2026, 8, 6)


def render(source: str, language: str = "fi", **values: Any) -> str:
    with translation.override(language):
        return Template("{% load site_tags i18n %}" + source).render(Context(values)).strip()


@pytest.mark.parametrize(
    ("source", "finnish", "swedish"),
    [
        ("{{ day|short_date }}", "6.8.2026", "6.8.2026"),
        ("{{ day|day_month }}", "6.8.", "6.8"),
        ("{{ day|long_date }}", "6.\xa0elokuuta 2026", "6\xa0augusti 2026"),
        ("{{ day|running_date }}", "torstaina 6. elokuuta 2026", "torsdagen den 6 augusti 2026"),
        ("{{ day|weekday }}", "torstai", "torsdag"),
        ("{{ start|short_date }}", "6.8.2026", "6.8.2026"),
        ("{{ start|local_year }}", "2026", "2026"),
        ("{% clock start end %}", "klo\xa013.00–14.50", "kl.\xa013.00–14.50"),
        ("{% hours start end %}", "to klo\xa013.00–14.50", "to kl.\xa013.00–14.50"),
        ("{% date_range day later %}", "6.–8.8.2026", "6–8.8.2026"),
        ("{{ 6600|duration }}", "1\xa0t 50\xa0min", "1\xa0h 50\xa0min"),
        ("{{ 0|duration }}", "", ""),
        ("{{ 761|timecode }}", "12.41", "12.41"),
        ("{{ 8|month_short }}", "elo", "aug"),
        ("{{ 'sv'|in_language }}", "ruotsiksi", "på svenska"),
        ("{{ 'xx'|in_language }}", "", ""),
        ("{% language_mark 'sv' ', ' %}", ", ruotsiksi", ""),
        ("<b{{ 'sv'|lang_attribute }}>", '<b lang="sv">', "<b>"),
        ("<b{{ nothing|lang_attribute }}>", "<b>", "<b>"),
        ("{{ amount|quantity }}", "310\xa0000", "310\xa0000"),
        ("{{ share|quantity }}", "27,5", "27,5"),
    ],
)
def test_words_follow_the_language(source: str, finnish: str, swedish: str) -> None:
    values = {"day": DAY, "later": date(2026, 8, 8), "start": START, "end": END, "amount": 310000}
    values["share"] = Decimal("27.50")
    assert render(source, "fi", **values) == finnish
    assert render(source, "sv", **values) == swedish


def test_a_moment_carries_its_machine_readable_time() -> None:
    assert render("{% moment start end capital=True %}", start=START, end=END) == (
        '<time datetime="2026-08-06T13:00+03:00">Torstai 6.8.2026 klo\xa013.00–14.50</time>'
    )
    assert render("{% moment start end 'list' %}", "sv", start=START, end=END) == (
        '<time datetime="2026-08-06T13:00+03:00">to 6.8 kl.\xa013.00–14.50</time>'
    )


@pytest.mark.parametrize(
    ("form", "text"),
    [("short", "6.8.2026"), ("day-month", "6.8."), ("heading", "torstai 6.8.2026"), ("long", "6.\xa0elokuuta 2026")],
)
def test_a_day_has_its_forms(form: str, text: str) -> None:
    assert render("{% day day form %}", day=DAY, form=form) == f'<time datetime="2026-08-06">{text}</time>'


def test_the_year_is_told_where_it_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 21))
    assert render("{{ day|other_year }}", day=date(2026, 1, 1)) == ""
    assert render("{{ day|other_year }}", day=date(2027, 2, 9)) == "2027"
    assert render("{{ day|other_year }}", day=None) == ""


def test_a_long_word_may_break_and_markup_is_escaped() -> None:
    assert render("{{ title|soft }}", title="Järjestöneuvottelukunta <b>") == (
        "Järjestö\xadneuvottelu\xadkunta &lt;b&gt;"
    )


@pytest.mark.parametrize("around", ["fi", "sv"])
def test_a_long_word_breaks_by_its_own_language_whatever_stands_around_it(around: str) -> None:
    written = render("{{ title|soft:'fi' }} {{ title|soft:'' }}", around, title="Järjestöneuvottelukunta")
    own, silent = written.split()
    assert own == "Järjestö\xadneuvottelu\xadkunta"
    assert (silent == own) is (around == "fi")


@pytest.mark.parametrize(
    ("size", "finnish", "swedish"),
    [
        (412_000, "PDF, 6\xa0s., suomeksi, 412\xa0kt", "PDF, 6\xa0s., på finska, 412\xa0kB"),
        (2_000_000, "PDF, 6\xa0s., suomeksi, 2\xa0Mt", "PDF, 6\xa0s., på finska, 2\xa0MB"),
        (2_449_000, "PDF, 6\xa0s., suomeksi, 2,4\xa0Mt", "PDF, 6\xa0s., på finska, 2,4\xa0MB"),
        (12, "PDF, 6\xa0s., suomeksi, 1\xa0kt", "PDF, 6\xa0s., på finska, 1\xa0kB"),
    ],
)
def test_a_file_says_its_type_length_language_and_size(size: int, finnish: str, swedish: str) -> None:
    document = SimpleNamespace(file_extension="pdf", page_count=6, language="fi", get_file_size=lambda: size)
    assert render("{{ document|file_facts }}", "fi", document=document) == finnish
    assert render("{{ document|file_facts }}", "sv", document=document) == swedish


def test_an_address_may_break_before_its_at_and_is_escaped() -> None:
    assert render('{% mail_link "foorumi@saarniranta.example" %}') == (
        '<a href="mailto:foorumi@saarniranta.example">foorumi<wbr>@saarniranta.example</a>'
    )
    assert "<script" not in render("{% mail_link mail %}", mail='"><script>@x')


def test_the_horseshoe_fills_the_seats_that_are_taken() -> None:
    drawing = render("{% seats taken '2 / 3' %}", taken=[True, False, "x"])
    assert drawing.count('class="on"') == 2
    assert drawing.count('class="off"') == 1
    assert "2 / 3" in drawing
    assert 'aria-hidden="true"' in drawing
    assert "," not in drawing


def test_no_seats_draw_nothing_but_the_frame() -> None:
    assert "<circle" not in render("{% seats taken %}", taken=[])


def pages_of(address: str, number: int, language: str = "fi") -> str:
    listing = Paginator(range(100), 5).get_page(number)
    return render("{% pagination listing %}", language, listing=listing, request=RequestFactory().get(address))


def test_pages_keep_the_query_and_name_themselves() -> None:
    text = pages_of("/fi/uutiset/?kind=blog&page=4", 4)
    assert 'href="?kind=blog&amp;page=5" rel="next">Seuraava' in text
    assert 'href="?kind=blog&amp;page=3" rel="prev">Edellinen' in text
    assert 'aria-current="page" aria-label="Sivu 4/20"' in text
    assert "Gå till sida 1" in pages_of("/", 4, "sv")


def test_a_single_page_has_no_links() -> None:
    listing = Paginator(range(3), 5).get_page(1)
    assert render("{% pagination listing %}", listing=listing, request=RequestFactory().get("/")) == ""
