"""Builds the pages that tell: the strategy with its goal, recordings, news and the front page's sentence."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from demo.gatherings import item_key
from demo.manuscripts import key_of, read, read_captions, seconds, told
from demo.pieces import Piece, piece_of
from demo.places import Places
from demo.prose import body, corrections_of, stream
from pages.models import (
    CaptionTrack,
    Chapter,
    GoalAction,
    GoalPage,
    Indicator,
    NewsPage,
    ProgressNote,
    RecordingPage,
    StrategyPage,
    ToldMeeting,
)

COMMON = ("title", "slug", "summary")


def strategy_pieces(places: Places) -> list[Piece]:
    """The strategy and below it the goal."""
    content = read("goals")
    strategy = content["strategy"]
    return [
        piece_of(strategy, key=strategy["key"], parent=places.home, draft=partial(_strategy, strategy)),
        *(
            piece_of(
                goal,
                key=goal["key"],
                parent=partial(places.page, strategy["key"]),
                draft=partial(_goal, places, goal),
            )
            for goal in content["goal"]
        ),
    ]


def sourced_goals(places: Places) -> list[tuple[GoalPage, Callable[[GoalPage], None]]]:
    """The goals with what each learns once the meetings are there: which of them its notes and values come from."""
    return [
        (places.page(goal["key"], goal.get("original", "fi")), partial(_name_sources, places, goal))
        for goal in read("goals")["goal"]
    ]


def _name_sources(places: Places, entry: dict[str, Any], draft: GoalPage) -> None:
    notes, indicators = list(draft.progress_notes.all()), list(draft.indicators.all())
    for note, row in zip(notes, entry["note"], strict=True):
        note.source_page = places.page_or_none(row.get("meeting"), "fi")
    for indicator, row in zip(indicators, entry["indicator"], strict=True):
        for block, value in zip(indicator.values, row["values"], strict=True):
            meeting = places.page_or_none(value.get("meeting"), "fi")
            block.value["source_page"] = meeting.pk if meeting is not None else None
    draft.progress_notes, draft.indicators = notes, indicators


def recording_pieces(places: Places, today: date) -> list[Piece]:
    """The recordings; the secretary makes their pages. The newest one is published some days before ``today``."""
    return [
        piece_of(
            {"published": _days_before(today, entry.get("published_days_ago", {})), **entry},
            key=entry["key"],
            author="secretary",
            parent=partial(places.index, "pages.RecordingIndexPage"),
            draft=partial(_recording, places, entry, today),
        )
        for entry in read("recordings")["recording"]
    ]


def news_pieces(places: Places) -> list[Piece]:
    """The news, the oldest first."""
    return [
        piece_of(
            entry,
            key=entry["key"],
            parent=partial(places.index, "pages.NewsIndexPage"),
            draft=partial(_news, places, entry),
            corrected_on=_corrected_on(entry),
        )
        for entry in read("news")["news"]
    ]


def _words(entry: dict[str, Any], language: str, *names: str) -> dict[str, str]:
    return {name: told(entry.get(name), language) for name in names}


def _strategy(entry: dict[str, Any], language: str) -> StrategyPage:
    first, last = entry["period"]
    return StrategyPage(
        translation_key=key_of("page", entry["key"]),
        period_start=first,
        period_end=last,
        body=body(told(entry["body"], language), entry["key"]),
        show_in_menus=True,
        **_words(entry, language, *COMMON, "vision"),
    )


def _goal(places: Places, entry: dict[str, Any], language: str) -> GoalPage:
    key = entry["key"]
    page = GoalPage(
        translation_key=key_of("page", key),
        number=entry["number"],
        means=body(told(entry["means"], language), key),
        **_words(entry, language, *COMMON, "goal"),
    )
    page.actions = [
        GoalAction(
            owner=row["owner"],
            state=row["state"],
            **_words(row, language, "name"),
            **_row(places, key, "action", number, language),
        )
        for number, row in enumerate(entry["action"])
    ]
    page.indicators = [
        Indicator(
            target=row.get("target"),
            values=stream(
                [("value", _value(value, language)) for value in row["values"]],
                f"{key}/indicator/{number}",
            ),
            **_words(row, language, "name", "unit"),
            **_row(places, key, "indicator", number, language),
        )
        for number, row in enumerate(entry["indicator"])
    ]
    page.progress_notes = [
        ProgressNote(
            date=row["date"],
            **_words(row, language, "text", "source"),
            **_row(places, key, "note", number, language),
        )
        for number, row in enumerate(entry["note"])
    ]
    return page


def _value(value: dict[str, Any], language: str) -> dict[str, Any]:
    return {"date": value["date"], "value": value["value"], "source": told(value["source"], language)}


def _row(places: Places, page: str, kind: str, number: int, language: str) -> dict[str, Any]:
    return {
        "translation_key": key_of(kind, page, str(number)),
        "locale": places.locales[language],
        "sort_order": number,
    }


def _days_before(today: date, days: dict[str, int]) -> dict[str, date]:
    return {language: today - timedelta(days=number) for language, number in days.items()}


def _recording(places: Places, entry: dict[str, Any], today: date, language: str) -> RecordingPage:
    key, waits = entry["key"], entry.get("captions_due_in_days")
    page = RecordingPage(
        translation_key=key_of("page", key),
        meeting=places.page(entry["meeting"], language),
        recorded_on=entry["recorded_on"],
        length_seconds=seconds(entry["length"]),
        source=entry.get("source", RecordingPage.Source.OWN),
        third_party_id=entry.get("third_party_id", ""),
        media_file=places.sound(entry["sound"], entry["title"][entry["spoken_language"]]) if "sound" in entry else None,
        image=places.image(entry.get("image")),
        was_live=entry["was_live"],
        captions_due=today + timedelta(days=waits) if waits else None,
        spoken_language=entry["spoken_language"],
        body=body(told(entry["body"], language), key),
        **_words(entry, language, *COMMON),
    )
    page.chapters = [
        Chapter(
            starts_at_second=seconds(chapter["at"]),
            agenda_item_key=item_key(entry["meeting"], chapter["item"]),
            **_words(chapter, language, "title"),
            **_row(places, key, "chapter", number, language),
        )
        for number, chapter in enumerate(entry["chapters"])
    ]
    page.caption_tracks = [
        CaptionTrack(language=code, webvtt=read_captions(key, code), sort_order=number)
        for number, code in enumerate(entry["captions"])
    ]
    return page


def _news(places: Places, entry: dict[str, Any], language: str) -> NewsPage:
    page = NewsPage(
        translation_key=key_of("page", entry["key"]),
        kind=entry["kind"],
        date=entry["date"],
        answer_by=entry.get("answer_by"),
        author_name=entry["author"],
        image=places.image(entry.get("image")),
        body=body(told(entry["body"], language), entry["key"]),
        corrections=corrections_of(entry.get("corrections", []), entry["key"], language),
        **{name: places.page_or_none(entry.get(name), language) for name in ("forum", "network", "goal", "event")},
        **_words(entry, language, *COMMON, "author_role", "lead"),
    )
    page.told_meetings = [
        ToldMeeting(meeting=meeting, sort_order=number)
        for number, key in enumerate(entry.get("meetings", []))
        if (meeting := places.page_or_none(key, language)) is not None
    ]
    return page


def _corrected_on(entry: dict[str, Any]) -> date | None:
    return max((one["on"] for one in entry.get("corrections", [])), default=None)
