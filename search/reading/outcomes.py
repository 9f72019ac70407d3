"""What became of reading a file, as the process that reads tells the one that asked."""

from dataclasses import dataclass, field

READ = "read"
NO_TEXT = "no_text"
ENCRYPTED = "encrypted"
BROKEN = "broken"
TOO_LARGE = "too_large"
TOO_SLOW = "too_slow"
MISSING = "missing"
UNKNOWN = "unknown"
EVERY = frozenset({READ, NO_TEXT, ENCRYPTED, BROKEN, TOO_LARGE, TOO_SLOW, MISSING, UNKNOWN})


class Encrypted(Exception):
    """The file cannot be opened without a password."""


class TooLarge(Exception):
    """The file is larger, unpacked, than is read."""


@dataclass(frozen=True)
class Outcome:
    """``pages`` are texts in their order, empty where a page has none; ``has_pages`` says that they are the file's own.

    ``is_cut`` says that the file has more than was read. ``state`` is one of the words above; what was read before
    something went wrong is kept. ``problem`` is what went wrong, for a log.
    """

    state: str
    pages: tuple[str, ...] = ()
    has_pages: bool = True
    is_cut: bool = False
    problem: str = field(default="", compare=False)
