"""Attachments are found in lists, on lines of their own and in passing."""

import pytest

from pages.minutes_import.attachments import mentioned, merged, opens_attachment, read_attachment_line
from pages.minutes_import.text import Line


@pytest.mark.parametrize("text", ["Liite 1 Talousarvio", "- Liite 2: Kartta", "Bilaga 1 Budget", "Bil. 1 Karta"])
def test_a_numbered_attachment_opens_its_line(text: str) -> None:
    assert opens_attachment(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Liitteet: Liite 1 Reitti, Liite 2 Kustannusarvio", ["Liite 1 Reitti", "Liite 2 Kustannusarvio"]),
        ("Bilaga 3: Karta över öarna", ["Bilaga 3 Karta över öarna"]),
        ("Liitteet: Kartta; Reitti", ["Kartta", "Reitti"]),
        ("Bilagor", []),
    ],
)
def test_a_line_lists_its_attachments(text: str, shown: list[str]) -> None:
    assert [str(attachment) for attachment in read_attachment_line(Line(1, text))] == shown


def test_a_mention_is_joined_with_the_title_from_the_list() -> None:
    (attachment,) = merged(
        [*mentioned("Esitys on liitteenä 2.", item="3", line=8), *read_attachment_line(Line(20, "Liite 2 Laskelma"))]
    )
    assert (str(attachment), attachment.item, attachment.line) == ("Liite 2 Laskelma", "3", 20)
