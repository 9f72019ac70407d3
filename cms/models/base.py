"""The abstract page that every public page type of Foorumi inherits from."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page, PagePermissionTester
from wagtail.search import index

from cms.editorial.guard import BOOKKEEPING_FIELDS, UnreviewedPublication, in_publishing_service
from cms.permissions import ReviewedPagePermissionTester
from cms.translations.addresses import route_to_other_language
from cms.translations.fields import DeclaresTranslation


class BasePage(DeclaresTranslation, Page):
    """A public page: a title, a summary, and text that goes live only through review.

    A page type declares ``parent_page_types``, ``translated_fields`` and ``shared_fields``, lists its own panels in
    ``content_panels`` and what search sees in ``search_fields``; ``cms.checks`` fails where one is missing.
    """

    summary = models.TextField(
        _("summary"), blank=True, max_length=400, help_text=_("One or two sentences for lists and search results.")
    )

    translated_fields: ClassVar[tuple[str, ...]] = ("title", "slug", "seo_title", "search_description", "summary")
    shared_fields: ClassVar[tuple[str, ...]] = ("show_in_menus",)

    search_fields = [*Page.search_fields, index.SearchField("summary"), index.FilterField("translation_key")]
    content_panels = [*Page.content_panels, FieldPanel("summary")]
    detail_panels: ClassVar[list[Any]] = []
    promote_panels = [
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("show_in_menus")], heading=_("Address and menu")),
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description")], heading=_("In search engines and when shared")
        ),
    ]
    settings_panels: ClassVar[list[Any]] = []

    class Meta:
        abstract = True

    @classmethod
    def get_edit_handler(cls) -> Any:
        """The page form in tabs by the editor's task: the text, the details, the address."""
        tabs = [ObjectList(cls.content_panels, heading=_("Text"))]
        if cls.detail_panels:
            tabs.append(ObjectList(cls.detail_panels, heading=_("Details")))
        tabs.append(ObjectList(cls.promote_panels, heading=_("Address and sharing")))
        handler = TabbedInterface(tabs, base_form_class=cls.base_form_class)
        return handler.bind_to_model(cls)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the page; raises UnreviewedPublication where live text would change outside a publishing service.

        Drafts, bookkeeping and unpublishing pass. This is the one rule that stands in a ``save()``: it is the only
        place that every way of Wagtail and wagtail-localize to "live" comes through (blueprint, section 5.3).
        """
        if self.live and not in_publishing_service() and not self._is_bookkeeping(kwargs.get("update_fields")):
            raise UnreviewedPublication
        super().save(*args, **kwargs)

    def _is_bookkeeping(self, update_fields: Any) -> bool:
        if update_fields is not None:
            return set(update_fields) <= BOOKKEEPING_FIELDS
        if self.pk is None or getattr(self, "_cluster_related_objects", None):
            return False
        stored = type(self).objects.filter(pk=self.pk).first()
        return stored is not None and all(
            getattr(stored, field.attname) == getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if field.name not in BOOKKEEPING_FIELDS
        )

    @property
    def shown_date(self) -> Any:
        """The date that lists and search results show: a date or an aware datetime; None where nothing is live."""
        return self.first_published_at

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """What the user may do with this page; nobody may publish past review."""
        return ReviewedPagePermissionTester(user, self)

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Finds the page of an address; what this language lacks is served from the other language's tree."""
        try:
            return super().route(request, path_components)
        except Http404:
            if not path_components:
                raise
            return route_to_other_language(self, path_components)

