"""The section on the cooperation, contact, privacy and the accessibility statement hold together."""

import pytest

from cms.translations.versions import State, version_of
from demo.standing import standing_pieces
from demo.wording import pair
from pages.models import AccessibilityStatementPage, SectionPage, StandardPage


@pytest.fixture
def pieces(desk):
    return {piece.key: piece for piece in standing_pieces(desk.places)}


def test_both_languages_of_every_page_have_the_same_parts(pieces):
    for piece in pieces.values():
        assert pair(piece.draft("fi"), piece.draft("sv"))


def test_pages_of_the_section_stand_below_it_in_both_languages(pieces, desk):
    desk.put_through(pieces["cooperation"])
    desk.put_through(pieces["how-it-works"])
    for language in ("fi", "sv"):
        page = StandardPage.objects.get(locale__language_code=language)
        assert page.get_parent().specific == SectionPage.objects.get(locale__language_code=language)
        assert version_of(page, language).state is State.TRANSLATED


def test_a_role_address_is_a_link_and_a_table_a_table_in_the_translation(pieces, desk):
    desk.put_through(pieces["privacy"])
    page = StandardPage.objects.get(locale__language_code="sv")
    [table] = [block for block in page.body if block.block_type == "figures"]
    assert table.value["caption"] == "Förvaringstider"
    assert "30 dagar" in [row["value"] for row in table.value["rows"]]
    assert 'href="mailto:tietosuoja@saarniranta.example"' in page.body.render_as_block()


def test_the_statement_names_the_authority_rule_and_every_finding_with_its_day(pieces, desk):
    desk.put_through(pieces["statement"])
    page = AccessibilityStatementPage.objects.get(locale__language_code="sv")
    findings = list(page.findings.all())
    assert [finding.criterion for finding in findings] == ["1.3.1", "3.1.2", "1.2.5", "4.1.2", "2.4.11"]
    assert [finding.criterion for finding in findings if finding.fixed_on] == ["2.4.11"]
    for finding in findings:
        finding.clean()
        assert finding.fix_by
        assert finding.fixed_on or (finding.why and finding.alternative)
