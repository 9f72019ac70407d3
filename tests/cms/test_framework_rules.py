"""The eight rules that Wagtail and wagtail-localize force (docs/frameworks.md), each run against the real thing."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey
from django.test import Client
from django.test.utils import CaptureQueriesContext
from modelcluster.models import get_all_child_relations
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from cms import checks
from cms.models import Person, TranslatableRow
from cms.translations.bridge import save_translation, start_translation
from cms.translations.versions import versions_of
from events.models import EventPage, Occurrence
from pages import queries
from pages.models import Chapter, Cue, GoalPage, MeetingPage, RecordingPage
from tests import factories
from tests.page_form import Editor

LAYERS = ["cms", "pages", "events", "search"]


@pytest.fixture
def author(user_with: Any) -> Any:
    """Somebody who writes Finnish."""
    return user_with("author-fi")


@pytest.fixture
def translator(user_with: Any) -> Any:
    """Somebody who translates into Swedish."""
    return user_with("translator-sv")


@pytest.fixture
def forum(minimal_site: Any) -> Any:
    """A live forum in both languages."""
    made = factories.forum(minimal_site.fi, title="Yhdistysfoorumi")
    factories.translated(made, title="Föreningsforumet")
    return made


def translate(page: Any, translator: Any) -> Any:
    """A live translation through the bridge: every segment gets the same words with a mark in front."""
    start_translation(page=page, language="sv", user=translator)
    source = TranslationSource.objects.get(object_id=page.translation_key)
    target = Page.objects.get(translation_key=page.translation_key, locale__language_code="sv")
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        words = segment.string.data if segment.context.path == "slug" else f"sv {segment.string.data}"
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=target.locale,
            defaults={"data": words, "last_translated_by": translator},
        )
    return factories.publish(save_translation(page=target, user=translator))


def test_1_a_new_row_of_a_live_page_keeps_its_identity_over_saves_of_the_form(
    client: Client, author: Any, forum: Any
) -> None:
    meeting = factories.meeting(forum, rows={"agenda_items": [factories.agenda_item(heading="Avaus")]})
    client.force_login(author)
    editor = Editor(client, meeting)

    draft = editor.save(editor.add_row("agenda_items", editor.open(), heading="Tilat", number="2"))
    first = {item.heading: item.translation_key for item in draft.agenda_items.all()}
    again = editor.save({**editor.open(), "summary": "Uusi tiivistelmä."})
    third = editor.save(editor.open())

    assert first.keys() == {"Avaus", "Tilat"}
    assert {item.heading: item.translation_key for item in again.agenda_items.all()} == first
    assert {item.heading: item.translation_key for item in third.agenda_items.all()} == first
    live = factories.publish(meeting.get_latest_revision())
    assert {item.heading: item.translation_key for item in live.agenda_items.all()} == first


def test_1_two_new_rows_get_identities_of_their_own(client: Client, author: Any, forum: Any) -> None:
    meeting = factories.meeting(forum)
    client.force_login(author)
    editor = Editor(client, meeting)
    fields = editor.add_row("agenda_items", editor.open(), heading="Avaus", number="1")
    fields = editor.add_row("agenda_items", fields, heading="Tilat", number="2")
    keys = [item.translation_key for item in editor.save(fields).agenda_items.all()]
    assert len(set(keys)) == 2


def test_1_a_new_date_of_a_live_event_keeps_its_calendar_identity(
    client: Client, user_with: Any, minimal_site: Any
) -> None:
    event = factories.event(minimal_site.fi, factories.moment(2026, 12, 1))
    client.force_login(user_with("author-fi"))
    editor = Editor(client, event)
    starts = {"starts_at": "8.12.2026 18.00", "ends_at": "8.12.2026 20.00", "status": "scheduled"}
    draft = editor.save(editor.add_row("occurrences", editor.open(), **starts))
    first = {date.starts_at: (date.uid, date.translation_key) for date in draft.occurrences.all()}
    again = editor.save(editor.open())
    assert len(first) == 2
    assert {date.starts_at: (date.uid, date.translation_key) for date in again.occurrences.all()} == first


@pytest.mark.parametrize("model", [model for model in apps.get_models() if issubclass(model, TranslatableRow)])
def test_2_rows_are_one_level_deep(model: Any) -> None:
    assert list(checks.nested_rows(model)) == []


def test_2_pages_with_rows_survive_their_first_translation(translator: Any, minimal_site: Any, forum: Any) -> None:
    item = factories.agenda_item(
        heading="Tilat",
        decision="<p>Päätettiin kokeilla.</p>",
        follow_ups=[("follow_up", {"task": "Kysytään kunnilta", "owner": "Tilatyöryhmä"})],
    )
    meeting = factories.meeting(forum, title="Kokous", rows={"agenda_items": [item]})
    swedish = translate(meeting, translator)
    (own,) = swedish.agenda_items.all()
    assert own.translation_key == item.translation_key
    assert (own.heading, own.locale.language_code) == ("sv Tilat", "sv")
    assert own.follow_ups[0].value["task"] == "sv Kysytään kunnilta"
    assert own.follow_ups[0].value["owner"] == "Tilatyöryhmä"


def test_3_nothing_refers_to_a_row_by_foreign_key() -> None:
    assert [error for model in apps.get_models() for error in checks.references_to_rows(model)] == []


def test_3_a_reference_by_page_and_key_leads_to_the_row_of_each_language(
    translator: Any, minimal_site: Any, forum: Any
) -> None:
    item = factories.agenda_item(heading="Tilat")
    meeting = factories.meeting(forum, rows={"agenda_items": [item]})
    factories.translated(factories.below(apps.get_model("pages.RecordingIndexPage"), minimal_site.fi))
    chapter = Chapter(title="Tilat", starts_at_second=60, agenda_item_key=item.translation_key)
    recording = factories.recording(minimal_site.fi, meeting=meeting, rows={"chapters": [chapter]})
    swedish_meeting, swedish_recording = translate(meeting, translator), translate(recording, translator)
    key = swedish_recording.chapters.get().agenda_item_key
    assert swedish_meeting.agenda_items.get(translation_key=key).heading == "sv Tilat"
    assert meeting.agenda_items.get(translation_key=key).heading == "Tilat"
    assert meeting.agenda_items.get(translation_key=key).anchor == swedish_meeting.agenda_items.get().anchor


def test_3_shared_rows_are_made_anew_by_a_translation(translator: Any, forum: Any) -> None:
    rows = [factories.attendance("Aino Aalto"), factories.attendance("Bo Berg", presence="absent")]
    meeting = factories.meeting(forum, rows={"attendances": rows})
    first = translate(meeting, translator)
    before = set(first.attendances.values_list("pk", flat=True))
    factories.publish(factories.revise(meeting, title="Kokous 2"))
    again = translate(MeetingPage.objects.get(pk=meeting.pk), translator)
    assert list(again.attendances.values_list("name", "presence")) == [("Aino Aalto", "present"), ("Bo Berg", "absent")]
    assert before.isdisjoint(again.attendances.values_list("pk", flat=True))


def test_4_every_text_is_declared_translated_or_shared() -> None:
    assert checks.check_translation_declarations() == []


def test_4_names_of_persons_are_no_segments(translator: Any, forum: Any) -> None:
    named = Person.objects.create(name="Cecilia Ström")
    meeting = factories.meeting(
        forum,
        chair="Aino Aalto",
        secretary="Bo Berg",
        programme=[("entry", {"title": "Alustus", "speaker": "Dan Dahl", "speaker_role": "asiantuntija"})],
        rows={"attendances": [factories.attendance("Cecilia Ström", person=named)]},
    )
    swedish = translate(meeting, translator)
    source = TranslationSource.objects.get(object_id=meeting.translation_key)
    texts = " ".join(StringSegment.objects.filter(source=source).values_list("string__data", flat=True))
    for name in ("Aino Aalto", "Bo Berg", "Cecilia Ström", "Dan Dahl"):
        assert name not in texts
    assert "asiantuntija" in texts
    assert (swedish.chair, swedish.secretary) == ("Aino Aalto", "Bo Berg")
    assert swedish.programme[0].value["speaker"] == "Dan Dahl"
    assert swedish.attendances.get().person == named


def test_5_cues_are_no_rows_of_a_recording() -> None:
    assert Cue not in [relation.related_model for relation in get_all_child_relations(RecordingPage)]


def test_5_translating_a_recording_costs_the_same_with_and_without_words(translator: Any, minimal_site: Any) -> None:
    index = factories.below(apps.get_model("pages.RecordingIndexPage"), minimal_site.fi)
    factories.translated(index)
    silent, spoken = factories.recording(minimal_site.fi), factories.recording(minimal_site.fi)
    Cue.objects.bulk_create(
        Cue(recording=spoken, language="fi", start_milliseconds=n, end_milliseconds=n + 1, text=f"sana {n}")
        for n in range(1500)
    )
    translate(factories.recording(minimal_site.fi), translator)
    costs = []
    for recording in (silent, spoken):
        with CaptureQueriesContext(connection) as queries:
            translate(recording, translator)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_6_foreign_keys_point_down_the_layers_only() -> None:
    for model in apps.get_models():
        if model._meta.app_label not in LAYERS:
            continue
        for field in model._meta.local_fields:
            target = field.related_model._meta.app_label if isinstance(field, ForeignKey) else None
            if target in LAYERS:
                assert LAYERS.index(target) <= LAYERS.index(model._meta.app_label), f"{model.__name__}.{field.name}"


@pytest.mark.parametrize("label", ["pages.NewsPage", "pages.RecordingPage"])
def test_6_a_link_upwards_is_any_page_limited_by_its_chooser(label: str) -> None:
    model = apps.get_model(label)
    assert model._meta.get_field("event").related_model is Page
    form = model.get_edit_handler().get_form_class()
    assert form.base_fields["event"].widget.target_models == [EventPage]


def test_7_segments_come_from_the_named_revision_not_from_the_live_row(translator: Any, forum: Any) -> None:
    meeting = factories.meeting(forum, title="Hyväksytty otsikko")
    factories.revise(meeting, title="Luonnoksen otsikko")
    Page.objects.filter(pk=meeting.pk).update(title="Rivin otsikko")
    start_translation(page=MeetingPage.objects.get(pk=meeting.pk), language="sv", user=translator)
    source = TranslationSource.objects.get(object_id=meeting.translation_key)
    texts = set(StringSegment.objects.filter(source=source).values_list("string__data", flat=True))
    assert "Hyväksytty otsikko" in texts
    assert texts.isdisjoint({"Luonnoksen otsikko", "Rivin otsikko"})


def test_8_versions_of_many_pages_cost_one_query(minimal_site: Any) -> None:
    index = factories.below(apps.get_model("pages.NewsIndexPage"), minimal_site.fi)
    keys = factories.bulk_pages(apps.get_model("pages.NewsPage"), index, 1000, lambda n: {})
    few, many = list(Page.objects.filter(pk__in=keys[:10])), list(Page.objects.filter(pk__in=keys))
    for pages in (few, many):
        with CaptureQueriesContext(connection) as queries:
            found = versions_of(pages, "sv")
        assert (len(found), len(queries)) == (len(pages), 1)


def test_8_a_reference_is_followed_by_translation_key(translator: Any, minimal_site: Any, forum: Any) -> None:
    strategy = factories.strategy(minimal_site.fi)
    factories.translated(strategy)
    goal = factories.goal(strategy, 2, title="Edellytykset kunnossa")
    swedish_goal = factories.translated(goal, title="Förutsättningarna i skick")
    item = factories.agenda_item(goal=goal)
    swedish = translate(factories.meeting(forum, rows={"agenda_items": [item]}), translator)
    (own,) = swedish.agenda_items.all()
    assert own.goal_id == goal.pk
    shown = queries.goals_of_items([own], "sv")[own.translation_key]
    assert shown.page == swedish_goal
    assert isinstance(shown.page, GoalPage)


def test_occurrences_share_their_identity_between_languages(translator: Any, minimal_site: Any) -> None:
    factories.translated(factories.below(apps.get_model("events.EventIndexPage"), minimal_site.fi))
    event = factories.event(minimal_site.fi, factories.moment(2026, 12, 1), factories.moment(2026, 12, 8))
    swedish = translate(event, translator)
    assert set(swedish.occurrences.values_list("uid", "starts_at")) == set(
        event.occurrences.values_list("uid", "starts_at")
    )
    assert Occurrence.objects.count() == 4
