"""Passages of a meeting: the page itself, its parts, each item of the agenda, and each decision apart."""

from dataclasses import replace
from typing import Any

from django.utils.text import Truncator

from pages.queries import hidden_people
from search.models import Passage, PassagePerson
from search.passages import texts
from search.passages.drafts import PassageDraft, PersonDraft
from search.passages.people import groups_only, hidden_on, people_of
from search.passages.places import Setting, setting_of_meeting

KIND = Passage.Kind
WORDS_OF_A_TITLE = 12


def passages_of_meeting(meeting: Any) -> list[PassageDraft]:
    """The passages of a meeting in the order of its page."""
    people, hidden = people_of(meeting), hidden_people().names
    setting = replace(setting_of_meeting(meeting), people=groups_only(people))
    return [
        _page(setting, people),
        *_sections(setting, people),
        *(passage for item in meeting.agenda_items.all() for passage in _item(setting, item, hidden)),
    ]


ON_THE_ROLL = (PassagePerson.Role.PRESENT, PassagePerson.Role.ABSENT)
"""Chair and secretary alone are named at the head of the page, which has no roll then."""


def _page(setting: Setting, people: tuple[PersonDraft, ...]) -> PassageDraft:
    meeting = setting.page
    return setting.passage(
        KIND.MEETING.value,
        text=texts.lines([meeting.summary, meeting.display_number, meeting.place]),
        people=people,
        people_hidden_on=hidden_on(meeting) if any(person.name for person in people) else None,
    )


def _sections(setting: Setting, people: tuple[PersonDraft, ...]) -> list[PassageDraft]:
    """The parts of the page that have an address of their own, as far as they have words."""
    meeting = setting.page
    words = {
        "invitation": texts.stream(meeting.invitation),
        "programme": texts.stream(meeting.programme),
        "notes": texts.stream(meeting.notes),
    }
    passages = [setting.passage(KIND.MEETING.value, anchor=anchor, text=text) for anchor, text in words.items() if text]
    return [*passages, *_participants(setting, people)]


def _participants(setting: Setting, people: tuple[PersonDraft, ...]) -> list[PassageDraft]:
    """The roll. The meeting's name stands in its text: as its title it would come first of all that is so called."""
    roll = _roll(people)
    hides = hidden_on(setting.page) if any(person.name for person in people) else None
    text = texts.lines([setting.page.title]) + "\n" + roll
    found = setting.passage(KIND.MEETING.value, anchor="participants", title="", text=text, people_hidden_on=hides)
    is_shown = setting.page.participants_count or any(person.role in ON_THE_ROLL for person in people)
    return [found] if roll and is_shown else []


def _roll(people: tuple[PersonDraft, ...]) -> str:
    """Who took part, a line for each group."""
    groups: dict[str, list[str]] = {}
    for person in people:
        names = groups.setdefault(person.group, [])
        if person.name and person.name not in names:
            names.append(person.name)
    return texts.lines(" ".join(filter(None, [group, ", ".join(names)])) for group, names in groups.items())


def _item(setting: Setting, item: Any, hidden: frozenset[str]) -> list[PassageDraft]:
    decision = texts.prose(item.decision)
    matter, discussion = texts.prose(item.matter), texts.prose(item.discussion)
    title = texts.lines([item.heading]) or Truncator(decision or matter).words(WORDS_OF_A_TITLE)
    place = {"title": title, "anchor": item.anchor, "item_key": item.translation_key}
    promises, names_people = _promises(setting.page, item, hidden)
    passages = [
        setting.passage(
            KIND.ITEM.value,
            text=texts.lines([matter, discussion, *promises, item.case_number]),
            people_hidden_on=hidden_on(setting.page) if names_people else None,
            **place,
        )
    ]
    if decision:
        passages.append(setting.passage(KIND.DECISION.value, text=texts.lines([decision]), **place))
    return passages


def _promises(meeting: Any, item: Any, hidden: frozenset[str]) -> tuple[list[str], bool]:
    """What was promised, with whoever promised it where the name is shown; and whether anybody is named."""
    promises, names_people = [], False
    for block in item.follow_ups:
        owner = block.value["owner"] or ""
        is_shown = bool(owner) and not meeting.names_are_hidden and owner not in hidden
        names_people = names_people or is_shown
        promises.append(f"{block.value['task']} {owner if is_shown else ''}")
    return promises, names_people
