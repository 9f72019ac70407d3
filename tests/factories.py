"""Everything that a test needs on the database, made by plain functions; nothing outside tests imports this.

A page is made live by default, with its revision, inside the publish guard. Pages of a language stand below its front
page; the lists between are made when they are first needed. ``translated`` makes the other language's version.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils import timezone
from wagtail.models import Locale, Page, Site
from wagtail.models import Page as AnyPage

from cms.dates import HELSINKI
from cms.editorial.guard import publishing_service
from cms.models import Person, TranslatableRow
from demo.savings import references_taken_on_trust
from events import models as events
from pages import models as pages
from tests.publishing import put_below

OTHER_LANGUAGE = {"fi": "sv", "sv": "fi"}
_numbers = count(1)


def moment(year: int, month: int, day: int, hour: int = 13, minute: int = 0) -> datetime:
    """A moment on Finland's clock."""
    return datetime(year, month, day, hour, minute, tzinfo=HELSINKI)


def locale(language: str) -> Locale:
    """The locale of a language."""
    return Locale.objects.get_or_create(language_code=language)[0]


def page(
    model: type[Any], parent: AnyPage, *, live: bool = True, rows: dict[str, list[Any]] | None = None, **fields: Any
) -> Any:
    """A page of any type below ``parent``, in its language; ``rows`` are its child rows by relation."""
    number = next(_numbers)
    fields.setdefault("title", f"{model.__name__} {number}")
    fields.setdefault("slug", f"{model.__name__.lower()}-{number}")
    made = model(locale=parent.locale, live=False, **fields)
    for relation, children in (rows or {}).items():
        for order, child in enumerate(children):
            if child.sort_order is None:
                child.sort_order = order
            if isinstance(child, TranslatableRow):
                child.locale = parent.locale
        setattr(made, relation, children)
    put_below(parent, made, live=live)
    return model.objects.get(pk=made.pk)


def revise(target: Any, **changes: Any) -> Any:
    """A new draft revision of a page with other values; the live row stays."""
    draft = target.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft.save_revision()


def publish(revision: Any) -> Any:
    """Publishes a revision inside the guard; the page as it is then."""
    with publishing_service(), references_taken_on_trust():
        revision.publish()
    return revision.content_object.specific_class.objects.get(pk=revision.object_id)


def translated(original: Any, **changes: Any) -> Any:
    """A live version of a page in the other language, made without segments; its parent must be there already."""
    language = OTHER_LANGUAGE[original.locale.language_code]
    if not Page.objects.filter(translation_key=original.get_parent().translation_key, locale=locale(language)).exists():
        translated(original.get_parent().specific)
    copy = original.copy_for_translation(locale(language))
    changes.setdefault("title", f"{original.title} ({language})")
    return publish(revise(copy, **changes))


def bulk_pages(model: type[Any], parent: AnyPage, number: int, fields: Callable[[int], dict[str, Any]]) -> list[int]:
    """Many live pages below ``parent`` in a few queries, without revisions; their primary keys."""
    parent = Page.objects.get(pk=parent.pk)
    content_type = ContentType.objects.get_for_model(model)
    rows = [
        Page(
            path=Page._get_path(parent.path, parent.depth + 1, parent.numchild + index + 1),
            depth=parent.depth + 1,
            title=f"{model.__name__} {index}",
            draft_title=f"{model.__name__} {index}",
            slug=f"bulk-{model.__name__.lower()}-{parent.numchild + index}",
            url_path=f"{parent.url_path}bulk-{model.__name__.lower()}-{parent.numchild + index}/",
            content_type=content_type,
            locale=parent.locale,
            live=True,
            first_published_at=timezone.now(),
            last_published_at=timezone.now(),
        )
        for index in range(number)
    ]
    made = [row.pk for row in Page.objects.bulk_create(rows, batch_size=200)]
    own_fields = model._meta.local_concrete_fields
    for start in range(0, number, 200):
        children = [
            model(page_ptr_id=pk, **fields(start + offset)) for offset, pk in enumerate(made[start : start + 200])
        ]
        model._base_manager._insert(children, fields=own_fields, using="default")
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + number)
    return made


def site(home: AnyPage) -> Site:
    """The default site on a front page."""
    made, _created = Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home, "site_name": "Foorumi"}
    )
    return made


def bare_site() -> None:
    """Both trees with nothing but their front pages; Wagtail's own first page, site and locale are gone."""
    Site.objects.all().delete()
    for stock in Page.objects.filter(depth=2):
        stock.delete()
    Page.objects.filter(depth=1).update(locale=locale("fi"))
    Locale.objects.exclude(language_code="fi").delete()
    site(home("fi"))
    home("sv")


def home(language: str, **fields: Any) -> Any:
    """The front page of a language, the version of the one that is there already."""
    root = Page.objects.get(depth=1)
    existing = pages.HomePage.objects.first()
    if existing is not None:
        fields.setdefault("translation_key", existing.translation_key)
    made = pages.HomePage(locale=locale(language), live=False, title="Foorumi", slug=f"foorumi-{language}", **fields)
    with publishing_service():
        root.add_child(instance=made)
        made.save_revision().publish()
    return pages.HomePage.objects.get(pk=made.pk)


def below(model: type[Any], parent: AnyPage) -> Any:
    """The one page of a type below ``parent``, made where it is missing; a pair with that of the other language."""
    existing = model.objects.child_of(parent).first()
    if existing is not None:
        return existing
    sister = model.objects.exclude(locale=parent.locale).filter(translation_key__isnull=False).first()
    same_parent = sister is not None and sister.get_parent().translation_key == parent.translation_key
    return page(model, parent, **({"translation_key": sister.translation_key} if same_parent else {}))


def person(name: str = "Aino Aalto", **fields: Any) -> Person:
    """Somebody named in public records."""
    return Person.objects.create(name=name, **fields)


def news(home_page: AnyPage, **fields: Any) -> Any:
    """A piece of news."""
    return page(pages.NewsPage, below(pages.NewsIndexPage, home_page), **fields)


def forum(home_page: AnyPage, **fields: Any) -> Any:
    """A forum."""
    return page(pages.ForumPage, below(pages.ForumIndexPage, home_page), **fields)


def network(home_page: AnyPage, **fields: Any) -> Any:
    """A network."""
    return page(pages.NetworkPage, below(pages.NetworkIndexPage, home_page), **fields)


def seat(**fields: Any) -> pages.Seat:
    """A seat for the ``rows`` of a forum, in a term that runs for ever."""
    return pages.Seat(**{"term_start": date(2024, 1, 1), **fields})


def meeting(parent: AnyPage, **fields: Any) -> Any:
    """A meeting of a forum or network."""
    return page(pages.MeetingPage, parent, **{"starts_at": moment(2026, 11, 2), **fields})


def agenda_item(**fields: Any) -> pages.AgendaItem:
    """An item for the ``rows`` of a meeting."""
    return pages.AgendaItem(**{"number": "1", "heading": "Kokouksen avaus", **fields})


def attendance(name: str, **fields: Any) -> pages.Attendance:
    """A line for the ``rows`` of a meeting."""
    return pages.Attendance(name=name, **fields)


def recording(home_page: AnyPage, **fields: Any) -> Any:
    """A recording."""
    return page(
        pages.RecordingPage, below(pages.RecordingIndexPage, home_page), **{"recorded_on": date(2026, 11, 2), **fields}
    )


def strategy(home_page: AnyPage, **fields: Any) -> Any:
    """A strategy."""
    return page(pages.StrategyPage, home_page, **{"period_start": 2024, "period_end": 2030, **fields})


def goal(parent: AnyPage, number: int = 1, **fields: Any) -> Any:
    """A goal of a strategy."""
    return page(pages.GoalPage, parent, number=number, **fields)


def material(home_page: AnyPage, **fields: Any) -> Any:
    """A material of the bank."""
    return page(
        pages.MaterialPage, below(pages.LibraryPage, home_page), **{"published_on": date(2026, 3, 12), **fields}
    )


def association(home_page: AnyPage, **fields: Any) -> Any:
    """An association."""
    return page(pages.AssociationPage, below(pages.AssociationIndexPage, home_page), **fields)


def section(parent: AnyPage, **fields: Any) -> Any:
    """A section."""
    return page(pages.SectionPage, parent, **fields)


def municipality(home_page: AnyPage, **fields: Any) -> Any:
    """A municipality."""
    return page(pages.MunicipalityPage, below(pages.MunicipalityIndexPage, home_page), **fields)


def grant(parent: AnyPage, **fields: Any) -> Any:
    """A grant."""
    return page(pages.GrantPage, parent, **fields)


def statement(home_page: AnyPage, **fields: Any) -> Any:
    """The accessibility statement."""
    return page(pages.AccessibilityStatementPage, home_page, **{"assessed_on": date(2026, 11, 12), **fields})


def feedback(**fields: Any) -> pages.Feedback:
    """A reader's feedback."""
    given = {"receipt_number": f"P-{next(_numbers)}", "text": "Kiitos.", "language": "fi", **fields}
    return pages.Feedback.objects.create(**given)


def event(home_page: AnyPage, *starts: datetime, **fields: Any) -> Any:
    """An event with a date of two hours at each moment of ``starts``."""
    if starts:
        dates = [occurrence(start) for start in starts]
        fields["rows"] = {"occurrences": dates, **fields.get("rows", {})}
    return page(events.EventPage, below(events.EventIndexPage, home_page), **fields)


def occurrence(starts_at: datetime, **fields: Any) -> events.Occurrence:
    """A date for the ``rows`` of an event."""
    return events.Occurrence(starts_at=starts_at, **{"ends_at": starts_at + timedelta(hours=2), **fields})


def venue(**fields: Any) -> events.Venue:
    """A venue of which nothing is known yet."""
    return events.Venue.objects.create(**{"name_fi": "Koskentupa", **fields})


def category(**fields: Any) -> events.Category:
    """A subject of events."""
    number = next(_numbers)
    given = {"name_fi": f"aihe {number}", "name_sv": f"ämne {number}", "yso_id": f"yso:p{number}", **fields}
    return events.Category.objects.create(**given)


def submission(**fields: Any) -> events.Submission:
    """A submission that nobody has confirmed yet."""
    return events.Submission.objects.create(**{"language": "fi", "contact_email": "toimisto@example.org", **fields})
