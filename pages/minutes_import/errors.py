"""What the parser answers when a file cannot become minutes."""


class MinutesError(Exception):
    """A refused file: a stable code for the catalogues, an explanation in English, the line if one is at fault."""

    def __init__(self, code: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.line = line


class UnreadableText(MinutesError):
    """The bytes are not text: codes `empty`, `binary`, `encoding`, `too_large`."""


class NotMinutes(MinutesError):
    """The text is something else than minutes of a meeting: codes `news`, `invitation`, `report`, `unknown`."""
