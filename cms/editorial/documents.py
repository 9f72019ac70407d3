"""Documents are content: readers get a file only while a live public page refers to it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex


def is_public(file: Any) -> bool:
    """Whether some live page without view restrictions refers to the document or image."""
    references = ReferenceIndex.get_references_to(file).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    pages = Page.objects.filter(pk__in=[int(key) for key in references.values_list("object_id", flat=True)])
    return bool(pages.live().public().exists())


def serve_only_while_referenced(document: Any, request: HttpRequest) -> None:
    """Raises Http404 for readers of a document that no live page refers to; people of the desk may open it."""
    if request.user.is_authenticated and request.user.has_perm("wagtailadmin.access_admin"):
        return
    if not is_public(document):
        raise Http404


def refuse_deleting_what_readers_see(file: Any) -> None:
    """Raises PermissionDenied where a document or image would go from under a live page, which is a change of it."""
    if is_public(file):
        raise PermissionDenied(
            _("A page refers to this file. Add the new version as a new file and change the page, through review.")
        )
