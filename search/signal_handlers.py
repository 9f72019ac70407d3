"""Receivers that keep the search in step with what is live: one line each, calling a named function."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.search.index import RelatedFields, insert_or_update_object
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms import clock
from cms.models import Person, SiteDocument
from events.models import Venue
from pages.models import MeetingPage
from search import services
from search.alerts.waking import wake_where_due
from search.models import Pin, Term
from search.questions.services import ask_again_later, forget_old
from search.terms.services import enter_pin, enter_terms
from search.upkeep import keep_in_step


def on_publication(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Indexes a page with its rows; names of a meeting that are hidden by now are found no more from this moment on.

    Wagtail indexes a page when its own row is saved, which is before its agenda items and chapters are. One whose words
    all stand in its own row is indexed by then: once more would be most of what the search adds to a publication.
    """
    if any(isinstance(field, RelatedFields) for field in instance.get_search_fields()):
        insert_or_update_object(instance)
    if isinstance(instance, MeetingPage) and instance.names_are_hidden:
        services.hide_names(instance)
    services.note([instance.pk], reason="published")


def on_unpublication(sender: Any, instance: Any, **kwargs: Any) -> None:
    """What was withdrawn is found no more, from this moment on."""
    services.withdraw([instance.pk], reason="unpublished")


def on_deletion(sender: Any, instance: Any, **kwargs: Any) -> None:
    """The same for a page that is deleted."""
    services.forget(instance)


def on_move(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page may have come to a place that not everybody sees, with all that is below it, or out of it."""
    services.branch_moved(instance)


def on_restriction(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page is no longer for everybody, nor what is below it."""
    services.withdraw_branch(instance.page, reason="restricted")


def on_end_of_restriction(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page is for everybody again, unless another restriction stands."""
    services.note_branch(instance.page_id, reason="restriction ended")


def on_document(sender: Any, instance: Any, created: bool = False, **kwargs: Any) -> None:
    """A file may have other text now, or not be for everybody; a new one is in no page yet."""
    if not created:
        services.document_changed(instance)


def on_document_deletion(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Nothing is found in a file that is deleted."""
    services.withdraw_documents(Q(document=instance.pk), reason="document deleted")


def on_collection_restriction(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Files are no longer for everybody."""
    within = Q(document__collection__path__startswith=instance.collection.path)
    services.withdraw_documents(within, reason="documents restricted")


def on_end_of_collection_restriction(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Files are for everybody again, unless another restriction stands."""
    for document in SiteDocument.objects.filter(collection__path__startswith=instance.collection.path):
        services.note_document(document, reason="restriction ended")


def on_collection(sender: Any, instance: Any, created: bool = False, **kwargs: Any) -> None:
    """A collection may be moved below a closed one, which Wagtail does after it is saved and tells nobody."""
    if not created:
        transaction.on_commit(services.withdraw_closed, robust=True)


def on_bulk_action(request: Any, action_type: str, objects: Any, action: Any) -> None:
    """Many files may have been put into a closed collection: their rows are changed without a signal for each."""
    if any(isinstance(one, SiteDocument) for one in objects):
        services.withdraw_closed()


def on_person(sender: Any, instance: Any, created: bool = False, **kwargs: Any) -> None:
    """Somebody has another name, or none for readers; nobody has named a new one yet."""
    if not created:
        services.note_person(instance, reason="person changed")


def on_term(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A question finds the names of a term, from this moment on."""
    enter_terms([instance])


def on_new_words(sender: Any, **kwargs: Any) -> None:
    """What had no result may have one now."""
    ask_again_later()


def on_pin(sender: Any, instance: Any, **kwargs: Any) -> None:
    """What the desk chose for some questions stands first, from this moment on."""
    enter_pin(instance)


def on_venue(sender: Any, instance: Any, created: bool = False, **kwargs: Any) -> None:
    """A venue has another name or address; nothing takes place yet at a new one."""
    if not created:
        services.note_venue(instance, reason="venue changed")


def on_tick(sender: Any, now: Any, **kwargs: Any) -> None:
    """What only time changes, and what the worker was not woken for."""
    keep_in_step(now=now)


def on_tick_of_alerts(sender: Any, now: Any, **kwargs: Any) -> None:
    """It may be the morning on which somebody wants to be told."""
    wake_where_due(now=now)


def on_tick_of_questions(sender: Any, now: Any, **kwargs: Any) -> None:
    """What was asked is not kept longer than is said."""
    forget_old(today=timezone.localdate(now))


def connect() -> None:
    """Connects every receiver once."""
    page_published.connect(on_publication, dispatch_uid="search.on_publication")
    page_unpublished.connect(on_unpublication, dispatch_uid="search.on_unpublication")
    pre_delete.connect(on_deletion, sender=Page, dispatch_uid="search.on_deletion")
    post_page_move.connect(on_move, dispatch_uid="search.on_move")
    post_save.connect(on_restriction, sender=PageViewRestriction, dispatch_uid="search.on_restriction")
    post_delete.connect(on_end_of_restriction, sender=PageViewRestriction, dispatch_uid="search.on_end_of_restriction")
    post_save.connect(on_document, sender=SiteDocument, dispatch_uid="search.on_document")
    pre_delete.connect(on_document_deletion, sender=SiteDocument, dispatch_uid="search.on_document_deletion")
    post_save.connect(
        on_collection_restriction, sender=CollectionViewRestriction, dispatch_uid="search.on_collection_restriction"
    )
    post_delete.connect(
        on_end_of_collection_restriction,
        sender=CollectionViewRestriction,
        dispatch_uid="search.on_end_of_collection_restriction",
    )
    post_save.connect(on_collection, sender=Collection, dispatch_uid="search.on_collection")
    post_save.connect(on_person, sender=Person, dispatch_uid="search.on_person")
    post_save.connect(on_term, sender=Term, dispatch_uid="search.on_term")
    post_save.connect(on_new_words, sender=Term, dispatch_uid="search.on_new_words")
    post_save.connect(on_pin, sender=Pin, dispatch_uid="search.on_pin")
    post_save.connect(on_venue, sender=Venue, dispatch_uid="search.on_venue")
    clock.ticked.connect(on_tick, dispatch_uid="search.on_tick")
    clock.ticked.connect(on_tick_of_questions, dispatch_uid="search.on_tick_of_questions")
    clock.ticked.connect(on_tick_of_alerts, dispatch_uid="search.on_tick_of_alerts")
