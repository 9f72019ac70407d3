"""How often one sender may write: counted in the cache, by a fingerprint that forgets itself within the hour."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

MOST_PER_HOUR = 10
HOUR = 3600
BITS_OF_A_LINE = 64
"""What a provider gives to one customer in IPv6: whoever has one address has all of them."""


def sender_address(request: HttpRequest) -> str:
    """The address of whoever sends: the last one that our own proxy added, where there is a proxy."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return str(forwarded).rsplit(",", maxsplit=1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def may_send(address: str, purpose: str = "feedback", most: int = MOST_PER_HOUR) -> bool:
    """Counts one attempt of the address; whether it is within what one may send in an hour for that purpose."""
    name = f"{purpose}:{salted_hmac('pages.feedback', line_of(address)).hexdigest()}"
    if cache.add(name, 1, HOUR):
        return True
    try:
        return bool(cache.incr(name) <= most)
    except ValueError:  # it ran out between the two calls
        return True


def line_of(address: str) -> str:
    """The address, or in IPv6 the network of the line that it belongs to: whoever has one has all of them."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found.packed, BITS_OF_A_LINE), strict=False))
    return str(found)
