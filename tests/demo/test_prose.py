"""Lightly marked text becomes rich text and blocks."""

import json

from demo.prose import body, rich_text, stream


def test_an_empty_line_parts_paragraphs_and_a_line_break_does_not():
    assert rich_text("Yksi\nrivi.\n\nToinen.") == "<p>Yksi rivi.</p><p>Toinen.</p>"


def test_dashes_begin_a_list():
    assert rich_text("- talo\n- tie") == "<ul><li>talo</li><li>tie</li></ul>"


def test_signs_of_html_are_text():
    assert rich_text("a < b & c") == "<p>a &lt; b &amp; c</p>"


def test_paragraphs_between_headings_are_one_block():
    blocks = json.loads(body("Alku.\n\nJatko.\n\n## Otsikko\n\nLoppu.", "page"))
    assert [block["type"] for block in blocks] == ["paragraph", "heading", "paragraph"]
    assert blocks[0]["value"] == "<p>Alku.</p><p>Jatko.</p>"
    assert blocks[1]["value"] == {"text": "Otsikko", "level": "2"}


def test_a_quotation_names_its_speaker_and_role():
    [quote] = json.loads(body("> Talo on halpa.\n> — Arto Myllyoja; kylien verkosto", "page"))
    assert quote["value"] == {"text": "Talo on halpa.", "speaker": "Arto Myllyoja", "role": "kylien verkosto"}


def test_blocks_have_the_same_identities_every_time():
    assert stream([("paragraph", "a")], "page") == stream([("paragraph", "a")], "page")
    assert json.loads(stream([("entry", {})], "one"))[0]["id"] != json.loads(stream([("entry", {})], "two"))[0]["id"]


def test_bars_make_a_table_with_its_caption():
    [table] = json.loads(body("| Säilytysajat\n| Loki | 30 päivää\n| Palaute | 12 kk", "page"))
    assert table["type"] == "figures"
    assert table["value"]["caption"] == "Säilytysajat"
    assert [row["value"] for row in table["value"]["rows"]] == [
        {"name": "Loki", "value": "30 päivää"},
        {"name": "Palaute", "value": "12 kk"},
    ]


def test_rows_of_a_table_have_the_same_identities_in_both_languages():
    rows = [
        [row["id"] for row in json.loads(body(text, "page"))[0]["value"]["rows"]]
        for text in ("| Ajat\n| Loki | 30 päivää", "| Tider\n| Logg | 30 dagar")
    ]
    assert rows[0] == rows[1]


def test_a_role_address_of_the_region_is_a_link_and_others_are_text():
    assert (
        rich_text("a@saarniranta.example") == '<p><a href="mailto:a@saarniranta.example">a@saarniranta.example</a></p>'
    )
    assert rich_text("a@b.example") == "<p>a@b.example</p>"
