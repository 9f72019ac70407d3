"""The catalogues are collected, compiled and checked as a whole."""

import os
from pathlib import Path

import polib
import pytest

from scripts import catalogues


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project whose sources have the strings News and Meetings."""

    def collect(root, target):
        for language in catalogues.LANGUAGES:
            texts = polib.POFile()
            here = catalogues.catalogue(root, language)
            known = {entry.msgid: entry for entry in polib.pofile(str(here))} if here.exists() else {}
            for msgid in ("News", "Meetings"):
                texts.append(known.get(msgid, polib.POEntry(msgid=msgid)))
            catalogues.catalogue(target, language).parent.mkdir(parents=True)
            texts.save(str(catalogues.catalogue(target, language)))

    monkeypatch.setattr(catalogues, "collect", collect)
    catalogues.update(tmp_path)
    return tmp_path


def translate(project, language, **texts):
    path = catalogues.catalogue(project, language)
    catalogue = polib.pofile(str(path))
    for msgid, msgstr in texts.items():
        catalogue.find(msgid).msgstr = msgstr
    catalogue.save(str(path))


def complete(project):
    translate(project, "fi", News="Uutiset", Meetings="Kokoukset")
    translate(project, "sv", News="Nyheter", Meetings="Möten")


def test_new_strings_come_in_empty_and_are_faults(project):
    assert len(catalogues.faults(project)) == 4
    assert "fi: empty: 'News'" in catalogues.faults(project)


def test_complete_catalogues_have_no_faults(project):
    complete(project)
    assert catalogues.faults(project) == []


def test_updating_twice_changes_nothing(project):
    complete(project)
    catalogues.update(project)
    once = catalogues.catalogue(project, "fi").read_bytes()
    catalogues.update(project)
    assert catalogues.catalogue(project, "fi").read_bytes() == once
    assert "Kokoukset" in once.decode()


def test_a_string_that_nobody_uses_and_a_fuzzy_one_are_faults(project):
    complete(project)
    path = catalogues.catalogue(project, "sv")
    texts = polib.pofile(str(path))
    texts.append(polib.POEntry(msgid="Gone", msgstr="Borta"))
    texts.find("News").flags.append("fuzzy")
    texts.save(str(path))
    assert catalogues.faults(project) == ["sv: not used any more: 'Gone'", "sv: fuzzy: 'News'"]


def test_a_missing_string_is_a_fault(project):
    complete(project)
    path = catalogues.catalogue(project, "fi")
    texts = polib.pofile(str(path))
    texts.remove(texts.find("News"))
    texts.save(str(path))
    assert catalogues.faults(project) == ["fi: not collected: 'News'"]


@pytest.mark.parametrize(
    ("msgid", "msgstr", "differs"),
    [
        ("%(count)s of %(total)s", "%(total)s, joista %(count)s", False),
        ("Hello %(name)s", "Hei", True),
        ("{name} waits", "{nimi} odottaa", True),
        ("News", "", False),
    ],
)
def test_a_lost_placeholder_is_a_fault(msgid, msgstr, differs):
    assert catalogues.differs(polib.POEntry(msgid=msgid, msgstr=msgstr)) is differs


def test_compiling_writes_what_is_missing_or_older_and_nothing_else(project):
    complete(project)
    catalogues.compile_all(project)
    compiled = catalogues.catalogue(project, "fi").with_suffix(".mo")
    assert polib.mofile(str(compiled)).find("News").msgstr == "Uutiset"
    os.utime(compiled, (4_000_000_000, 4_000_000_000))
    catalogues.compile_all(project)
    assert compiled.stat().st_mtime == 4_000_000_000
    os.utime(catalogues.catalogue(project, "fi"), (4_000_000_001, 4_000_000_001))
    catalogues.compile_all(project)
    assert compiled.stat().st_mtime < 4_000_000_000


def test_whoever_reads_while_another_compiles_sees_the_whole_or_what_was_there(project, monkeypatch):
    catalogues.update(project)
    source = catalogues.catalogue(project, "fi")
    target = source.with_suffix(".mo")
    catalogues.compile_all(project)
    before = target.read_bytes()
    os.utime(target, (0, 0))

    def failing(_source, path):
        Path(path).write_bytes(before[:10])
        raise OSError

    monkeypatch.setattr(polib.POFile, "save_as_mofile", failing)
    with pytest.raises(OSError, match="^$"):
        catalogues.compile_all(project)
    assert target.read_bytes() == before
    assert sorted(one.name for one in source.parent.iterdir()) == ["django.mo", "django.po"]


def test_an_unknown_verb_is_refused(capsys):
    assert catalogues.main(["collect"]) == 2
    assert "usage" in capsys.readouterr().err
