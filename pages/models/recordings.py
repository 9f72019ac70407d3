"""Recordings of meetings and events, their captions, chapters and words."""

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks import AttachmentBlock, BodyBlock
from cms.feeds import Entry
from cms.models import BasePage, RowsPanel, TranslatableRow
from cms.models.media import LANGUAGE_CHOICES
from cms.sharing import preview_of
from cms.translations.fields import DeclaresTranslation
from cms.translations.heirs import OtherVersionOr
from pages import queries
from pages.caption_faults import refusals
from pages.captions import has_words
from pages.models.lists import ListPage
from pages.recording_forms import CHAPTERS_HELP, AgendaItemPanel, ChapterForm, RecordingForm
from pages.structured import recording_data
from pages.transcript import Wish, transcript

LONGEST_WAIT_FOR_CAPTIONS = timedelta(days=14)
THIRD_PARTY_ID = re.compile(r"[\w-]*", re.ASCII)
THIRD_PARTY_ADDRESSES = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}"}
EMBED_ADDRESSES = {
    "youtube": "https://www.youtube-nocookie.com/embed/{}",
    "vimeo": "https://player.vimeo.com/video/{}?dnt=1",
}


class RecordingIndexPage(ListPage):
    """The list of recordings."""

    take_part = _("Watch the recordings")
    admin_default_ordering = "-recordingpage__recorded_on"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    counted = ngettext_lazy("%(counter)s recording", "%(counter)s recordings", "counter")
    counts = "counter"
    narrow_words = _("Narrow the recordings")
    nothing_words = _("No recordings yet.")

    class Meta:
        verbose_name = _("recording list")
        verbose_name_plural = _("recording lists")

    def feed_entries(self) -> list[Entry]:
        """The newest recordings of this language."""
        return queries.recording_entries(self.locale.language_code)

    def contents(self, language: str, parameters: Mapping[str, str]) -> dict[str, Any]:
        """One page of the recordings, the best version of each, newest first, and how long all of them last."""
        ledger, seconds = queries.recording_archive(language, parameters)
        return {"ledger": ledger, "recorded_time": seconds}


class RecordingPage(BasePage):
    """A recording, from our own files or at a third party's, with what is said in it."""

    class Source(models.TextChoices):
        OWN = "own", _("own file")
        YOUTUBE = "youtube", "YouTube"
        VIMEO = "vimeo", "Vimeo"

    meeting = models.ForeignKey(
        "pages.MeetingPage", null=True, blank=True, on_delete=OtherVersionOr(models.SET_NULL), related_name="+",
        verbose_name=_("meeting"),
    )  # fmt: skip
    event = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=OtherVersionOr(models.SET_NULL),
        related_name="+",
        verbose_name=_("event"),
    )
    recorded_on = models.DateField(_("recorded on"), db_index=True)
    length_seconds = models.PositiveIntegerField(_("length in seconds"), default=0)
    source = models.CharField(_("source"), max_length=10, choices=Source.choices, default=Source.OWN)
    media_file = models.ForeignKey(
        "cms.SiteDocument", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("file")
    )
    image = models.ForeignKey(
        "cms.SiteImage", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("image"),
        help_text=_("Shown before the recording is played, and where its address is shared."),
    )  # fmt: skip
    third_party_id = models.CharField(_("identifier at the third party"), max_length=40, blank=True)
    was_live = models.BooleanField(
        _("recording of a live broadcast"), default=False, help_text=_("Caption a live broadcast within 14 days.")
    )
    captions_due = models.DateField(_("captions due"), null=True, blank=True)
    spoken_language = models.CharField(_("spoken language"), max_length=2, choices=LANGUAGE_CHOICES, default="fi")
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    materials = StreamField([("attachment", AttachmentBlock())], verbose_name=_("materials"), blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("body", "materials", "chapters")
    shared_fields: ClassVar[tuple[str, ...]] = (
        "meeting", "event", "recorded_on", "length_seconds", "source", "media_file", "image", "third_party_id",
        "was_live", "captions_due", "spoken_language", "caption_tracks",
    )  # fmt: skip
    dated_by: ClassVar[str] = "recorded_on"
    parent_page_types: ClassVar[list[str]] = ["pages.RecordingIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    base_form_class = RecordingForm
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.RelatedFields("chapters", [index.SearchField("title")]),
        index.FilterField("recorded_on"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        RowsPanel("chapters", heading=_("Contents of the recording"), label=_("chapter"), help_text=CHAPTERS_HELP),
        FieldPanel("materials"),
    ]
    detail_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("recorded_on"), FieldPanel("length_seconds")]),
                FieldRowPanel([FieldPanel("source"), FieldPanel("third_party_id")]),
                FieldPanel("media_file"),
                FieldPanel("image"),
                FieldPanel("spoken_language"),
            ],
            heading=_("Recording"),
        ),
        MultiFieldPanel(
            [PageChooserPanel("meeting"), PageChooserPanel("event", "events.EventPage")], heading=_("Recorded at")
        ),
        MultiFieldPanel([FieldPanel("was_live"), FieldPanel("captions_due")], heading=_("Captions due")),
        InlinePanel("caption_tracks", heading=_("Captions"), label=_("captions")),
    ]

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    @property
    def shown_date(self) -> Any:
        """The date of the recording."""
        return self.recorded_on

    def clean(self) -> None:
        """A third party's recording names it; only a live broadcast may wait for its captions."""
        super().clean()
        if self.source != self.Source.OWN and not self.third_party_id:
            raise ValidationError({"third_party_id": _("Write the identifier of the recording.")})
        if not THIRD_PARTY_ID.fullmatch(self.third_party_id):
            raise ValidationError({"third_party_id": _("Write the identifier only, not the address.")})
        if self.captions_due and not self.was_live:
            raise ValidationError({"captions_due": _("Only a live broadcast may wait for its captions.")})

    def reason_to_wait(self) -> str:
        """Readers get no recording without captions; a live broadcast may wait for them, until a day that it names."""
        return self.reason_to_wait_with(self.caption_tracks.all())

    def reason_to_wait_with(self, tracks: Iterable["CaptionTrack"]) -> str:
        """The same where these were its captions."""
        if any(track.is_readable for track in tracks):
            return ""
        if not self.was_live:
            return gettext("Add the captions first. Only the recording of a live broadcast may be published without.")
        last_day = timezone.localdate() + LONGEST_WAIT_FOR_CAPTIONS
        in_time = self.captions_due is not None and self.captions_due <= last_day
        return "" if in_time else gettext("Write when the captions will be ready, at most 14 days ahead.")

    def structured_data(self) -> dict[str, Any]:
        """The recording for machines."""
        return recording_data(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the words that the address asks for, the meeting and the caption languages."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        wish = Wish.read(request.GET)
        context["wish"] = wish
        context["transcript"] = transcript(queries.cues_of(self, wish.language), wish)
        context["chapters"] = list(self.chapters.all())
        context["tracks"] = list(self.caption_tracks.all())
        context["meeting"] = queries.versions_for([self.meeting] if self.meeting else [], language)
        context["event"] = queries.versions_for([self.event] if self.event else [], language, specific=False)
        context["third_party_url"] = self.third_party_url
        context["poster"] = preview_of(self, request)
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The page; its answer may frame the third party's player only where the reader asked for it."""
        response = super().serve(request, *args, **kwargs)
        if request.GET.get("player") == "1" and self.embed_url:
            response.frame_source = "https://" + urlsplit(self.embed_url).netloc
        return response

    def player_url(self, second: int | None = None) -> str:
        """The address of what the page's player opens, from a second on: the own file or the third party's player."""
        if self.source == self.Source.OWN:
            address = self.media_file.url if self.media_file else ""
            return f"{address}#t={second}" if address and second else address
        starts = {"youtube": f"?start={second}", "vimeo": f"#t={second}s"}
        return self.embed_url + (starts.get(self.source, "") if second else "")

    @property
    def third_party_url(self) -> str:
        """The address of the recording at its third party; empty for an own file."""
        return THIRD_PARTY_ADDRESSES.get(self.source, "").format(self.third_party_id)

    @property
    def embed_url(self) -> str:
        """The address of the third party's player; empty for an own file."""
        return EMBED_ADDRESSES.get(self.source, "").format(self.third_party_id)


class CaptionTrack(DeclaresTranslation, Orderable):
    """Captions in one language, as WebVTT text."""

    page = ParentalKey(RecordingPage, on_delete=models.CASCADE, related_name="caption_tracks")
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    webvtt = models.TextField(_("captions as WebVTT"))

    shared_fields: ClassVar[tuple[str, ...]] = ("language", "webvtt", "sort_order")
    panels = [FieldPanel("language"), FieldPanel("webvtt")]

    class Meta(Orderable.Meta):
        verbose_name = _("captions")
        verbose_name_plural = _("captions")

    def __str__(self) -> str:
        return self.get_language_display()

    def clean(self) -> None:
        """The captions can be read as WebVTT, every line of them."""
        super().clean()
        if sentences := refusals(self.webvtt):
            raise ValidationError({"webvtt": sentences})

    @property
    def is_readable(self) -> bool:
        """Whether the text is WebVTT with words in it; that of a draft may be anything."""
        return has_words(self.webvtt)


class Chapter(TranslatableRow):
    """A part of a recording, tied to an agenda item of its meeting by the item's ``translation_key``."""

    page = ParentalKey(RecordingPage, on_delete=models.CASCADE, related_name="chapters")
    starts_at_second = models.PositiveIntegerField(_("starts at second"))
    title = models.CharField(_("title"), max_length=200)
    agenda_item_key = models.UUIDField(_("agenda item"), null=True, blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("title",)
    shared_fields: ClassVar[tuple[str, ...]] = ("starts_at_second", "agenda_item_key")
    row_form_class = ChapterForm
    panels = [FieldRowPanel([FieldPanel("starts_at_second"), FieldPanel("title")]), AgendaItemPanel("agenda_item_key")]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")

    def __str__(self) -> str:
        return self.title


class Cue(models.Model):
    """One cue of the captions; derived from the track when the page is published, never edited.

    ``language`` is that of its track, ``words_language`` that of its words where somebody speaks another one.

    A plain table, not rows of the page: translating 1,500 of them cost 4,351 queries (docs/frameworks.md, rule 5).
    """

    recording = models.ForeignKey(RecordingPage, on_delete=models.CASCADE, related_name="cues")
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    start_milliseconds = models.PositiveIntegerField()
    end_milliseconds = models.PositiveIntegerField()
    speaker = models.CharField(max_length=160, blank=True)
    text = models.TextField()
    words_language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES, blank=True)

    class Meta:
        ordering = ("start_milliseconds", "pk")
        indexes = [models.Index(fields=("recording", "language", "start_milliseconds"), name="pages_cue_by_time")]

    def __str__(self) -> str:
        return self.text
