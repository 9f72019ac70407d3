"""One line of a list of people: which part is the printed group, which the role of a label, which the persons."""

from dataclasses import dataclass

from pages.minutes_import.labels import normalised, open_label, split_label
from pages.minutes_import.names import find_name, is_group_word
from pages.minutes_import.paragraphs import BULLET
from pages.minutes_import.structure import Role
from pages.minutes_import.vocabulary import COLUMN_WORDS, MARKS, ROLE_KINDS, ROLE_WORDS


@dataclass(frozen=True, slots=True)
class Columns:
    """A line split: `content` holds the persons; it is empty where the line only names the group of those below."""

    group: str
    role: Role | None
    content: str


def is_column_heading(text: str) -> bool:
    """Tell whether a line heads the columns of a table ("Nimi, Verkosto, Läsnä")."""
    cells = text.split("\t")
    return len(cells) > 1 and all(normalised(cell) in COLUMN_WORDS for cell in cells)


def read_columns(text: str) -> Columns:
    """Split "Nuoret: Saga Norrmark poissa", "Saga Norrmark<tab>Nuoret<tab>x", "Puheenjohtaja Saga Norrmark"."""
    text = BULLET.sub("", text, count=1)
    cells = text.split("\t")
    if len(cells) > 1 and _is_whole_name(cells[0]) and not any(_holds_name(cell) for cell in cells[1:]):
        return _person_first(cells)
    found = split_label(text)
    if found:
        return Columns(found.label, ROLE_KINDS.get(found.kind or ""), found.rest)
    opened = open_label(text) if text[:1].isupper() else None
    if opened and opened.kind in ROLE_KINDS:
        return Columns(opened.label, ROLE_KINDS[opened.kind], opened.rest)
    return Columns("", None, text)


def _person_first(cells: list[str]) -> Columns:
    groups = [cell for cell in cells[1:] if _is_group(cell)]
    group = groups[0] if groups else ""
    said = [cell for cell in cells[1:] if cell != group]
    return Columns(group, None, "\t".join([cells[0], *said]))


def _is_group(cell: str) -> bool:
    folded = cell.casefold().strip(" .")
    return cell[:1].isupper() and folded not in MARKS and normalised(cell) not in ROLE_WORDS


def _is_whole_name(cell: str) -> bool:
    parts = find_name(cell)
    if parts is None or cell.endswith(":") or " " not in parts.name or parts.before or parts.after:
        return False
    return not is_group_word(parts.name.rsplit(" ", 1)[-1])


def _holds_name(cell: str) -> bool:
    parts = find_name(cell)
    return parts is not None and " " in parts.name and not is_group_word(parts.name.rsplit(" ", 1)[-1])
