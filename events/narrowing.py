"""What the calendar may be narrowed to: place, network, subject, audience, language, access, price and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise as LazyText
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from events import models
from events.models.audience import AUDIENCES, audience_field
from pages.accessibility import AccessFact
from pages.models import AssociationPage
from pages.queries import best_versions
from pages.queries.associations import network_choice, town_choice
from pages.queries.choices import Choice, Option

LONGEST_WORDS = 100
MOST_WORDS = 8
SEARCHED = ("title", "summary", "lead", "audience", "venue__name_fi", "venue__name_sv", "venue__address")


@dataclass(frozen=True)
class Trait:
    """A property that one may ask for with a checkbox; ``condition`` is about an event."""

    name: str
    label: str | LazyText
    condition: Q
    is_chosen: bool


@dataclass(frozen=True)
class Narrowing:
    """What the address leaves of the calendar."""

    language: str
    choices: list[Choice]
    traits: list[Trait]
    words: str

    @property
    def is_narrowed(self) -> bool:
        """Whether the address leaves anything out."""
        return bool(self.words) or any(one.chosen for one in self.choices) or any(one.is_chosen for one in self.traits)

    @property
    def parameters(self) -> dict[str, str]:
        """What an address says to narrow a calendar like this one."""
        chosen = {choice.name: choice.chosen.code for choice in self.choices if choice.chosen is not None}
        ticked = {trait.name: "1" for trait in self.traits if trait.is_chosen}
        return {**chosen, **ticked, **({"q": self.words} if self.words else {})}

    @property
    def shared_condition(self) -> Q:
        """The condition on what is the same in both versions of an event."""
        condition = Q()
        for choice in self.choices:
            condition &= choice.key if isinstance(choice.key, Q) else Q()
        for trait in self.traits:
            condition &= trait.condition if trait.is_chosen else Q()
        return condition

    @property
    def words_condition(self) -> Q:
        """The condition on the version that the reader sees: each of the words stands somewhere in it.

        An association is found by the title that the reader sees of it, and not at all where it is hidden.
        """
        associations = best_versions(AssociationPage.objects.all(), self.language)
        condition = Q()
        for word in self.words.split()[:MOST_WORDS]:
            condition &= _somewhere(word, associations)
        return condition


def narrowing_of(language: str, parameters: Mapping[str, str]) -> Narrowing:
    """What an address narrows the calendar to; each choice has its condition on events as its key."""
    return Narrowing(
        language=language,
        choices=[
            _by_page(town_choice(language, parameters), "venue__municipality__translation_key"),
            _by_page(network_choice(language, parameters), "association__network__translation_key"),
            _category_choice(language, parameters),
            _audience_choice(parameters),
            _language_choice(parameters),
        ],
        traits=_traits(parameters),
        words=" ".join(parameters.get("q", "").replace("\0", " ").split())[:LONGEST_WORDS],
    )


def _by_page(choice: Choice, field: str) -> Choice:
    options = tuple(
        Option(one.code, one.label, Q(**{field: one.key}), one.language, one.heading) for one in choice.options
    )
    chosen = next((one for one in options if choice.chosen is not None and one.code == choice.chosen.code), None)
    return Choice(choice.name, choice.label, choice.everything, options, chosen)


def _category_choice(language: str, parameters: Mapping[str, str]) -> Choice:
    found = sorted(models.Category.objects.all(), key=lambda category: category.name_in(language).casefold())
    options = tuple(
        Option(one.yso_id.removeprefix("yso:"), capfirst(one.name_in(language)), Q(category=one.pk), language)
        for one in found
    )
    return _choice("category", _("Subject"), _("All subjects"), options, parameters)


def _audience_choice(parameters: Mapping[str, str]) -> Choice:
    options = tuple(
        Option(code, capfirst(str(label)), Q(**{audience_field(code): True})) for code, label in AUDIENCES.items()
    )
    return _choice("audience", _("For whom"), _("All audiences"), options, parameters)


def _language_choice(parameters: Mapping[str, str]) -> Choice:
    both = models.EventPage.Language.BOTH
    options = tuple(
        Option(code.value, capfirst(str(code.label)), Q(event_language__in=[code, both]))
        for code in models.EventPage.Language
        if code != both
    )
    return _choice("language", _("Language of the event"), _("All languages"), options, parameters)


def _choice(
    name: str, label: Any, everything: Any, options: tuple[Option, ...], parameters: Mapping[str, str]
) -> Choice:
    wanted = parameters.get(name, "")
    chosen = next((one for one in options if one.code == wanted), None)
    return Choice(name, label, everything, options, chosen)


def _traits(parameters: Mapping[str, str]) -> list[Trait]:
    remote = [models.EventPage.Mode.REMOTE, models.EventPage.Mode.HYBRID]
    known: list[tuple[str, Any, Q]] = [
        ("free", _("free of charge"), Q(is_free=True)),
        ("online", _("open to follow online"), Q(mode__in=remote)),
        ("step_free", _("in a place without steps"), Q(venue__step_free=AccessFact.YES)),
        ("loop", _("in a place with an induction loop"), Q(venue__induction_loop=AccessFact.YES)),
    ]
    return [Trait(name, label, condition, parameters.get(name) == "1") for name, label, condition in known]


def _somewhere(word: str, associations: Any) -> Q:
    """SQLite folds the case of a–z alone, so the usual spellings of a word with other letters are all asked for."""
    spellings = tuple(dict.fromkeys((word, word.lower(), word.capitalize(), word.upper())))
    named = _keys(associations.filter(_contains("title", spellings)))
    told_otherwise = Q(association__isnull=True) | ~Q(association__translation_key__in=_keys(associations))
    condition = Q(association__translation_key__in=named) | (told_otherwise & _contains("organiser_name", spellings))
    for field in SEARCHED:
        condition |= _contains(field, spellings)
    return condition


def _keys(pages: Any) -> Any:
    return pages.values("translation_key")


def _contains(field: str, spellings: tuple[str, ...]) -> Q:
    condition = Q()
    for spelling in spellings:
        condition |= Q(**{f"{field}__icontains": spelling})
    return condition
