"""Plain files."""

import pytest

from search.reading.plain import plain_pages


def read(tmp_path, content):
    path = tmp_path / "file.txt"
    path.write_bytes(content)
    return list(plain_pages(str(path)))


def test_a_file_is_one_page_in_either_encoding(tmp_path):
    assert read(tmp_path, "Pöytä".encode("cp1252")) == ["Pöytä"]
    assert read(tmp_path, "\ufeffPöytä\nja".encode()) == ["Pöytä ja"]
    assert read(tmp_path, b"") == [""]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_two_bytes_a_letter_is_read(tmp_path, encoding):
    mark = "" if encoding == "utf-16" else "\ufeff"
    assert read(tmp_path, (mark + "Pöytä ja tuoli").encode(encoding)) == ["Pöytä ja tuoli"]


def test_what_is_no_text_but_is_called_so_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no text"):
        read(tmp_path, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")


def test_lines_that_somebody_broke_are_whole_again_and_paragraphs_stay(tmp_path):
    letter = "Hei!\n\nKokous siirtyy viikolla eteenpäin, koska sali\non varattu. Tervetuloa kaikille.\n\nAnna"
    assert read(tmp_path, letter.encode()) == [
        "Hei!\nKokous siirtyy viikolla eteenpäin, koska sali on varattu. Tervetuloa kaikille.\nAnna"
    ]
    paragraphs = "\n".join(["sana " * 30, "toinen " * 20])
    assert read(tmp_path, paragraphs.encode()) == [paragraphs]
