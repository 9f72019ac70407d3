"""Who was there, as far as anybody may know it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.passages.drafts import PersonDraft
from search.passages.people import groups_only, hidden_on, people_of, speaker_of
from tests import factories

pytestmark = pytest.mark.django_db


def told(people):
    return [(person.role, person.name, person.group) for person in people]


def meeting_with(home, *rows, **fields):
    return factories.meeting(factories.forum(home), rows={"attendances": list(rows)}, **fields)


def test_those_present_and_absent_then_who_led_and_who_wrote(minimal_site):
    aino = factories.person("Aino Aalto")
    network = factories.network(minimal_site.fi, title="Kylät")
    meeting = meeting_with(
        minimal_site.fi,
        factories.attendance("Aino Aalto", group="Kylät", person=aino, network=network),
        factories.attendance("Bo Berg", organisation="Hyvinvointialue", presence="part"),
        factories.attendance("Cai Carp", group="Kulttuuri", presence="absent"),
        chair="Aino Aalto",
        secretary="Dan Dahl",
    )
    people = people_of(meeting)
    assert told(people) == [
        ("present", "Aino Aalto", "Kylät"),
        ("present", "Bo Berg", "Hyvinvointialue"),
        ("absent", "Cai Carp", "Kulttuuri"),
        ("chair", "Aino Aalto", "Kylät"),
        ("secretary", "Dan Dahl", ""),
    ]
    assert people[0].person == people[3].person == aino.pk
    assert people[0].group_key == str(network.translation_key)
    assert len(people[1].group_key) == 36


def test_names_are_gone_on_their_day_and_groups_stay(minimal_site):
    today = timezone.localdate()
    row = factories.attendance("Aino Aalto", group="Kylät", person=factories.person())
    meeting = meeting_with(minimal_site.fi, row, chair="Aino Aalto", hide_names_on=today)
    assert told(people_of(meeting)) == [("present", "", "Kylät")]
    assert people_of(meeting)[0].person is None
    assert hidden_on(meeting) is None
    meeting.hide_names_on = today + timedelta(days=1)
    assert told(people_of(meeting))[0] == ("present", "Aino Aalto", "Kylät")
    assert hidden_on(meeting) == today + timedelta(days=1)
    assert hidden_on(None) is None


def test_somebody_hidden_is_named_nowhere(minimal_site):
    hidden = factories.person("Aino Aalto", hidden=True)
    row = factories.attendance("Aino Aalto", group="Kylät", person=hidden)
    meeting = meeting_with(minimal_site.fi, row, chair="Aino Aalto")
    assert told(people_of(meeting)) == [("present", "", "Kylät")]


def test_groups_are_told_once_and_present_where_anybody_of_them_was():
    people = [
        PersonDraft("absent", None, "A", "Kylät", "k"),
        PersonDraft("present", None, "B", "Kylät", "k"),
        PersonDraft("absent", None, "C", "Kulttuuri", "c"),
        PersonDraft("chair", None, "D", "Muu", "m"),
        PersonDraft("present", None, "E", "", ""),
    ]
    assert told(groups_only(people)) == [("absent", "", "Kulttuuri"), ("present", "", "Kylät")]


def test_a_speaker_has_the_group_that_she_was_present_for():
    people = [PersonDraft("present", None, "Aino Aalto", "Kylät", "k")]
    assert told([speaker_of("AINO AALTO", people)]) == [("spoke", "AINO AALTO", "Kylät")]
    assert told([speaker_of("Joku Muu", people)]) == [("spoke", "Joku Muu", "")]
