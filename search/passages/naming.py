"""Which passages name a person: all that must be looked at again where she is not to be named any more."""

from typing import Any

from django.db.models import Q, QuerySet

from search.models import Passage, PassagePerson


def passages_naming(person: Any) -> QuerySet[Passage]:
    """The passages that have a person of the register among their people, as their speaker or in their words.

    Reads every text: for the rare moment in which somebody is hidden, not for a list.
    """
    found = Q(pk__in=PassagePerson.objects.filter(person=person.pk).values("passage"))
    name = person.name.strip()
    if name:
        named = PassagePerson.objects.filter(name__iexact=name).values("passage")
        found |= Q(pk__in=named) | Q(speaker__iexact=name) | Q(text__icontains=name) | Q(title__icontains=name)
    return Passage.objects.filter(found)
