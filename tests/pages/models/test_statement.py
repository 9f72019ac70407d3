"""The accessibility statement."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.test.utils import WagtailPageTestCase

from pages.models import AccessibilityStatementPage, Finding, HomePage
from tests import factories


class TestTree(WagtailPageTestCase):
    """Where the page stands."""

    def test_a_language_has_one_statement(self) -> None:
        self.assertAllowedParentPageTypes(AccessibilityStatementPage, {HomePage})
        self.assertAllowedSubpageTypes(AccessibilityStatementPage, {})
        assert AccessibilityStatementPage.max_count_per_parent == 1


def finding(**fields: Any) -> Finding:
    """A finding of June."""
    return Finding(**{"criterion": "1.3.1", "what": "Otsikot", "where": "PDF", "found_on": date(2026, 6, 3), **fields})


def test_open_and_repaired_findings_are_told_apart(minimal_site: Any, rf: Any) -> None:
    rows = [finding(what="auki"), finding(what="korjattu", fixed_on=date(2026, 8, 1))]
    context = factories.statement(minimal_site.fi, rows={"findings": rows}).get_context(rf.get("/"))
    assert [row.what for row in context["open_findings"]] == ["auki"]
    assert [row.what for row in context["fixed_findings"]] == ["korjattu"]


def test_a_finding_is_late_after_its_day() -> None:
    today = timezone.localdate()
    assert not finding(fix_by=today).is_late
    assert finding(fix_by=today - timedelta(days=1)).is_late
    assert not finding(fix_by=today - timedelta(days=1), fixed_on=today).is_late
    assert not finding().is_late


def test_nothing_is_repaired_before_it_was_found() -> None:
    with pytest.raises(ValidationError, match="fixed_on"):
        finding(fixed_on=date(2026, 6, 2)).clean()


def test_an_assessment_is_old_after_a_year(minimal_site: Any, rf: Any) -> None:
    statement = factories.statement(minimal_site.fi, assessed_on=timezone.localdate() - timedelta(days=365))
    assert not statement.get_context(rf.get("/"))["is_old"]
    statement.assessed_on -= timedelta(days=1)
    assert statement.get_context(rf.get("/"))["is_old"]
