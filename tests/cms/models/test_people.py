"""Persons named in public records."""

from cms.models import Person


def test_persons_stand_by_name_and_say_it(db):
    Person.objects.create(name="Öhvall")
    Person.objects.create(name="Ahola")
    assert [str(person) for person in Person.objects.all()] == ["Ahola", "Öhvall"]


def test_a_person_has_a_key_that_tells_nothing_and_is_shown_by_default(db):
    person = Person.objects.create(name="Ahola")
    assert len(str(person.pk)) == 36
    assert not person.hidden
