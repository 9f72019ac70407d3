"""The desk's screens of the termbase and of the editors' choices, in Wagtail's own admin."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import Button

from search.models import Pin, Term
from search.models.terms import LANGUAGES
from search.terms.forms import PinForm, TermForm
from search.terms.permissions import may_pin
from search.terms.words import LONGEST, lines

TERMS_PER_PAGE = 50


def _others(term: Term) -> str:
    return ", ".join(lines(f"{term.fi_also}\n{term.sv_also}"))


class TermListing(generic.IndexView):
    """Terms by their words, with what they came from."""

    def order_queryset(self, queryset: Any) -> Any:
        """By the words, whatever their capitals, where nobody asked for another order."""
        return super().order_queryset(queryset) if self.ordering else queryset.order_by(Lower("fi"), Lower("sv"), "pk")

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """The ways to take terms along as a file, and to bring them."""
        more = [
            Button(_("Bring a file (CSV)"), url=reverse("terms_import"), icon_name="upload"),
            Button(_("Take along as a file (CSV)"), url=reverse("terms_export"), icon_name="download"),
        ]
        return [*super().header_more_buttons, *more]


class NewTerm(generic.CreateView):
    """A new term; ``?fi=`` and ``?sv=`` are words that stand there already, ``?source=proposal`` says where from."""

    def get_add_url(self) -> str:
        """This very address: what it says of the term counts when it is saved too."""
        return str(self.request.get_full_path())

    def get_initial_form_instance(self) -> Term:
        """The term of the address."""
        asked = self.request.GET
        source = Term.Source.PROPOSAL if asked.get("source") == Term.Source.PROPOSAL else Term.Source.EDITOR
        words = {language: " ".join(asked.get(language, "").split())[:LONGEST] for language, _name in LANGUAGES}
        return Term(source=source, **words)

    def get_success_url(self) -> str:
        """Where ``?next=`` says, else the list."""
        return get_valid_next_url_from_request(self.request) or str(super().get_success_url())


class TermRemoval(generic.DeleteView):
    """Removes what people wrote; what is derived would come back and is put out of use instead."""

    def get_object(self, queryset: Any = None) -> Term:
        """The term. Raises PermissionDenied for a derived one."""
        term: Term = super().get_object(queryset)
        if term.origin:
            raise PermissionDenied
        return term


class TermViewSet(ModelViewSet):
    """The list of terms, and the forms around it."""

    model = Term
    name = "terms"
    icon = "globe"
    menu_label = gettext_lazy("Terms")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = TermListing
    add_view_class = NewTerm
    delete_view_class = TermRemoval
    list_per_page = TERMS_PER_PAGE
    list_display = (
        "__str__",
        Column("others", label=gettext_lazy("Other words"), accessor=_others, classname="desk-words"),
        "source",
        BooleanColumn("is_used", label=gettext_lazy("In use")),
        DateColumn("changed_at", label=gettext_lazy("Changed")),
    )
    list_filter = ("source", "is_used")
    search_fields = ("fi", "fi_also", "sv", "sv_also")
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[TermForm]:
        """The form that refuses what somebody else changed meanwhile."""
        return TermForm


class PinListing(generic.IndexView):
    """The choices in the person's languages."""

    def get_base_queryset(self) -> Any:
        """With their pages; none of a language that is not hers."""
        languages = [code for code, _name in LANGUAGES if may_pin(self.request.user, code)]
        return super().get_base_queryset().filter(language__in=languages).select_related("page")


class PinChange(generic.EditView):
    """Changes a choice of one of the person's languages."""

    def get_object(self, queryset: Any = None) -> Pin:
        """The choice. Raises PermissionDenied for one of another language."""
        return _own(super().get_object(queryset), self.request)


class PinRemoval(generic.DeleteView):
    """Removes a choice of one of the person's languages."""

    def get_object(self, queryset: Any = None) -> Pin:
        """The choice. Raises PermissionDenied for one of another language."""
        return _own(super().get_object(queryset), self.request)


def _is_shown(pin: Pin) -> bool:
    is_over = pin.last_day is not None and pin.last_day < timezone.localdate()
    return bool(pin.page.live and not pin.page.expired and not is_over)


def _own(pin: Pin, request: HttpRequest) -> Pin:
    if not may_pin(request.user, pin.language):
        raise PermissionDenied
    return pin


class PinViewSet(ModelViewSet):
    """The list of what stands first for which searches, and the forms around it."""

    model = Pin
    name = "pins"
    icon = "pick"
    menu_label = gettext_lazy("Editors' choices")
    copy_view_enabled = False
    index_view_class = PinListing
    edit_view_class = PinChange
    delete_view_class = PinRemoval
    list_per_page = TERMS_PER_PAGE
    list_display = (
        "__str__",
        "page",
        "language",
        "order",
        DateColumn("last_day", label=gettext_lazy("Last day")),
        BooleanColumn("is_shown", label=gettext_lazy("Shown now"), accessor=_is_shown),
    )
    list_filter = ("language",)
    search_fields = ("questions", "page__title")
    search_backend_name = None

    def get_form_class(self, for_update: bool = False) -> type[PinForm]:
        """The form that offers the person's languages."""
        return PinForm


class SearchGroup(ModelViewSetGroup):
    """What the desk tends of the search, under one heading of the menu."""

    menu_label = gettext_lazy("Search of the site")
    menu_icon = "search"
    menu_order = 170
    items = (TermViewSet, PinViewSet)


def viewsets() -> SearchGroup:
    """The screens of this module."""
    return SearchGroup()
