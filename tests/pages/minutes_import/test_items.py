"""Items have headings, decisions and blocks, or say what they lack."""

import pytest

from pages.minutes_import.items import Items, is_heading, read_items
from pages.minutes_import.outline import outline_of
from pages.minutes_import.text import numbered_lines


def items_of(text: str) -> Items:
    return read_items(outline_of(numbered_lines(text)).items, meeting=None)


@pytest.mark.parametrize(
    "text", ["Verkostot", "Kumppanuusfoorumi 2.11.2026 klo 12-14", "Muut asiat.", "Övriga ärenden"]
)
def test_a_short_phrase_is_a_heading(text: str) -> None:
    assert is_heading(text)


@pytest.mark.parametrize(
    "text",
    ["Alueella on koottu paikkoja. Luettelo on valmis.", "Alueella on koottu paikkoja kylistä.", "Päätettiin jatkaa"],
)
def test_a_paragraph_is_no_heading(text: str) -> None:
    assert not is_heading(text)


def test_a_usual_heading_may_share_its_line_with_the_text() -> None:
    (item,) = items_of("1. Kokouksen avaus. Puheenjohtaja avasi kokouksen klo 13.").items
    assert (item.heading, item.matter) == ("Kokouksen avaus", "Puheenjohtaja avasi kokouksen klo 13.")


def test_a_heading_may_stand_below_its_number() -> None:
    (item,) = items_of("1 §\nKokouksen avaus\nAvattiin.").items
    assert (item.heading, item.matter) == ("Kokouksen avaus", "Avattiin.")


def test_labelled_blocks_go_to_their_fields() -> None:
    (item,) = items_of(
        "1. Talous\nAsia: Arvio.\nKeskustelu: Hyvä.\nEhdotus: Hyväksytään.\nPäätös: Hyväksyttiin.\n"
        "Vastuu: Saga Norrmark"
    ).items
    assert item.matter == "Arvio.\n\nEhdotus: Hyväksytään."
    assert (item.discussion, item.decision) == ("Hyvä.", "Hyväksyttiin.")
    assert item.follow_ups[0].owner == "Saga Norrmark"


def test_a_proposal_ends_where_the_decision_is_told() -> None:
    (item,) = items_of("1. Talous\nEsitys: Hyväksytään arvio.\nTalousarvio hyväksyttiin.").items
    assert (item.matter, item.decision) == ("Esitys: Hyväksytään arvio.", "Talousarvio hyväksyttiin.")


def test_faults_of_numbering_are_warned_about_on_their_lines() -> None:
    found = items_of("1. Avaus\n\n3. Talous\n\n3. Verkosto\n\nMuut asiat\n\nEi ollut.")
    assert [(warning.line, warning.code) for warning in found.warnings] == [
        (3, "missing_number"),
        (5, "doubled_number"),
        (7, "missing_number"),
    ]


def test_an_attachment_belongs_to_the_item_that_lists_it() -> None:
    found = items_of("1. Avaus\n\n2. Talous\nLiite 1 Arvio")
    assert [(str(attachment), attachment.item) for attachment in found.attachments] == [("Liite 1 Arvio", "2")]
