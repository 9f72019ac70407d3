"""Questions that had no result are asked again: a new term, or a new text, may be what they waited for."""

from django.utils import translation

from search.engines.protocol import EngineDown
from search.models.questions import AskedQuestion
from search.questions.queries import without_result
from search.results.find import total_of
from search.results.parameters import Asked

MOST_AT_ONCE = 200


def ask_again() -> int:
    """Asks the most frequent questions without results once more; returns how many of them find something now.

    Stops where nobody answers.
    """
    found = 0
    for question in without_result()[:MOST_AT_ONCE]:
        language, text = question["language"], question["text"]
        try:
            with translation.override(language):
                total = total_of(Asked(text=text), language)
        except EngineDown:
            break
        if total:
            AskedQuestion.objects.filter(language=language, text=text).update(last_total=total)
            found += 1
    return found
