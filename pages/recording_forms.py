"""The form of a recording: a chapter is tied to an agenda item by its title, and keeps the item's permanent key."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import FieldComparison
from wagtail.admin.panels import FieldPanel

from cms.models.rows import TranslationKeyForm
from cms.page_forms import PageForm
from pages.queries.agendas import agendas_to_choose, existing_items, item_name

NO_ITEM = ("", "---------")
CHAPTERS_HELP = _(
    "Items of the meeting that is chosen under Details; of the newest meetings where none is chosen. "
    "Save the draft after choosing the meeting."
)
PAGE_ID = re.compile(r"[0-9]{1,9}")


class AgendaItemComparison(FieldComparison):
    """Two states of a chapter's agenda item, by name."""

    def __init__(self, field: Any, before: Any, after: Any) -> None:
        super().__init__(field, before, after)
        keys = field.value_from_object(before), field.value_from_object(after)
        self.is_other = keys[0] != keys[1]
        self.val_a: str = item_name(keys[0])
        self.val_b: str = item_name(keys[1])

    def has_changed(self) -> bool:
        """Whether the item is another one, of whatever name."""
        return bool(self.is_other)


class AgendaItemPanel(FieldPanel):
    """The field of a chapter's agenda item; what has changed in it is told by the items' names."""

    def get_comparison_class(self) -> type[FieldComparison]:
        """The comparison by name."""
        return AgendaItemComparison


class ChapterForm(TranslationKeyForm):
    """A chapter; ``agendas`` are what it may be tied to, the same for all chapters of the recording."""

    agenda_item_key = forms.TypedChoiceField(label=_("agenda item"), required=False, coerce=UUID, empty_value=None)

    def __init__(self, *args: Any, agendas: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agenda_item_key"].choices = [NO_ITEM, *agendas]
        key = self.initial.get("agenda_item_key")
        # As the browser sends it: else every chapter counts as changed.
        self.initial["agenda_item_key"] = str(key) if key else ""


class RecordingForm(PageForm):
    """The page form of a recording; it asks once for the agenda items, however many chapters there are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "chapters" in self.formsets:
            self.formsets["chapters"].form_kwargs["agendas"] = self._agendas

    def is_valid(self) -> bool:
        """Whether the data can be stored and, on its way to review, whether readers might have it."""
        if not super().is_valid():
            return False
        reason = "" if self.is_deferred_validation else self.instance.reason_to_wait_with(self._caption_tracks())
        if reason:
            self.add_error(None, reason)
        return not reason

    def _caption_tracks(self) -> list[Any]:
        rows = self.formsets["caption_tracks"]
        return [row.instance for row in rows.forms if row not in rows.deleted_forms and row.instance.webvtt]

    @cached_property
    def _agendas(self) -> list[Any]:
        stored = {chapter.agenda_item_key for chapter in self.instance.chapters.all() if chapter.agenda_item_key}
        sent = existing_items(self._sent_keys()) if self.is_bound else set()
        return agendas_to_choose(self._meeting_id(), self.instance.locale.language_code, stored | sent)

    def _meeting_id(self) -> int | None:
        sent = self.data.get(self.add_prefix("meeting"), "") if self.is_bound else self.instance.meeting_id
        return int(sent) if PAGE_ID.fullmatch(str(sent)) else None

    def _sent_keys(self) -> set[UUID]:
        return {
            UUID(value) for name, value in self.data.items() if name.endswith("-agenda_item_key") and _is_uuid(value)
        }


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
