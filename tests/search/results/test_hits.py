"""A hit says where in the source it stands, what it is called and why it was found."""

import pytest
from django.utils import translation

from search.query.nodes import Term
from search.query.parser import parse
from search.results.highlight import Highlighter
from search.results.hits import hits_of
from search.results.places import Place, Places
from tests.search.results.found import found_passage


def hit(passage, words="silta"):
    places = Places(pages={passage.page_id: Place("Kokous", "/fi/kokous/", "fi")})
    with translation.override("fi"):
        [made] = hits_of([passage], places, Highlighter(parse(words, language="fi").tree), words)
    return made


def test_the_title_is_marked_only_where_the_text_is_not(minimal_site):
    both = hit(found_passage(minimal_site.fi, "Silta", title="Silta"))
    title_only = hit(found_passage(minimal_site.fi, "Muuta", title="Silta"))
    assert both.title == (("Silta", False),)
    assert title_only.title == (("Silta", True),)
    assert both.name == title_only.name == "Silta"


def test_the_title_is_marked_for_what_the_text_does_not_say(minimal_site):
    made = hit(found_passage(minimal_site.fi, "Uusi silta", title="Kunnan silta"), "silta kunta")
    assert made.title == (("Kunnan", True), (" silta", False))
    assert made.marked == ("Kunnan", "silta")


@pytest.mark.parametrize("named", [{}, {"synonyms": ("tuki",)}], ids=["translation", "synonym"])
def test_what_was_found_by_another_word_than_was_typed_is_marked_where_the_hit_leads(minimal_site, named):
    passage = found_passage(minimal_site.fi, "Myönnettiin tukea siltaan", anchor="k-1")
    places = Places(pages={passage.page_id: Place("Kokous", "/fi/kokous/", "fi")})
    tree = Term("bidrag", "bidrag", ("bidrag",), translations=("tuki",), **named)
    [made] = hits_of([passage], places, Highlighter(tree), "bidrag")
    assert made.url == "/fi/kokous/?mark=bidrag+tukea#k-1"


def test_a_phrase_is_marked_as_one_where_the_hit_leads(minimal_site):
    passage = found_passage(minimal_site.fi, "Nyt on uusi silta auki", title="Asia", anchor="k-1")
    places = Places(pages={passage.page_id: Place("Kokous", "/fi/kokous/", "fi")})
    tree = parse('"uusi silta"', language="fi").tree
    [made] = hits_of([passage], places, Highlighter(tree), "")
    assert made.url == "/fi/kokous/?mark=%22uusi+silta%22#k-1"


def test_a_moment_is_called_by_who_speaks_and_leads_to_the_caption_with_the_word(minimal_site):
    passage = found_passage(
        minimal_site.fi, "Hyvää päivää. Nyt on silta auki.", kind="speech", start=10, end=30, speaker="Heli Lehto",
        cue_map=[[0, 10], [14, 21]], anchor="t10",
    )  # fmt: skip
    made = hit(passage)
    assert made.when == "0.10"
    assert "Heli Lehto" in made.name
    assert "t=21" in made.url
    assert made.url.endswith("#t21")


@pytest.mark.parametrize(("kind", "anchor"), [("page", ""), ("meeting", "notes"), ("meeting", ""), ("news", "")])
def test_every_hit_has_a_name_and_a_margin(minimal_site, kind, anchor):
    made = hit(found_passage(minimal_site.fi, "Silta", kind=kind, anchor=anchor))
    assert made.name
    assert made.when
    assert not made.is_foreign


def test_words_in_the_other_language_are_foreign(minimal_site):
    passage = found_passage(minimal_site.fi, "Bro", language="sv")
    with translation.override("fi"):
        assert hit(passage).is_foreign


def test_a_part_of_a_meeting_that_was_found_by_the_title_has_it(minimal_site):
    made = hit(found_passage(minimal_site.fi, "Bo Ek", title="Uusi silta", kind="meeting", anchor="participants"))
    assert made.name.endswith(": Uusi silta")
    assert ("silta", True) in made.title


def test_only_the_subject_of_a_moment_is_in_the_language_of_the_recording(minimal_site):
    passage = found_passage(minimal_site.sv, "Nu är bron öppen.", kind="speech", start=1, end=2, speaker="Heli Lehto")
    places = Places(pages={passage.page_id: Place("Möte om bron", "/sv/mote/", "sv")})
    with translation.override("fi"):
        [made] = hits_of([passage], places, Highlighter(parse("Heli", language="fi").tree), "Heli")
    assert made.lead == (("Heli", True), (" Lehto puhuu: ", False))
    assert (made.title, made.title_language) == ((("Möte om bron", False),), "sv")
    assert made.name == "Heli Lehto puhuu: Möte om bron"
