"""Files become numbered lines whatever their encoding, or are refused with a reason."""

import pytest

from pages.minutes_import.errors import UnreadableText
from pages.minutes_import.text import LARGEST_FILE, clean, decode, numbered_lines, sentences

TEXT = "Kokous päätettiin klo 14.50.\nNärvarande: Åsa Öhvall"


@pytest.mark.parametrize(
    "data",
    [
        TEXT,
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.replace("ä", "a\u0308").encode(),
    ],
)
def test_unicode_is_read_in_every_form(data: bytes | str) -> None:
    assert decode(data).text == TEXT
    assert not decode(data).is_legacy


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_an_old_encoding_is_read_where_the_letters_are_nordic(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert decoded.text == TEXT
    assert decoded.is_legacy


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (" \n\t\n\u200b", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 stuff", "binary"),
        (b"PK\x03\x04 word file", "binary"),
        (b"text\x00text", "binary"),
        ("\x01\x02\x03 text", "binary"),
        ("Протокол заседания".encode("cp1251"), "encoding"),
        ("議事録".encode("shift_jis"), "encoding"),
        (b"\xff\xfea", "encoding"),
        ("P\ufffdyt\ufffdkirja", "encoding"),
        (b"a" * (LARGEST_FILE + 1), "too_large"),
    ],
)
def test_what_is_not_text_is_refused_with_a_code(data: bytes | str, code: str) -> None:
    with pytest.raises(UnreadableText) as refusal:
        decode(data)
    assert refusal.value.code == code
    assert refusal.value.message.endswith(".")


def test_a_damaged_text_names_the_first_damaged_line() -> None:
    with pytest.raises(UnreadableText) as refusal:
        decode("Muistio\nP\ufffdyt\ufffdkirja\n")
    assert refusal.value.line == 2


def test_lines_are_numbered_as_in_the_file_with_any_line_break() -> None:
    lines = numbered_lines("a\r\n\r\nb\rc\n\x0c\nd\u2028e")
    assert [(line.number, line.text, line.after_blank) for line in lines] == [
        (1, "a", True),
        (3, "b", True),
        (4, "c", False),
        (6, "de", True),
    ]


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  a\u00a0b ", "a b"),
        ("a   b", "a\tb"),
        ("a \t b", "a\tb"),
        ("## **Läsnä**", "Läsnä"),
        ("yh\u00addistys", "yhdistys"),
        ("| A | B |", "A\tB"),
    ],
)
def test_a_line_is_cleaned_of_what_nobody_sees(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sovittiin. Kokous päättyi.", 2),
        ("Läsnä pj. Ilari Koivuharju ja muut.", 1),
        ("Alkoi kl. 14. Ordföranden talade.", 2),
        ("Pidettiin 2. Kumppanuusfoorumi.", 1),
        ("Kutsutaan t.ex. Anna och A. Berg.", 1),
        ("Seuraava on 3.12. Kutsu lähtee.", 2),
    ],
)
def test_sentences_end_where_a_reader_says(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count
