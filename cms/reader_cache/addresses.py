"""Which requests may be answered from kept pages, and under which address: what means the same shares one copy."""

import re
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest

from cms.reader_cache.copies import SHAPE

PATHS_NEVER_KEPT = ("/admin/", "/api/", "/documents/", "/media/", "/static/")
COOKIES_OF_A_SESSION = (settings.SESSION_COOKIE_NAME, "messages")
MOST_PARAMETERS = 20
MEANINGLESS = re.compile(r"utm_[a-z_]{1,30}|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|_ga|_gl|ref", re.ASCII)
"""What other sites hang on our addresses: it changes nothing and shares the copy."""

_declared: dict[str, re.Pattern[str]] = {}


def declare(**patterns: str) -> None:
    """Adds query parameters that mean something, with a pattern that their whole values match.

    A page whose address has any other parameter, or another value, is answered but never kept. An empty value must
    mean the same as none. Words that readers type are not declared: they are without number.
    """
    _declared.update({name: re.compile(pattern, re.ASCII) for name, pattern in patterns.items()})


def meaningful_query(query: str) -> str | None:
    """The query string with its declared parameters alone, in one order; None where a page is not to be kept."""
    if not query:
        return ""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARAMETERS, errors="strict")
    except ValueError:
        return None
    kept: dict[str, str] = {}
    for name, value in pairs:
        if MEANINGLESS.fullmatch(name):
            continue
        pattern = _declared.get(name)
        if pattern is None or name in kept or (value and not pattern.fullmatch(value)):
            return None
        kept[name] = value
    return urlencode(sorted((name, value) for name, value in kept.items() if value))


def may_be_kept(request: HttpRequest) -> bool:
    """Whether a request is an anonymous reader's: it reads, has no cookie of a session, and is not Wagtail's own.

    Wagtail sends its previews through all of the middleware, marked as ``is_dummy``, with or without cookies.
    """
    return (
        request.method in ("GET", "HEAD")
        and not request.path_info.startswith(PATHS_NEVER_KEPT)
        and not any(cookie in request.COOKIES for cookie in COOKIES_OF_A_SESSION)
        and not getattr(request, "is_dummy", False)
        and not getattr(request, "is_preview", False)
        and "HTTP_RANGE" not in request.META
        and "HTTP_AUTHORIZATION" not in request.META
    )


def name_of_copy(request: HttpRequest, query: str) -> str | None:
    """The name under which the page of an address is kept: scheme, host, path and meaningful query,
    and what a release keeps of it.

    None for a host in odd letters, since the page would repeat them. Raises DisallowedHost.
    """
    host = request.get_host()
    if host != host.lower():
        return None
    address = f"{SHAPE}\n{request.scheme}\n{host}\n{request.path}\n{query}"
    return blake2b(address.encode(errors="surrogatepass"), digest_size=16).hexdigest()
