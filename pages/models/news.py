"""News, blogs, statements, opinions and consultations."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.feeds import Entry
from cms.translations.fields import DeclaresTranslation
from cms.translations.heirs import OtherVersionOr
from pages import queries
from pages.models.corrections import CorrectedPage, corrections_panel
from pages.models.lists import ListPage


class NewsIndexPage(ListPage):
    """The list of news."""

    admin_default_ordering = "-newspage__date"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def feed_entries(self) -> list[Entry]:
        """The newest news of this language."""
        return queries.news_entries(self.locale.language_code)

    def contents(self, language: str, parameters: Mapping[str, str]) -> dict[str, Any]:
        """One page of the news, the best version of each, newest first, and what they may be narrowed to."""
        ledger = queries.news_archive(language, parameters)
        return {"ledger": ledger, "listing": ledger.listing}


class NewsPage(CorrectedPage):
    """A piece of news with its date, author and what it is about."""

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        BLOG = "blog", _("blog")
        STATEMENT = "statement", _("statement")
        OPINION = "opinion", _("opinion")
        CONSULTATION = "consultation", _("consultation")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.NEWS)
    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    author_name = models.CharField(_("author"), max_length=160, blank=True)
    author_role = models.CharField(_("author's role"), max_length=160, blank=True)
    lead = models.TextField(_("lead"), blank=True, help_text=_("The most important thing in the first sentence."))
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    image = models.ForeignKey(
        "cms.SiteImage", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("image")
    )
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    forum = models.ForeignKey(
        "pages.ForumPage",
        null=True,
        blank=True,
        on_delete=OtherVersionOr(models.SET_NULL),
        related_name="+",
        verbose_name=_("forum"),
    )
    network = models.ForeignKey(
        "pages.NetworkPage",
        null=True,
        blank=True,
        on_delete=OtherVersionOr(models.SET_NULL),
        related_name="+",
        verbose_name=_("network"),
    )
    goal = models.ForeignKey(
        "pages.GoalPage",
        null=True,
        blank=True,
        on_delete=OtherVersionOr(models.SET_NULL),
        related_name="+",
        verbose_name=_("goal"),
    )
    event = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=OtherVersionOr(models.SET_NULL),
        related_name="+",
        verbose_name=_("event"),
    )

    translated_fields: ClassVar[tuple[str, ...]] = ("author_role", "lead", "body")
    shared_fields: ClassVar[tuple[str, ...]] = (
        "kind", "date", "author_name", "image", "answer_by", "forum", "network", "goal", "event", "told_meetings",
    )  # fmt: skip
    dated_by: ClassVar[str] = "date"
    parent_page_types: ClassVar[list[str]] = ["pages.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields = [
        *CorrectedPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.SearchField("corrections"),
        index.FilterField("date"),
        index.FilterField("kind"),
    ]
    content_panels = [
        *CorrectedPage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        corrections_panel(_("Readers see them below the text, each with its date.")),
    ]
    detail_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]), FieldPanel("answer_by"), FieldPanel("image")],
            heading=_("Kind, date and image"),
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("author_name"), FieldPanel("author_role")])], heading=_("Author")),
        MultiFieldPanel(
            [
                FieldPanel("forum"),
                FieldPanel("network"),
                FieldPanel("goal"),
                PageChooserPanel("event", "events.EventPage"),
            ],
            heading=_("What it is about"),
        ),
        InlinePanel("told_meetings", heading=_("Meetings that it tells of"), label=_("meeting")),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    @property
    def shown_date(self) -> Any:
        """The date of the piece."""
        return self.date

    def structured_data(self) -> dict[str, Any]:
        """The piece for machines (schema.org NewsArticle)."""
        return {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.lead or self.summary,
            "inLanguage": self.locale.language_code,
            "datePublished": self.date.isoformat(),
            "dateModified": self.last_published_at.isoformat() if self.last_published_at else "",
            "author": {"@type": "Person", "name": self.author_name} if self.author_name else {},
            "correction": [
                {"@type": "CorrectionComment", "datePublished": one["date"].isoformat(), "text": one["text"]}
                for one in self.dated_corrections
            ],
        }

    def clean(self) -> None:
        """A consultation says until when one may answer."""
        super().clean()
        if self.kind == self.Kind.CONSULTATION and not self.answer_by:
            raise ValidationError({"answer_by": _("Say until when one may answer.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds what the piece is about, each in the reader's language."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        related = [page for page in (self.forum, self.network, self.goal, self.event) if page is not None]
        context["related"] = queries.versions_for(related, language)
        context["told_meetings"] = queries.meetings_told_by(self, language)
        return context


class ToldMeeting(DeclaresTranslation, Orderable):
    """A meeting that a piece of news tells of; the minutes of that meeting lead back to the news."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="told_meetings")
    meeting = models.ForeignKey(
        "pages.MeetingPage", on_delete=OtherVersionOr(models.CASCADE), related_name="+", verbose_name=_("meeting")
    )

    shared_fields: ClassVar[tuple[str, ...]] = ("meeting", "sort_order")
    panels = [PageChooserPanel("meeting")]

    class Meta(Orderable.Meta):
        verbose_name = _("meeting that is told of")
        verbose_name_plural = _("meetings that are told of")

    def __str__(self) -> str:
        return str(self.meeting)
