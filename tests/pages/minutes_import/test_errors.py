"""A refusal carries what a catalogue and a reader need."""

from pages.minutes_import import MinutesError, NotMinutes, UnreadableText


def test_a_refusal_has_code_message_and_line() -> None:
    refusal = UnreadableText("encoding", "Letters were lost.", 3)
    assert (refusal.code, refusal.message, refusal.line, str(refusal)) == (
        "encoding",
        "Letters were lost.",
        3,
        "Letters were lost.",
    )


def test_both_refusals_are_caught_as_one() -> None:
    assert issubclass(UnreadableText, MinutesError)
    assert issubclass(NotMinutes, MinutesError)
