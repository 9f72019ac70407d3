"""Tasks wake the worker; what is to be done stands in the tables."""

from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from cms.editorial.outbox import MOST_AT_ONCE, deliver_due
from cms.renditions import make_renditions


@task(backend="worker")
def deliver_outbox() -> int:
    """Sends the messages that are due, portion by portion; safe to run at any time and any number of times."""
    sent, failed = deliver_due(now=timezone.now())
    if sent + failed >= MOST_AT_ONCE:
        deliver_outbox.enqueue()
    return sent


@task(backend="worker")
def prepare_images(page_id: int) -> int:
    """Makes the sizes of a page's images that readers will ask for; safe to run again, and for a page that is gone."""
    page = Page.objects.filter(pk=page_id, live=True).first()
    return make_renditions(page) if page is not None else 0
