"""Plain files."""

from search.reading.plain import plain_pages


def read(tmp_path, content):
    path = tmp_path / "file.txt"
    path.write_bytes(content)
    return list(plain_pages(str(path)))


def test_a_file_is_one_page_in_either_encoding(tmp_path):
    assert read(tmp_path, "Pöytä".encode("cp1252")) == ["Pöytä"]
    assert read(tmp_path, "\ufeffPöytä\nja".encode()) == ["Pöytä\nja"]
    assert read(tmp_path, b"") == [""]
