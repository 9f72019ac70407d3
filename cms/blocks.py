"""The StreamField blocks of the site; each text block is either translated or shared."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class TranslatedCharBlock(blocks.CharBlock):
    """A line that every language writes for itself."""


class TranslatedTextBlock(blocks.TextBlock):
    """A paragraph without markup that every language writes for itself."""


class TranslatedRichTextBlock(blocks.RichTextBlock):
    """Prose that every language writes for itself."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)


class SharedCharBlock(blocks.CharBlock):
    """A line that is the same in every language: a name, a number, an address."""

    def get_translatable_segments(self, value: str) -> list[Any]:
        """Nothing: wagtail-localize copies the value from the source."""
        return []

    def restore_translated_segments(self, value: str, segments: list[Any]) -> str:
        """The value of the source as it is."""
        return value


class PageNumberBlock(blocks.PageChooserBlock):
    """A page of the site, the same for every language; the value is its primary key.

    Not the page itself: whoever shows a list of such blocks asks for all of their pages at once.
    """

    def to_python(self, value: Any) -> Any:
        """The number as it is stored."""
        return value

    def bulk_to_python(self, values: Any) -> list[Any]:
        """The numbers as they are stored; no query."""
        return list(values)

    def get_prep_value(self, value: Any) -> Any:
        """The number."""
        return value

    def value_from_form(self, value: Any) -> Any:
        """The number of what was chosen."""
        page = super().value_from_form(value)
        return None if page is None else page.pk

    def get_form_state(self, value: Any) -> Any:
        """What the chooser shows; nothing for a page that is not there any more."""
        return super().get_form_state(Page.objects.filter(pk=value).first() if value else None)

    def extract_references(self, value: Any) -> Any:
        """The page, for the index of what refers to what."""
        if value is not None:
            yield Page, str(value), "", ""

    def render_basic(self, value: Any, context: Any = None) -> Any:
        """The title, where two versions of a text are compared."""
        page = Page.objects.filter(pk=value).first() if value else None
        return page.title if page is not None else ""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """Nothing: wagtail-localize copies the value from the source."""
        return []

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        """The value of the source as it is."""
        return value


class HeadingBlock(blocks.StructBlock):
    """A heading inside a text; the page has the first level, so these are the second and the third."""

    text = TranslatedCharBlock(label=_("heading"), max_length=160)
    level = blocks.ChoiceBlock(label=_("level"), choices=[("2", _("main")), ("3", _("sub"))], default="2")

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        preview_value: ClassVar = {"text": "…", "level": "2"}
        description = _("A heading of the text")


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = TranslatedTextBlock(label=_("quotation"))
    speaker = SharedCharBlock(label=_("who said it"), required=False)
    role = TranslatedCharBlock(label=_("in what role"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"
        description = _("Words of a person")


class FigureBlock(blocks.StructBlock):
    """An image with its caption; the alternative text is written per language."""

    image = ImageBlock(label=_("image"))
    caption = TranslatedCharBlock(label=_("caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/figure.html"
        description = _("An image with a caption")


class TableRowBlock(blocks.StructBlock):
    """One row of a figures table."""

    name = TranslatedCharBlock(label=_("name"), max_length=120)
    value = TranslatedCharBlock(label=_("value"), max_length=80)

    class Meta:
        icon = "table"
        label = _("Row")


class FiguresBlock(blocks.StructBlock):
    """A small table: names and their values."""

    caption = TranslatedCharBlock(label=_("caption"), max_length=160)
    rows = blocks.ListBlock(TableRowBlock(), label=_("rows"))

    class Meta:
        icon = "table"
        label = _("Figures")
        template = "blocks/figures.html"
        description = _("A table of names and values")


class AttachmentBlock(blocks.StructBlock):
    """A document with the name that readers see."""

    document = DocumentChooserBlock(label=_("document"), required=False)
    title = TranslatedCharBlock(label=_("title"), max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("Attachment")
        template = "blocks/attachment.html"
        description = _("A file that belongs to the text")


class FollowUpBlock(blocks.StructBlock):
    """What somebody promised to do, and by when."""

    task = TranslatedCharBlock(label=_("what is done"), max_length=250)
    owner = SharedCharBlock(label=_("who is responsible"), required=False, max_length=160)
    due = blocks.DateBlock(label=_("due"), required=False)
    done_on = blocks.DateBlock(label=_("done on"), required=False)

    class Meta:
        icon = "tick-inverse"
        label = _("Follow-up")
        template = "blocks/follow_up.html"
        description = _("A promise with an owner and a date")


class ProgrammeEntryBlock(blocks.StructBlock):
    """One entry of a programme."""

    starts = blocks.TimeBlock(label=_("starts"), required=False)
    title = TranslatedCharBlock(label=_("title"), max_length=200)
    speaker = SharedCharBlock(label=_("speaker"), required=False, max_length=160)
    speaker_role = TranslatedCharBlock(label=_("in what role"), required=False, max_length=160)

    class Meta:
        icon = "list-ol"
        label = _("Programme entry")
        template = "blocks/programme_entry.html"
        description = _("A part of the programme with its speaker")


class CalendarEntryBlock(blocks.StructBlock):
    """One entry of an annual clock: months, what, who."""

    first_month = blocks.IntegerBlock(label=_("first month"), min_value=1, max_value=12)
    last_month = blocks.IntegerBlock(label=_("last month"), min_value=1, max_value=12)
    what = TranslatedCharBlock(label=_("what"), max_length=200)
    who = TranslatedCharBlock(label=_("who"), required=False, max_length=160)

    class Meta:
        icon = "calendar-alt"
        label = _("Annual clock entry")
        template = "blocks/calendar_entry.html"
        description = _("What happens in which months of every year")


class BodyBlock(blocks.StreamBlock):
    """The text of a page."""

    heading = HeadingBlock()
    paragraph = TranslatedRichTextBlock(
        label=_("Text"), icon="pilcrow", template="blocks/paragraph.html", description=_("Paragraphs and lists")
    )
    quote = QuoteBlock()
    figure = FigureBlock()
    figures = FiguresBlock()
    attachment = AttachmentBlock()

    class Meta:
        block_counts: ClassVar[dict[str, Any]] = {}
