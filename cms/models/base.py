"""The abstract page that every public page type of Foorumi inherits from."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page, PagePermissionTester, PageViewRestriction, Revision, TaskState
from wagtail.search import index

from cms.dates import local
from cms.editorial.guard import refuse_unreviewed_save
from cms.page_forms import PageForm
from cms.permissions import ReviewedPagePermissionTester
from cms.translations.addresses import route_below
from cms.translations.fields import DeclaresTranslation
from cms.tree import is_private


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
    dated_by: ClassVar[str] = ""
    """The field whose date the desk shows after the title, in listings and choosers; empty for pages without one."""
    admin_default_ordering = "path"
    take_part: ClassVar[str | LazyText] = ""
    """What a reader may do by a page of this type; the foot of every page leads there by these words."""

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
    base_form_class = PageForm

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
        place that every way of Wagtail and wagtail-localize to "live" comes through (docs/decisions/0002).
        """
        refuse_unreviewed_save(self, kwargs.get("update_fields"))
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, overwrite_revision: Revision | None = None, **kwargs: Any) -> Revision:
        """Saves a draft; autosave writes over its own revision only while it was neither in review nor published."""
        newest = overwrite_revision is not None and overwrite_revision.pk == self.latest_revision_id
        if newest and (
            TaskState.objects.filter(revision=overwrite_revision).exists()
            or Page.objects.filter(live_revision=overwrite_revision).exists()
        ):
            overwrite_revision = None
        revision: Revision = super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)
        return revision

    @property
    def shown_date(self) -> Any:
        """The date that lists and search results show: a date or an aware datetime; None where nothing is live."""
        return self.first_published_at

    def get_admin_display_title(self) -> str:
        """The title of the draft as the desk shows it, with the date that tells pages of one name apart."""
        title: str = super().get_admin_display_title()
        day = getattr(self, self.dated_by) if self.dated_by else None
        if isinstance(day, datetime):
            day = local(day)
        return f"{title} ({day.day}.{day.month}.{day.year})" if day is not None else title

    def reason_to_wait(self) -> str:
        """Why readers may not have this text yet, in the person's language; empty where they may.

        Asked when it is put before reviewers, when it is approved and in an emergency; a draft may be incomplete.
        """
        return ""

    def parameters_in(self, other: str, parameters: QueryDict, language: str) -> QueryDict:
        """The parameters of this page's address in ``language`` as they are said in the other language.

        The same, unless a page type knows that one of its own has another name there.
        """
        return parameters

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """What the user may do with this page; nobody may publish past review."""
        return ReviewedPagePermissionTester(user, self)

    def get_view_restrictions(self) -> Any:
        """The restrictions of this page and of those above it; asks for them only where somebody is kept out."""
        return super().get_view_restrictions() if is_private(self) else PageViewRestriction.objects.none()

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Finds the page of an address; what this language lacks is served from the other language's tree."""
        return route_below(self, path_components) if path_components else super().route(request, path_components)
