"""Numbers in a question: "1 800" and "1800" are one number, however a text writes it."""

from __future__ import annotations

import re

from search.query.nodes import Phrase

NUMBER = r"[0-9]{1,3}(?:[ \xa0\u2009\u202f][0-9]{3})+(?![ \xa0\u2009\u202f][0-9]{3}|[\w.,:-]*\w|\*)"
"""A number with spaces between its thousands ("1 800 €"): its parts mean nothing apart, so they are a phrase."""
WHOLE = re.compile(r"[1-9][0-9]{3,8}")
YEAR = re.compile(r"(?:19|20)(?!00)[0-9]{2}")
"""What nobody means a sum of money by: but 2000 may be one."""


def apart(word: str) -> Phrase | None:
    """The phrase that a number is where it stands with spaces between its thousands; None of what has none."""
    if not WHOLE.fullmatch(word) or YEAR.fullmatch(word):
        return None
    return Phrase(tuple(f"{int(word):,}".split(",")))
