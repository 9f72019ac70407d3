"""What a process that serves the site does before its first reader comes."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import Error


def get_ready() -> None:
    """Learns the types of all content by one query: its first reader would wait for one query by each of them.

    Where the database does not answer yet nothing is learnt, and nothing fails.
    """
    try:
        ContentType.objects.get_for_models(*apps.get_models())
    except Error:
        return
