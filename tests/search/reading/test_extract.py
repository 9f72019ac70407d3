"""What the reading process tells."""

import random
import zipfile

import pytest

from search.models import DocumentText
from search.reading import extract as module
from search.reading import limits, outcomes
from search.reading.extract import READERS, extract, reader_of
from search.reading.process import KINDS
from tests.search.reading import samples


def read(tmp_path, content, kind):
    path = tmp_path / f"file.{kind}"
    path.write_bytes(content)
    return extract(str(path), kind)


def test_every_kind_is_read(tmp_path):
    made = {
        "pdf": samples.pdf("Avustus"),
        "docx": samples.docx("Avustus"),
        "pptx": samples.pptx("Avustus"),
        "odt": samples.odt("<text:p>Avustus</text:p>"),
        "xlsx": samples.xlsx([["Avustus"]]),
        "ods": samples.odt(
            "<table:table-row><table:table-cell><text:p>Avustus</text:p></table:table-cell></table:table-row>"
        ),
        "txt": b"Avustus",
    }
    assert set(made) | {"odp"} == set(READERS)
    for kind, content in made.items():
        outcome = read(tmp_path, content, kind)
        assert (outcome.state, outcome.is_cut) == (outcomes.READ, False), kind
        assert "Avustus" in outcome.pages[0]


def test_pages_are_pages_only_where_the_file_has_them(tmp_path):
    assert read(tmp_path, samples.pdf("Yksi"), "pdf").has_pages
    assert not read(tmp_path, samples.docx("Yksi"), "docx").has_pages
    paged = read(tmp_path, samples.docx("Yksi", "Kaksi"), "docx")
    assert (paged.has_pages, paged.pages) == (True, ("Yksi", "Kaksi"))


def test_a_long_text_without_pages_comes_in_pieces(tmp_path):
    text = "\n".join(f"rivi {number}" for number in range(2_000))
    outcome = read(tmp_path, text.encode(), "txt")
    assert not outcome.has_pages
    assert len(outcome.pages) > 3
    assert "\n".join(outcome.pages) == text


def test_a_file_without_a_text_layer_is_flagged_with_its_pages(tmp_path):
    outcome = read(tmp_path, samples.pdf(""), "pdf")
    assert (outcome.state, outcome.pages) == (outcomes.NO_TEXT, ("",))


@pytest.mark.parametrize("kind", ["pdf", "docx", "pptx", "odt", "xlsx", "ods"])
def test_what_is_broken_is_told_and_never_fatal(tmp_path, kind):
    assert read(tmp_path, b"PK\x03\x04 broken", kind).state == outcomes.BROKEN
    assert read(tmp_path, b"", kind).state == outcomes.BROKEN


def test_an_encrypted_file_is_flagged(tmp_path):
    assert read(tmp_path, samples.locked_pdf("salasana"), "pdf").state == outcomes.ENCRYPTED


def test_what_is_beyond_the_limits_is_left_out_and_said_so(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_PAGES", 2)
    outcome = read(tmp_path, samples.pdf("Yksi", "Kaksi", "Kolme"), "pdf")
    assert (len(outcome.pages), outcome.is_cut, outcome.state) == (2, True, outcomes.READ)
    monkeypatch.setattr(limits, "LETTERS_OF_PAGE", 3)
    assert read(tmp_path, samples.pdf("Avustus"), "pdf").pages == ("Avu",)
    monkeypatch.setattr(limits, "MOST_LETTERS", 1)
    assert len(read(tmp_path, samples.pdf("Yksi", "Kaksi"), "pdf").pages) == 1


@pytest.mark.parametrize("letter", ["a", "ä"])
def test_a_long_text_without_pages_is_cut_and_said_so(tmp_path, monkeypatch, letter):
    monkeypatch.setattr(limits, "MOST_LETTERS", 1001)
    outcome = read(tmp_path, (letter * 5_000).encode(), "txt")
    assert ("".join(outcome.pages), outcome.is_cut) == (letter * 1001, True)
    assert read(tmp_path, samples.docx(letter * 5_000), "docx").is_cut


def test_a_file_that_takes_long_is_read_as_far_as_it_comes(monkeypatch):
    def slow(path):
        for number in range(5):
            yield f"Sivu {number}"
            moment[0] += 30

    moment = [0.0]
    monkeypatch.setattr(module, "monotonic", lambda: moment[0])
    monkeypatch.setattr(module, "reader_of", lambda kind: (slow, True))
    assert extract("any", "pdf") == outcomes.Outcome(outcomes.READ, ("Sivu 0", "Sivu 1"), is_cut=True)


def test_what_was_read_before_a_fault_is_kept(tmp_path, monkeypatch):
    def breaking(path):
        yield "Yksi"
        raise RuntimeError("broken")

    monkeypatch.setattr(module, "reader_of", lambda kind: (breaking, True))
    assert extract("any", "pdf") == outcomes.Outcome(outcomes.BROKEN, ("Yksi",))


def test_too_little_memory_is_told(monkeypatch):
    def greedy(path):
        raise MemoryError
        yield ""

    monkeypatch.setattr(module, "reader_of", lambda kind: (greedy, True))
    assert extract("any", "pdf").state == outcomes.TOO_LARGE


def package(tmp_path, content):
    """An OpenDocument file whose whole content is given."""
    path = tmp_path / "hostile.odt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("META-INF/manifest.xml", "<manifest/>")
        made.writestr("content.xml", content)
    return extract(str(path), "odt")


def test_entities_neither_grow_nor_bring_another_file(tmp_path):
    (tmp_path / "secret").write_text("salaisuus")
    outside = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{tmp_path}/secret">]><x xmlns="u">&a;</x>'
    assert package(tmp_path, outside).pages == ("",)
    grown = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x xmlns="u">&b;&b;</x>'
    assert package(tmp_path, grown).pages == ("",)


def test_a_small_file_that_unpacks_to_much_is_not_unpacked(tmp_path):
    outcome = package(tmp_path, bytes(limits.MOST_UNPACKED + 1))
    assert (outcome.state, outcome.pages) == (outcomes.TOO_LARGE, ())


def test_what_is_nested_without_end_is_broken(tmp_path):
    depth = 5_000
    nested = samples.odt("<text:p>" * depth + "x" + "</text:p>" * depth)
    assert read(tmp_path, nested, "odt").state == outcomes.BROKEN


def test_files_with_letters_changed_at_random_are_outcomes(tmp_path):
    states, chance = set(), random.Random(7)  # noqa: S311 - no secret
    for kind, content in {"pdf": samples.pdf("Yksi", "Kaksi"), "docx": samples.docx("Yksi")}.items():
        for _turn in range(15):
            changed = bytearray(content)
            for _letter in range(40):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            states.add(read(tmp_path, bytes(changed), kind).state)
    assert outcomes.BROKEN in states
    assert states <= set(DocumentText.State.values)


def test_every_kind_that_is_read_has_a_reader():
    assert set(READERS) == set(KINDS)
    assert all(callable(reader_of(kind)[0]) for kind in KINDS)
