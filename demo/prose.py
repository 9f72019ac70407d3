"""Turns the lightly marked texts of the content files into rich text and blocks.

An empty line parts paragraphs; ``- `` begins a list line, ``## `` a heading, ``> `` a quotation whose last line may
name the speaker as ``> — Name; role``, ``| `` a table: its caption, then lines of ``| name | value``. A role address of
the region becomes a link.
"""

import json
import re
from typing import Any

from django.utils.html import escape

from demo.manuscripts import key_of, told

Block = tuple[str, Any]
ROLE_ADDRESS = re.compile(r"\b[a-z]+@saarniranta\.example\b")


def rich_text(text: str) -> str:
    """Paragraphs and lists as HTML; empty for an empty text."""
    return "".join(_html(chunk) for chunk in _chunks(text))


def stream(blocks: list[Block], identity: str) -> str:
    """Blocks as the JSON of a StreamField; each has the same id at every loading and in both languages."""
    return json.dumps(
        [
            {"type": kind, "value": value, "id": str(key_of(identity, str(number)))}
            for number, (kind, value) in enumerate(blocks)
        ],
        default=str,
    )


def body(text: str, identity: str) -> str:
    """A whole text as the JSON of a ``BodyBlock``."""
    return stream(blocks_of(text, identity), identity)


def blocks_of(text: str, identity: str) -> list[Block]:
    """The blocks of a text: headings, quotations, tables, and the paragraphs between them in one block."""
    blocks: list[Block] = []
    for chunk in _chunks(text):
        if chunk.startswith("## "):
            blocks.append(("heading", {"text": chunk[3:], "level": "2"}))
        elif chunk.startswith("> "):
            blocks.append(("quote", _quotation(chunk)))
        elif chunk.startswith("| "):
            blocks.append(("figures", _figures(chunk, f"{identity}/{len(blocks)}")))
        elif blocks and blocks[-1][0] == "paragraph":
            blocks[-1] = ("paragraph", blocks[-1][1] + _html(chunk))
        else:
            blocks.append(("paragraph", _html(chunk)))
    return blocks


def _chunks(text: str) -> list[str]:
    return [chunk.strip() for chunk in text.split("\n\n") if chunk.strip()]


def corrections_of(entries: list[dict[str, Any]], key: str, language: str) -> str:
    """What was corrected in a text, and when, as the page of that key keeps it."""
    entries_told = [("correction", {"date": one["on"], "text": told(one["text"], language)}) for one in entries]
    return stream(entries_told, f"{key}/corrections")


def _html(chunk: str) -> str:
    lines = chunk.splitlines()
    if all(line.startswith("- ") for line in lines):
        return "<ul>" + "".join(f"<li>{_linked(line[2:])}</li>" for line in lines) + "</ul>"
    return f"<p>{_linked(' '.join(line.strip() for line in lines))}</p>"


def _linked(text: str) -> str:
    return ROLE_ADDRESS.sub(lambda found: f'<a href="mailto:{found[0]}">{found[0]}</a>', escape(text.strip()))


def _figures(chunk: str, identity: str) -> dict[str, Any]:
    caption, *lines = (line.removeprefix("| ").strip() for line in chunk.splitlines())
    rows = [dict(zip(("name", "value"), line.split(" | "), strict=True)) for line in lines]
    return {
        "caption": caption,
        "rows": [
            {"type": "item", "value": row, "id": str(key_of(identity, str(number)))} for number, row in enumerate(rows)
        ],
    }


def _quotation(chunk: str) -> dict[str, str]:
    lines = [line.removeprefix(">").strip() for line in chunk.splitlines()]
    said = [line for line in lines if not line.startswith("— ")]
    name, _mark, role = next((line[2:] for line in lines if line.startswith("— ")), "").partition(";")
    return {"text": " ".join(said), "speaker": name.strip(), "role": role.strip()}
