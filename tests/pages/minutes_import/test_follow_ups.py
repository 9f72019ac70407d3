"""Follow-ups know what, who and by when."""

from datetime import date

import pytest

from pages.minutes_import.follow_ups import FollowUps

MEETING = date(2025, 11, 18)


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("Marjut Ollinsaari lähettää kalenterin 31.1.2026 mennessä.", "Marjut Ollinsaari", "2026-01-31"),
        ("Kalenteri lähetetään 5.12. mennessä.", "", "2025-12-05"),
        ("Kalenteri lähetetään 31.1. mennessä.", "", "2026-01-31"),
        ("Brevet skickas. Ansvarig: Peter Dahlvik. Senast: 30.1.2026", "Peter Dahlvik", "2026-01-30"),
        ("Kirje lähetetään (vastuu: Saga Norrmark).", "Saga Norrmark", ""),
        ("Harjoitus pidettiin 9.5.2025.", "", ""),
    ],
)
def test_owner_and_due_date_are_read_from_the_text(text: str, owner: str, due: str) -> None:
    follow_ups = FollowUps(MEETING)
    follow_ups.add("follow_up", text, 1)
    (follow_up,) = follow_ups.found
    assert (follow_up.owner, follow_up.due, follow_up.text) == (owner, due, text)


def test_labels_below_complete_the_newest_follow_up() -> None:
    follow_ups = FollowUps(MEETING)
    follow_ups.add("follow_up", "Laaditaan luettelo.", 4)
    follow_ups.add("owner", "Kristian Skärvik", 5)
    follow_ups.add("due", "30.4.2026", 6)
    (follow_up,) = follow_ups.found
    assert (follow_up.owner, follow_up.due, follow_up.line) == ("Kristian Skärvik", "2026-04-30", 4)


def test_an_owner_with_a_date_is_a_follow_up_by_itself() -> None:
    follow_ups = FollowUps(MEETING)
    follow_ups.add("owner", "Rasmus Öhvall, 16.4.2026 mennessä", 4)
    assert [(found.owner, found.due) for found in follow_ups.found] == [("Rasmus Öhvall", "2026-04-16")]
