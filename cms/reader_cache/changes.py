"""Which writes readers can see: those of every model, except of the models that are declared private here."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save
from modelcluster.fields import ParentalKey
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from cms.reader_cache.version import readers_see_something_new

PRIVATE_APPS = frozenset(
    {
        "admin", "auth", "contenttypes", "django_tasks_database", "sessions", "wagtail_localize", "wagtailadmin",
        "wagtailforms", "wagtailsearch", "wagtailusers",
    }
)  # fmt: skip
"""Apps without anything that a page for readers asks: accounts, tasks, the desk, segments in work, the search index."""

PRIVATE_MODELS = frozenset(
    {
        "cms.OutboxMessage", "cms.ReaderVersion", "cms.ReviewTask", "cms.ReviewTaskState", "cms.TranslatedRevision",
        "cms.User", "cms.User_groups", "cms.User_user_permissions",
        "events.Submission", "events.SubmissionVersion",
        "pages.Feedback",
        "search.Pin", "search.PinEntry", "search.Term", "search.TermEntry",
        "search.AskedQuestion", "search.DismissedQuestion",
        "search.DocumentText", "search.PassageDelivery", "search.RemovedPassage", "search.SearchAlert",
        "search.SearchOutbox", "search.SearchState", "search.SearchedPage",
        "wagtailcore.APIToken", "wagtailcore.Comment", "wagtailcore.CommentReply", "wagtailcore.GroupApprovalTask",
        "wagtailcore.GroupApprovalTask_groups", "wagtailcore.GroupCollectionPermission",
        "wagtailcore.GroupPagePermission", "wagtailcore.GroupSitePermission", "wagtailcore.ModelLogEntry",
        "wagtailcore.PageLogEntry", "wagtailcore.PageSubscription", "wagtailcore.ReferenceIndex",
        "wagtailcore.Revision", "wagtailcore.Task", "wagtailcore.TaskState", "wagtailcore.UploadedFile",
        "wagtailcore.Workflow", "wagtailcore.WorkflowContentType", "wagtailcore.WorkflowPage",
        "wagtailcore.WorkflowState", "wagtailcore.WorkflowTask",
    }
)  # fmt: skip
"""Models beside public ones that no page for readers asks."""

MADE_BY_READING = frozenset({"cms.SiteRendition", "wagtailimages.Rendition", "wagtailembeds.Embed"})
"""Rows that the first reader of a page brings about: a new one changes no page, a removed one does."""

BOOKKEEPING_OF_DRAFTS = frozenset(
    {
        "draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at", "locked",
        "locked_at", "locked_by",
    }
)  # fmt: skip
"""Fields of a live page that saving a draft, or locking it, writes."""


REWRITTEN_BY_PUBLICATION = frozenset(
    {"cms.SiteRendition", "cms.TranslationState", "pages.Cue", "taggit.Tag", "taggit.TaggedItem"}
)
"""Rows that are written with a page, beside its own. Every other row may stand for a right to see something."""


def is_private(model: type[Model]) -> bool:
    """Whether no page for readers depends on the rows of a model."""
    return model._meta.app_label in PRIVATE_APPS or model._meta.label in PRIVATE_MODELS


def on_save(
    sender: type[Model],
    instance: Model,
    created: bool = False,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    """A public row was written. Of a page that is live the last copy may stand in for the next one for a moment."""
    if update_fields is not None and issubclass(sender, Page) and BOOKKEEPING_OF_DRAFTS.issuperset(update_fields):
        return
    if not (created and sender._meta.label in MADE_BY_READING):
        gentle = created or instance.live if isinstance(instance, Page) else _is_part_of_a_page(sender)
        readers_see_something_new(last_copy_may_stand_in=gentle)


def on_delete(sender: type[Model], **kwargs: Any) -> None:
    """A public row is gone; with a page its rows go, with a row of a page nothing but the row."""
    readers_see_something_new(last_copy_may_stand_in=not issubclass(sender, Page) and _is_part_of_a_page(sender))


def on_other_change(sender: Any, **kwargs: Any) -> None:
    """A page has another place, the release has another database."""
    readers_see_something_new()


def on_relation_change(sender: type[Model], action: str, **kwargs: Any) -> None:
    """Public rows are connected otherwise."""
    if action.startswith("post_"):
        readers_see_something_new()


def _is_part_of_a_page(model: type[Model]) -> bool:
    fields = model._meta.get_fields()
    return model._meta.label in REWRITTEN_BY_PUBLICATION or any(isinstance(field, ParentalKey) for field in fields)


def connect() -> None:
    """Connects the receivers of every public model once; models are loaded by now."""
    for model in apps.get_models(include_auto_created=True):
        if not is_private(model):
            name = f"cms.reader_cache.{model._meta.label}"
            post_save.connect(on_save, sender=model, dispatch_uid=name)
            post_delete.connect(on_delete, sender=model, dispatch_uid=name)
            m2m_changed.connect(on_relation_change, sender=model, dispatch_uid=name)
    for signal in (post_page_move, page_slug_changed, post_migrate):
        signal.connect(on_other_change, dispatch_uid="cms.reader_cache")
