"""The checklists of the pages that say who does what and where to turn, as readers meet them in both languages."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from cms.models import SiteDocument
from pages import models, queries
from tests import factories
from tests.pages import full_pages


@pytest.fixture
def full_site(minimal_site: Any) -> Any:
    """One page of each kind with everything that it may have."""
    full_pages.make(minimal_site.fi)
    return minimal_site


def shown(client: Client, page: Any, language: str = "fi", /, **parameters: str) -> str:
    """The page as readers of a language get it."""
    answer = client.get(queries.version_for(page, language).url, parameters)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_strategy_tells_progress_as_figure_unit_date_and_source(full_site: Any, client: Client) -> None:
    text = shown(client, models.StrategyPage.objects.get())
    progress = text[text.index('class="progress"') :]
    for part in ("<b>4 <span>kpl</span></b>", 'datetime="2026-01-01"', "kuntien ilmoitukset", "<b>1 / 2</b>"):
        assert part in progress
    assert 'class="period"' in text


def test_a_goals_picture_is_a_table_too(full_site: Any, client: Client) -> None:
    text = shown(client, models.GoalPage.objects.get())
    pictured = text[text.index('class="course-of"') :]
    assert 'aria-hidden="true"' in pictured
    for value in ("kunnat", "kuntien ilmoitukset", 'datetime="2024-01-01"'):
        assert value in pictured
    assert "https://kunta.example" in text


def test_a_goal_is_served_by_decisions_news_and_events_which_lead_back(full_site: Any, client: Client) -> None:
    goal = models.GoalPage.objects.get()
    for language in ("fi", "sv"):
        serving = shown(client, goal, language).split('id="serving-h"')[1]
        for kind in (models.MeetingPage, models.NewsPage):
            page = kind.objects.order_by("pk").first()
            assert queries.version_for(page, language).url in serving
            assert queries.version_for(goal, language).url in shown(client, page, language)
        assert "Hiihtokoulu" in serving


def test_an_association_shows_its_card_and_what_it_arranges(full_site: Any, client: Client) -> None:
    text = shown(client, models.AssociationPage.objects.get())
    for part in ("Kylät ja saaret", "Uusjoki", "Yhdistysfoorumi", "Hiihtokoulu", "1998", "subject=error"):
        assert part in text
    assert "toimisto<wbr>@example.org" in text


def test_the_directory_folds_its_filters_and_names_its_letters(full_site: Any, client: Client) -> None:
    text = shown(client, models.AssociationIndexPage.objects.get())
    assert '<details class="unfold">' in text
    factories.association(full_site.fi, title="Öinen ry")
    text = shown(client, models.AssociationIndexPage.objects.get(), q="öinen")
    assert '<h2 id="letter-00f6"><b>Ö</b></h2>' in text
    assert 'Rajaa yhdistyksiä <span class="meta">(1 rajaus)</span>' in text
    empty = shown(client, models.AssociationIndexPage.objects.get(), q="ei-ole")
    assert "Poista rajaukset" in empty


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><b>', "%", "x" * 5000])
def test_hostile_words_are_only_words(full_site: Any, client: Client, words: str) -> None:
    text = shown(client, models.AssociationIndexPage.objects.get(), q=words, municipality=words, page=words)
    assert "<script>alert" not in text
    assert 'value=""><b>"' not in text


def test_a_municipality_tells_its_next_evening_premises_and_last_day(full_site: Any, client: Client) -> None:
    page = models.MunicipalityPage.objects.get()
    for language in ("fi", "sv"):
        text = shown(client, page, language)
        assert re.search(r'class="big-date"><time datetime="2099-12-04">', text)
        assert text.count("is-unknown") == 3
        assert "Hiihtokoulu" in text
    index = shown(client, models.MunicipalityIndexPage.objects.get(), "sv")
    assert "6\xa0900" in index
    assert "2099-12-04" in index


def test_grants_stand_by_their_last_day_and_closed_ones_tell_what_was_given(full_site: Any, client: Client) -> None:
    county = factories.below(models.GrantIndexPage, full_site.fi)
    award = ("award", {"recipient": "Kylätalo ry", "amount": 1200})
    decided = {"decided_on": date(2026, 6, 24), "applicant_count": 94, "recipient_count": 61, "total": 310000}
    grant = factories.grant(county, title="Vanha", closes=date(2026, 2, 28), awards=[award], **decided)
    text = shown(client, county)
    assert re.search(r"<b>1\.1\.</b> <span>2099, torstai", text)
    for figure in ("94", "61", "310\xa0000&nbsp;€"):
        assert figure in text.split('id="closed"')[1]
    assert "Kylätalo ry" in shown(client, grant)


def test_a_material_names_each_file_with_its_own_facts(full_site: Any, client: Client) -> None:
    files = [
        SiteDocument.objects.create(
            title=f"opas-{code}", language=code, page_count=count, file=ContentFile(b"%PDF", name=f"{code}.pdf")
        )
        for code, count in (("fi", 6), ("sv", 9))
    ]
    material = factories.material(full_site.fi, document=files[0], other_files=[("file", files[1])])
    for text in (shown(client, models.LibraryPage.objects.get()), shown(client, material)):
        assert "6\xa0s." in text
        assert "9\xa0s." in text


def test_a_statement_tells_what_the_law_asks(full_site: Any, client: Client) -> None:
    page = models.AccessibilityStatementPage.objects.get()
    for language, words in (("fi", ("osittain", "14 päivässä", "Traficom")), ("sv", ("Traficom",))):
        text = shown(client, page, language)
        for part in (*words, "1.3.1", 'datetime="2026-06-03"', "?subject=accessibility"):
            assert part in text
        assert '<p class="figure">3</p>' in text
    page.assessed_on = timezone.localdate() - timedelta(days=500)
    assert page.is_old(timezone.localdate())
