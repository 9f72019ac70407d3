"""Documents as PostgreSQL keeps them: it reads what is sent as it reads the text of a vector."""

from dataclasses import replace
from struct import unpack_from

import pytest
from django.db import connection

from search.engines.counted import CARRIER, MOST, TENTHS, number_of
from search.engines.lexemes import VALUE, passing
from search.engines.protocol import IndexDocument
from search.engines.sending import Sending, vectors
from search.engines.vectors import LAST_PLACE, MOST_BYTES, MOST_PLACES, SIGNS, length_of, vector_of

BAGS = ("exact", "lemmas", "parts", "folded", "title_exact", "title_lemmas", "title_parts")


def document(**words):
    return IndexDocument(id=1, version=1, date="", **{bag: tuple(words.get(bag, "").split()) for bag in BAGS})


def read(vector):
    """The words of a vector with their places, in the order in which they are sent."""
    found, place = {}, 4
    for _word in range(unpack_from(">i", vector.data)[0]):
        end = vector.data.index(b"\0", place)
        (number,) = unpack_from(">H", vector.data, end + 1)
        found[vector.data[place:end].decode()] = unpack_from(f">{number}H", vector.data, end + 3)
        place = end + 3 + 2 * number
    assert place == len(vector.data)
    return found


def words_of(vector):
    """What the vocabulary has of a vector."""
    forms = zip(SIGNS, vector.forms, strict=bool(vector.forms))
    return [*vector.words, *(sign + form for sign, some in forms for form in some)]


def counts_of(vector):
    """The numbers of a vector as they stand in a row."""
    return [int(number - CARRIER) for number in vector.counted]


def test_words_have_a_sign_for_what_they_are_and_those_that_stand_there_their_places():
    written = vector_of(document(title_exact="otsikko", exact="avustus on on", lemmas="avustus", parts="osa osa"))
    placed = {"eotsikko": (1,), "eavustus": (3,), "eon": (4, 5), "hotsikko": (1,)}
    assert read(written) == {"#0": (), **placed, "lavustus": (), "posa": ()}
    assert sorted(words_of(written)) == ["eavustus", "eon", "eotsikko", "lavustus", "posa"]
    assert length_of(document(exact="a b", lemmas="c", title_parts="d")) == 4


def test_a_phrase_does_not_reach_from_the_title_into_the_text():
    places = {word: there for word, there in read(vector_of(document(title_exact="a b", exact="c a"))).items() if there}
    assert places == {"ea": (1, 5), "eb": (2,), "ec": (4,), "ha": (1,), "hb": (2,)}


def test_what_a_vector_has_no_room_for_is_left_out():
    written = vector_of(document(exact="a " * 20_000 + "b"))
    assert (len(read(written)["ea"]), read(written)["eb"]) == (MOST_PLACES, (LAST_PLACE,))
    written = vector_of(document(exact=" ".join(f"{number:0>100}" for number in range(10_000))))
    assert len(written.data) <= MOST_BYTES
    assert set(words_of(written)) == {word for word in read(written) if word[0] == "e"}
    assert 8_000 < len(words_of(written)) < 10_000
    assert vector_of(document()) == (b"\0\0\0\1#0\0\0\0", [], (), ({}, {}, {}, {}))


def test_values_and_the_stretch_of_the_key_are_words_that_narrow():
    made = replace(document(), id=5_000, values={"kind": ("decision",), "present": ("a", "b")})
    words = passing({"kind": ("decision",), "present": ("b", "c")})
    there = vector_of(made)
    assert {"#2", words["kind"][0], words["present"][0]} < read(there).keys()
    assert words["present"][1] not in read(there)
    assert set(words_of(there)) == {word for word in read(there) if word[0] == VALUE}


def test_a_form_is_one_word_whatever_it_is_in_a_passage_and_counts_as_often_as_it_is_there():
    written = vector_of(document(lemmas="b b", title_lemmas="b", parts="b", folded="c"))
    assert read(written).keys() == {"#0", "lb", "fc", "tb"}
    assert sorted(words_of(written)) == ["fc", "lb"]
    tenths = {"lb": 2 * TENTHS["lemmas"] + TENTHS["title_lemmas"] + TENTHS["parts"], "fc": 3}
    assert counts_of(written) == sorted(number_of(word) + units for word, units in tenths.items())
    many = vector_of(document(exact="a " * 100, parts="b"))
    assert sorted(number & MOST for number in counts_of(many)) == [TENTHS["parts"], MOST]
    assert {number & ~MOST for number in counts_of(many)} == {number_of("ea"), number_of("lb")}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the vectors of PostgreSQL")
def test_the_database_reads_a_vector_as_it_reads_its_text(db):
    made = document(title_exact="o'ta", exact="a\\b ä " + "on " * 300, lemmas="b a", folded="a", title_parts="ota")
    places = ",".join(str(place) for place in range(5, 5 + MOST_PLACES))
    text = rf"'#0' 'ea\\b':3 'eo''ta':1 'eon':{places} 'eä':4 'fa' 'ho''ta':1 'la' 'lb' 'pota' 'tota'"
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE read (words tsvector)")
        sending = Sending(connection, "INSERT INTO read SELECT unnest($1::tsvector[])")
        sending.add([vectors([vector_of(made).data])])
        sending.received()
        cursor.execute("SELECT words::text, %s::tsvector::text, words @@ $$'eä' <-> 'eon'$$ FROM read", [text])
        [(read_of_bytes, read_of_text, is_phrase)] = cursor.fetchall()
    assert (read_of_bytes, is_phrase) == (read_of_text, True)
