"""The desk's lists of what events choose from: venues with what is known of access, and categories."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from events.models import Category, Venue

ROWS_OF_A_LIST = 50


class DeleteUnused(DeleteView):
    """Deletes what no event has; the index of references may be behind, the database is not."""

    def delete_action(self) -> None:
        """Raises PermissionDenied, which the desk tells in words, where an event has it."""
        try:
            with transaction.atomic():
                super().delete_action()
        except ProtectedError as error:
            raise PermissionDenied from error


class VenueViewSet(ModelViewSet):
    """Venues; one that an event takes place at cannot be deleted."""

    model = Venue
    name = "venues"
    icon = "site"
    delete_view_class = DeleteUnused
    copy_view_enabled = False
    list_per_page = ROWS_OF_A_LIST
    list_display = ("__str__", "address", "municipality", "access_checked_on")
    search_fields = ("name_fi", "name_sv", "address")
    search_backend_name = None
    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("name_fi"), FieldPanel("name_sv")])],
            heading=_("Name"),
            help_text=_("Many places have a name in one language only: then leave the other one empty."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("municipality"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("step_free"), FieldPanel("lift")]),
                FieldRowPanel([FieldPanel("accessible_wc"), FieldPanel("induction_loop")]),
                FieldRowPanel([FieldPanel("parking"), FieldPanel("access_checked_on")]),
            ],
            heading=_("Access"),
            help_text=_("Choose “not known” if you are not sure."),
        ),
    ]


class CategoryViewSet(ModelViewSet):
    """Categories, each with its concept in the ontology; one that an event has cannot be deleted."""

    model = Category
    name = "categories"
    icon = "tag"
    delete_view_class = DeleteUnused
    copy_view_enabled = False
    list_per_page = ROWS_OF_A_LIST
    list_display = ("name_fi", "name_sv", "yso_id")
    search_fields = ("name_fi", "name_sv", "yso_id")
    search_backend_name = None
    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("name_fi"), FieldPanel("name_sv")]),
        FieldPanel("yso_id"),
    ]


class EventLists(ViewSetGroup):
    """The menu of both, for those who may change them by ``cms.roles``."""

    menu_label = _("Events")
    menu_icon = "calendar"
    menu_order = 155
    items = (VenueViewSet, CategoryViewSet)


def event_lists() -> EventLists:
    """What Wagtail's admin registers."""
    return EventLists()
