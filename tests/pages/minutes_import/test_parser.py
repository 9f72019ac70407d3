"""Whole files become whole minutes: real ones, their invented twins, and every mutilation of them."""

import random
from collections import Counter

import pytest

from pages.minutes_import import Minutes, MinutesError, NotMinutes, parse_minutes

ALL = ["yhdistysfoorumi", "foreningsforum", "jarjestoneuvottelukunta", "organisationsdelegationen", "sekava"]


def codes(minutes: Minutes) -> list[str]:
    return [warning.code for warning in minutes.warnings]


def assert_shape_of_the_forum(minutes: Minutes) -> None:
    """Assert what the real minutes and their twin have in common."""
    assert minutes.language == "fi"
    assert minutes.mode == "remote"
    assert minutes.secretary is None
    assert len(minutes.people) == 22
    assert len({person.group for person in minutes.people}) == 14
    assert Counter(person.attendance for person in minutes.people) == {"present": 9, "absent": 13}
    assert [item.number for item in minutes.items] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [item.line for item in minutes.items if not item.heading] == [40]
    assert all(item.decision == "" for item in minutes.items)
    assert [(warning.line, warning.code) for warning in minutes.warnings] == [
        (9, "inner_group"),
        (40, "no_heading"),
        (44, "joined"),
    ]
    assert minutes.people[-1].role == "coordinator"
    assert minutes.people[-1].group == "Koordinoija"
    assert minutes.people[4].inner_group == "Omaishoitajat"
    assert minutes.lost_lines == ()


@pytest.mark.parametrize("seed", ["002"], indirect=True)
def test_real_minutes_are_read_to_the_last_person(seed: bytes) -> None:
    minutes = parse_minutes(seed)
    assert_shape_of_the_forum(minutes)
    assert (minutes.date, minutes.start, minutes.end) == ("2021-11-01", "13:00", "14:50")
    assert [minutes.chair] == [person.name for person in minutes.people if person.role == "chair"]
    assert "toivotaan tietoa aikaisemmin" in minutes.items[4].matter


@pytest.mark.parametrize("sample_text", ["yhdistysfoorumi"], indirect=True)
def test_the_invented_twin_is_read_like_the_real_minutes(sample_text: str) -> None:
    minutes = parse_minutes(sample_text)
    assert_shape_of_the_forum(minutes)
    assert (minutes.date, minutes.start, minutes.end) == ("2025-08-26", "13:05", "14:40")
    assert minutes.chair == "Gun-Britt Wikars"
    assert "kerrotaan hyvissä ajoin" in minutes.items[4].matter


@pytest.mark.parametrize(
    ("seed", "code"), [("000", "news"), ("001", "news"), ("003", "invitation"), ("004", "report")], indirect=["seed"]
)
def test_real_texts_that_are_no_minutes_are_refused(seed: bytes, code: str) -> None:
    with pytest.raises(NotMinutes) as refusal:
        parse_minutes(seed)
    assert refusal.value.code == code


@pytest.mark.parametrize("sample_text", ["foreningsforum"], indirect=True)
def test_a_swedish_promemoria_is_read_in_full(sample_text: str) -> None:
    minutes = parse_minutes(sample_text)
    assert (minutes.language, minutes.date, minutes.mode) == ("sv", "2025-11-18", "onsite")
    assert (minutes.start, minutes.end) == ("13:02", "14:55")
    assert (minutes.chair, minutes.secretary) == ("Ilari Koivuharju", "Marjut Ollinsaari")
    assert (minutes.number, minutes.place) == ("3/2025", "Nyå bystuga")
    assert Counter(person.attendance for person in minutes.people) == {"present": 6, "part": 2, "absent": 2}
    assert [item.decision for item in minutes.items] == [
        "",
        "Föredragningslistan godkändes.",
        "Mandaten besattes enligt förslaget. Nätverket för missbruk och beroende utser sin ersättare senare.",
        "Man kom överens om att fråga skolorna i Ristisaari.",
        "Antecknades för kännedom att grötfesten hålls i december.",
        "",
    ]
    assert [str(attachment) for attachment in minutes.attachments] == [
        "Bilaga 1 Mandat 2026–2027",
        "Bilaga 2 Skolornas svar",
    ]
    (follow_up,) = minutes.items[2].follow_ups
    assert (follow_up.owner, follow_up.due) == ("Marjut Ollinsaari", "2025-12-05")
    assert [(pause.start, pause.end) for pause in minutes.breaks] == [("14:10", "14:20")]


@pytest.mark.parametrize("sample_text", ["jarjestoneuvottelukunta"], indirect=True)
def test_formal_finnish_minutes_keep_proposals_apart_from_decisions(sample_text: str) -> None:
    minutes = parse_minutes(sample_text)
    assert [item.number for item in minutes.items] == ["1", "2", "3", "4", "5"]
    assert len(minutes.agenda) == 6
    statement = minutes.items[2]
    assert statement.decision == "Hyväksyttiin liitteen 1 mukainen lausunto yksimielisesti."
    assert "Ehdotus: Annetaan" in statement.matter
    assert statement.follow_ups[0].due == "2025-06-13"
    assert minutes.items[3].decision.startswith("Päätettiin esittää")
    assert "Edellisessä kokouksessa" in minutes.items[3].matter
    assert (minutes.start, minutes.end) == ("13:00", "15:10")
    assert [(pause.start, pause.end) for pause in minutes.breaks] == [("14:00", "14:10")]
    assert minutes.mode == "hybrid"


@pytest.mark.parametrize("sample_text", ["organisationsdelegationen"], indirect=True)
def test_formal_swedish_minutes_have_their_sections_and_groups(sample_text: str) -> None:
    minutes = parse_minutes(sample_text)
    assert [item.number for item in minutes.items] == ["12", "13", "14", "15", "16", "17"]
    assert minutes.items[3].heading == "Samordningen av frivilliga"
    assert minutes.items[3].decision == "Enligt förslaget."
    assert (minutes.chair, minutes.mode) == ("Benita Korsback", "hybrid")
    assert minutes.people[0].group == "Byar och öar"
    assert minutes.lost_lines == ()


@pytest.mark.parametrize("sample_text", ["sekava"], indirect=True)
def test_messy_minutes_are_read_with_warnings(sample_text: str) -> None:
    minutes = parse_minutes(sample_text)
    assert (minutes.date, minutes.start, minutes.end) == ("2025-05-21", "14:05", "15:40")
    assert [item.number for item in minutes.items] == ["1", "2", "2", "4", "", "6"]
    assert {"doubled_number", "missing_number", "unplaced", "not_a_name"} <= set(codes(minutes))
    assert "Arto Myllyoja" in [person.name for person in minutes.people]
    part = next(person for person in minutes.people if person.attendance == "part")
    assert (part.name, part.left) == ("Eetu Pihlajisto", "15:10")


@pytest.mark.parametrize("sample_text", ALL, indirect=True)
def test_no_source_line_is_lost(sample_text: str) -> None:
    minutes = parse_minutes(sample_text)
    warned = {warning.line for warning in minutes.warnings}
    filled = {number for number, line in enumerate(sample_text.split("\n"), start=1) if line.strip()}
    assert minutes.placed_lines | warned >= filled
    assert minutes.lost_lines == ()


@pytest.mark.parametrize("sample_text", ALL, indirect=True)
def test_every_word_of_an_item_is_in_the_item(sample_text: str) -> None:
    minutes = parse_minutes(sample_text)
    shown = " ".join(
        [str(item.as_dict()) + str(item.discussion) for item in minutes.items] + [str(a) for a in minutes.attachments]
    )
    for line in minutes.lines:
        if line.part.startswith("item"):
            assert all(word.strip(".,:;()-–") in shown for word in line.text.split()[2:]), line


def mutilated(text: str, chance: random.Random) -> str:
    """Give the text with lines shuffled, dropped, doubled, cut and joined."""
    lines = text.split("\n")
    for _ in range(chance.randrange(1, 12)):
        position = chance.randrange(len(lines))
        deed = chance.randrange(6)
        if deed == 0:
            lines.insert(chance.randrange(len(lines)), lines.pop(position))
        elif deed == 1:
            lines.insert(position, lines[position])
        elif deed == 2:
            lines[position] = lines[position][: chance.randrange(len(lines[position]) + 1)]
        elif deed == 3:
            lines[position] += chance.choice([" ja", ",", ":", "(", "§", "\t", " klo 99", " 31.2.2025", "\u00ad", "…"])
        elif deed == 4:
            words = lines[position].split(" ")
            chance.shuffle(words)
            lines[position] = " ".join(words)
        else:
            lines[position] = chance.choice(
                ["", "1.", "Päätös:", "Läsnä:", "Liite 1", "2 (3)", lines[position].upper()]
            )
        lines = lines or [""]
    return "\n".join(lines)


def lost_in(text: str) -> tuple[int, ...]:
    """Give the lines that reading loses; a text that is refused loses none."""
    try:
        return parse_minutes(text).lost_lines
    except MinutesError:
        return ()


@pytest.mark.parametrize("sample_text", ALL, indirect=True)
@pytest.mark.parametrize("start", range(40))
def test_no_mutilation_breaks_the_reading_or_loses_a_line(sample_text: str, start: int) -> None:
    chance = random.Random(start)  # noqa: S311 - chance here makes test data, not secrets
    for _ in range(5):
        text = mutilated(sample_text, chance)
        assert lost_in(text) == ()


@pytest.mark.parametrize(
    "unit", [".", "(", "a", "A ", "1. A\n", "klo 1", "A B ja ", "liitto ja ", "Päätös: ", "ä-", "12."]
)
def test_a_hundred_thousand_hostile_characters_are_read_in_one_pass(unit: str) -> None:
    hostile = unit * (100_000 // len(unit))
    text = f"Muistio 1.1.2025\nLäsnä: {hostile}\n1. Kokouksen avaus\nPuheenjohtaja avasi kokouksen klo 13.\n{hostile}"
    assert lost_in(text) == ()


def test_bytes_in_an_old_encoding_are_read_with_a_warning() -> None:
    text = "Muistio 1.9.2026\nLäsnä: Henna Ruokosalmi, Eetu Pihlajisto\n1. Avaus\nPuheenjohtaja avasi kokouksen klo 13."
    assert "legacy_encoding" in codes(parse_minutes(text.encode("cp1252")))


def test_the_json_object_has_exactly_its_keys() -> None:
    shown = parse_minutes("Muistio 1.9.2026\nLäsnä: Henna Ruokosalmi\n1. Avaus\nKokous avattiin klo 13.").as_dict()
    assert list(shown) == [
        "language", "date", "start", "end", "mode", "chair", "secretary", "people", "items", "attachments", "warnings",
    ]  # fmt: skip
