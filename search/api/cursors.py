"""Where a reader of a list goes on: sealed words that nobody but the site writes, bound to the list they belong to."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence

from django.core.signing import BadSignature, Signer

LONGEST = 4_000
"""Letters of a cursor: more fit into no address."""


class BadCursor(ValueError):
    """The cursor was not written by this site, or for another list."""


def sealed(numbers: Sequence[int], *, purpose: str) -> str:
    """Whole numbers from zero up as a cursor for one purpose, in letters that stand in an address as they are."""
    text = urlsafe_b64encode(_packed(numbers)).decode().rstrip("=")
    return _signer(purpose).sign(text)


def opened(cursor: str, *, purpose: str) -> list[int]:
    """The numbers of a cursor. Raises BadCursor where this site did not write it for that purpose."""
    if len(cursor) > LONGEST:
        raise BadCursor
    try:
        text = _signer(purpose).unsign(cursor)
        return _unpacked(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (BadSignature, NotBase64, UnicodeError) as error:
        raise BadCursor from error


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"search.api.{purpose}", sep=".")


def _packed(numbers: Sequence[int]) -> bytes:
    """As many bits for each as the greatest needs: the order of 500 hits fits into an address."""
    width = max(1, *(number.bit_length() for number in numbers))
    whole = 1  # in front of all, so that a first zero is not lost
    for number in numbers:
        whole = whole << width | number
    return bytes([width]) + whole.to_bytes((whole.bit_length() + 7) // 8, "big")


def _unpacked(data: bytes) -> list[int]:
    width, whole = data[0], int.from_bytes(data[1:], "big")
    numbers = []
    while whole > 1:
        numbers.append(whole & ((1 << width) - 1))
        whole >>= width
    return numbers[::-1]
