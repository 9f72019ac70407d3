"""Looks for the kept page of a request: what the middleware, and the application before Django's, have in common."""

import time
from dataclasses import dataclass

from django.core.cache import caches
from django.http import HttpRequest

from cms.reader_cache.addresses import may_be_kept, meaningful_query, name_of_copy
from cms.reader_cache.copies import Copy
from cms.reader_cache.version import current_version


@dataclass(frozen=True, slots=True)
class Address:
    """What a page is kept under, and the query string that it is made of."""

    name: str
    query: str


def address_of(request: HttpRequest) -> Address | None:
    """Where the page of a request is kept; None for what is somebody's own or not to be kept. Raises DisallowedHost."""
    if not may_be_kept(request):
        return None
    query = meaningful_query(request.META.get("QUERY_STRING", ""))
    name = name_of_copy(request, query) if query is not None else None
    return None if query is None or name is None else Address(name, query)


def fresh_copy(address: Address) -> Copy | None:
    """The kept page, where it is what a reader would get if it were made now."""
    copy: Copy | None = caches["readers"].get(address.name)
    return copy if copy is not None and copy.is_fresh(current_version(), time.time()) else None


def last_copy(address: Address) -> Copy | None:
    """The kept page, where it may be shown while its successor is made."""
    copy: Copy | None = caches["readers"].get(address.name)
    return copy if copy is not None and copy.may_stand_in(current_version(), time.time()) else None


def fresh_copy_for(request: HttpRequest) -> Copy | None:
    """The kept page for a request; None where it is to be made. Raises DisallowedHost."""
    address = address_of(request)
    return fresh_copy(address) if address is not None else None
