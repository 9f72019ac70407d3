"""Names after field words, and the keys that they mean."""

import uuid

import time_machine
from django.utils import timezone

from search.models import Passage, PassagePerson
from search.query import choices
from search.query.choices import matching, names_of, narrowed
from search.query.parser import MOST_WORDS, parse

PEOPLE = [("1", "Heli Lehtokallio"), ("2", "Heli Äijälä"), ("3", "Åke Helin")]


def filters(text, names=PEOPLE):
    found, problems = narrowed(parse(text, language="fi"), lambda field: names)
    return found, [problem.typed for problem in problems]


def test_typed_words_begin_the_words_of_a_name_whatever_their_dots():
    assert matching("heli", PEOPLE) == ["1", "2", "3"]
    assert matching("heli aij", PEOPLE) == ["2"]
    assert matching("LEHTO", PEOPLE) == ["1"]
    assert matching("", PEOPLE) == matching("x", PEOPLE) == []


def test_a_name_that_is_just_so_is_meant_alone():
    assert matching("ikäihmiset", [("a", "Ikäihmiset"), ("b", "Ikäihmiset ja digi")]) == ["a"]


def test_field_words_become_filters_by_key():
    assert filters('puhuja:"Heli Lehto" vuosi:2025 tyyppi:päätös kieli:ruotsi') == (
        {"speaker": ("1",), "year": ("2025",), "kind": ("decision",), "language": ("sv",)},
        [],
    )


def test_the_name_of_nothing_is_told_and_narrows_nothing():
    assert filters("puhuja:Nobody tyyppi:laulu") == ({}, ["Nobody", "laulu"])


def test_each_name_is_read_once_however_many_are_typed(monkeypatch):
    read, usual = [], choices.tokens
    monkeypatch.setattr(choices, "tokens", lambda text: read.append(text) or usual(text))
    text = " ".join(f"puhuja:x{number}" for number in range(100))
    filters(text)
    assert [text for text in read if not text.startswith("x")] == [name for _key, name in PEOPLE]
    assert len(read) == len(PEOPLE) + MOST_WORDS


def test_names_are_those_of_passages_and_of_live_public_pages(minimal_site, django_assert_num_queries):
    made = Passage.objects.create(
        key=uuid.uuid4(), page=minimal_site.fi, translation_key=uuid.uuid4(), language="fi", title="", kind="speech",
        speaker="Heli Lehtokallio", version=1, content_hash="",
    )  # fmt: skip
    of_meeting = Passage.objects.create(
        key=uuid.uuid4(), page=minimal_site.fi, translation_key=uuid.uuid4(), language="fi", title="", kind="meeting",
        version=1, content_hash="",
    )  # fmt: skip
    PassagePerson.objects.create(passage=of_meeting, role="present", group="Potilasverkosto", group_key="k")
    PassagePerson.objects.create(passage=made, role="present", group="Poissa jo", group_key="gone with its meeting")
    assert names_of("speaker") == [("Heli Lehtokallio", "Heli Lehtokallio")]
    assert names_of("present") == [("k", "Potilasverkosto")]
    assert names_of("absent") == []
    with time_machine.travel(timezone.now(), tick=False):
        # What expires is known for this second now.
        names_of("speaker")
        for field in ("speaker", "present"):
            with django_assert_num_queries(1):
                names_of(field)
    assert names_of("body") == names_of("network") == []
