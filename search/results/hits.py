"""A hit as it is shown: where in the source it stands, its words with their marks, and why it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.dates import timecode
from search.models import Passage
from search.query.words import as_typed
from search.results.companions import Companion
from search.results.highlight import Highlighter, Mark, Pieces, Reason, Snippet, apart, pieces, snippet
from search.results.places import Place, Places, address_as_text, address_of
from search.results.reasons import Why, reasons

KIND = Passage.Kind
NOT_TYPED = (Reason.SYNONYM, Reason.TRANSLATION, Reason.SPELLING)


@dataclass(frozen=True)
class Hit:
    """One found passage. ``when`` and ``detail`` hang in the margin: item and kind, page of a file, second.

    ``lead`` stands before the title, in the reader's language, and may be empty. ``facts`` are sentences about the
    source, ``also`` other places of the same item. ``as_text`` is where a page of a file can be read as a page of the
    site, and may be empty. ``title_language`` and ``language`` are those of the title and the
    words.
    """

    passage: Passage
    when: str
    detail: str
    title: Pieces
    url: str
    snippet: Snippet
    reasons: tuple[Why, ...]
    facts: tuple[str, ...]
    title_language: str
    language: str
    as_text: str = ""
    lead: Pieces = ()
    also: tuple[Companion, ...] = ()

    @property
    def marked(self) -> tuple[str, ...]:
        """The words that are marked in it, as they stand there."""
        return tuple(piece for piece, is_marked in (*self.lead, *self.title, *self.snippet.pieces) if is_marked)

    @property
    def name(self) -> str:
        """The title as plain text, with what stands before it."""
        return "".join(piece for piece, _is_marked in (*self.lead, *self.title))

    @property
    def is_foreign(self) -> bool:
        """Whether its words are in another language than the one being written."""
        return bool(self.language) and self.language != get_language()

    @property
    def date(self) -> date | None:
        """The day that the passage is about."""
        day: date | None = self.passage.date
        return day


def hits_of(passages: Sequence[Passage], places: Places, highlighter: Highlighter, words: str) -> list[Hit]:
    """Passages as hits, in their order; ``words`` are marked where the links lead, without any those of the hit."""
    return [_hit(passage, places, highlighter, words) for passage in passages if passage.page_id in places.pages]


def _hit(passage: Passage, places: Places, highlighter: Highlighter, words: str) -> Hit:
    place = places.pages[passage.page_id]
    marks = highlighter.marks(passage.text, passage.language)
    shown = snippet(passage.text, marks)
    lead, title, title_language = _name(passage, place, places)
    name = lead + title
    if passage.title not in name and _unsaid(highlighter.marks(passage.title, passage.language), shown.marks):
        # What a part of a meeting is called is in the reader's language, the meeting's title perhaps not.
        lead, title_language = (lead, title_language) if title_language else (f"{name}: ", passage.language)
        name = f"{name}: {passage.title}"
    # The title is marked where it says what the words under it do not: then it is why the passage was found.
    in_title = _unsaid(highlighter.marks(name, passage.language), shown.marks)
    told = reasons(passage.text, shown.marks) or reasons(name, in_title)
    when, detail = _margin(passage, places)
    asked = _asked(passage, place, words, shown.marks, [(name, mark) for mark in in_title])
    before, after = apart(pieces(name, in_title), len(lead))
    return Hit(
        passage=passage,
        when=when,
        detail=detail,
        lead=before,
        title=after,
        url=address_of(passage, place, asked, _second(passage, shown.marks), _first(passage, shown.marks)),
        as_text=address_as_text(passage.key, asked) if passage.kind == KIND.ATTACHMENT and passage.text else "",
        snippet=shown,
        reasons=told,
        facts=_facts(passage),
        title_language=title_language,
        language=passage.language,
    )


def _unsaid(in_title: Sequence[Mark], shown: Sequence[Mark]) -> list[Mark]:
    """The marks of a title for words that are not marked under it; none where all are."""
    said = {mark.asked for mark in shown}
    return [mark for mark in in_title if mark.asked not in said]


def _asked(
    passage: Passage, place: Place, words: str, marks: Sequence[Mark], in_title: Sequence[tuple[str, Mark]]
) -> str:
    """What is marked where a hit leads: what was found by another word than was typed is marked by that word."""
    # A page of the other language reads what was typed as a word of its own.
    is_strange = place.language != get_language()
    found = [(passage.text, mark) for mark in marks if is_strange or not words or mark.reason in NOT_TYPED]
    found += [(name, mark) for name, mark in in_title if not words or mark.reason in NOT_TYPED]
    others = (as_typed(text[mark.start : mark.end]) for text, mark in found)
    return " ".join(filter(None, dict.fromkeys([words, *others])))


def _first(passage: Passage, marks: Sequence[Mark]) -> str:
    """The first word that is marked, as it stands there."""
    return passage.text[marks[0].start : marks[0].end] if marks else ""


def _second(passage: Passage, marks: Sequence[Mark]) -> int | None:
    """The second of the caption that the first mark stands in."""
    if passage.start is None or not marks:
        return None
    begun = [second for letter, second in passage.cue_map if letter <= marks[0].start]
    return begun[-1] if begun else None


def _name(passage: Passage, place: Place, places: Places) -> tuple[str, str, str]:
    """What a hit is called: what stands before its title in the reader's language, the title, the title's language."""
    if passage.kind == KIND.SPEECH:
        item = places.item(passage)
        subject = item.heading if item is not None and item.heading else place.title
        if passage.speaker:
            named = _("%(speaker)s speaks: %(subject)s") % {"speaker": passage.speaker, "subject": subject}
            return named.removesuffix(subject), subject, place.language
        return "", subject, place.language
    if passage.kind == KIND.MEETING and passage.anchor:
        return "", _part_of_meeting(passage.anchor), ""
    return "", passage.title or place.title, passage.language


def _part_of_meeting(anchor: str) -> str:
    words = {
        "invitation": _("Invitation"),
        "programme": _("Programme"),
        "participants": _("Participants"),
        "notes": _("Other notes"),
    }
    return words.get(anchor, "")


def _margin(passage: Passage, places: Places) -> tuple[str, str]:
    """What hangs beside a hit, and the small line under it."""
    kind = str(passage.get_kind_display())
    if passage.start is not None:
        return timecode(passage.start), _("recording") if passage.kind == KIND.SPEECH else _("chapter of the recording")
    if passage.kind == KIND.ATTACHMENT:
        page = _("p. %(number)s") % {"number": passage.page_number} if passage.page_number else ""
        return _("Attachment"), page
    item = places.item(passage)
    if item is not None and item.number and passage.kind in (KIND.ITEM, KIND.DECISION):
        return _("Item %(number)s") % {"number": item.number}, _("decision") if passage.kind == KIND.DECISION else ""
    return kind, ""


def _facts(passage: Passage) -> tuple[str, ...]:
    """What a reader wants to know of the source before she opens it."""
    if passage.kind == KIND.SPEECH:
        return (_("Spoken text."),)
    document = passage.document
    if passage.kind != KIND.ATTACHMENT or document is None:
        return ()
    kind = document.file_extension.upper()
    if document.page_count:
        pages = _("%(count)s p.") % {"count": document.page_count}
        return (f"{kind}, {pages}",)
    return (f"{kind}.",)
