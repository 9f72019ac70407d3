"""Which texts of questions are kept, and how they are written: none that looks like something about a person."""

import re
import unicodedata

from search.models.questions import LONGEST

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
DATE = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}")
"""A day: of a meeting, or of a birth."""
NUMBER = re.compile(r"(?:\d[\s().,/+\u2010-\u2015-]{0,3}){6}")
"""Six digits or more, together or apart: of a telephone, an account, an identity code."""
IDENTITY_CODE = re.compile(r"\d{6}\s?[-+a-fu-y\u2010-\u2015]\s?\d{2,3}[0-9a-z]")
ADDRESS_SIGNS = ("@", ":")
"""Of mail, of other sites, and of field words ("puhuja:"), after which names of people stand."""
AT_THE_ENDS = " .,;!?\u2026"


def kept(text: str) -> str:
    """A question as it is counted: small letters, single spaces; empty where it is not to be kept.

    Not kept are texts over 100 letters and whatever holds a mail address, a field word, a day, an identity code or six
    digits beside years. Names are not told from other words: therefore a text is shown only from five times on.
    """
    normal = " ".join(unicodedata.normalize("NFC", text).casefold().split()).strip(AT_THE_ENDS)
    # Signs that look like others count as those: a wide "@" is one.
    plain = unicodedata.normalize("NFKC", normal)
    if len(normal) > LONGEST or any(sign in plain for sign in ADDRESS_SIGNS):
        return ""
    if DATE.search(plain) or IDENTITY_CODE.search(plain) or NUMBER.search(YEAR.sub("", plain)):
        return ""
    is_readable = normal.isprintable() and any(letter.isalnum() for letter in normal)
    return normal if is_readable else ""
