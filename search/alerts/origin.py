"""Whether a form was sent from a page of this site: told by the browser itself, so that no reader needs a cookie."""

from urllib.parse import urlsplit

from django.http import HttpRequest

HERE = frozenset({"same-origin", "none"})


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that one of our pages sent the form, or is too old to say anything.

    A page of another site can forge neither header. What such an old browser sends is held back by the secret of the
    form, the limit of the sender and, after all, the confirmation by mail.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site in HERE
    origin = request.headers.get("Origin", "")
    return not origin or urlsplit(origin).netloc == request.get_host()
