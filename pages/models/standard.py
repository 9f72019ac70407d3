"""Sections, which list their children, and plain pages of text."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.models import BasePage
from pages import queries


class SectionPage(BasePage):
    """A section of the site: an introduction and the list of what stands below it."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("body",)
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage", "pages.SectionPage"]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the page of children, the best version of each."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        context["listing"] = queries.children_in(self, language, request.GET.get("page"))
        return context


class StandardPage(BasePage):
    """A plain page of text."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("body",)
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage", "pages.SectionPage", "pages.StandardPage"]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")
