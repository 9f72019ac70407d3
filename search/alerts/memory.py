"""What an alert has found already: eight bytes a passage, of its key, which it keeps over every rebuilding."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from uuid import UUID

BYTES = 8


def mark_of(key: UUID) -> int:
    """What is remembered of a passage; keys are hashes, so that two passages in a site do not have the same."""
    return int.from_bytes(key.bytes[:BYTES], "big")


def packed(marks: Iterable[int]) -> bytes:
    """Marks as they are stored, the same for the same marks."""
    chosen = sorted(set(marks))
    return struct.pack(f">{len(chosen)}Q", *chosen)


def unpacked(stored: bytes | memoryview) -> set[int]:
    """Stored marks."""
    kept = bytes(stored)
    return set(struct.unpack(f">{len(kept) // BYTES}Q", kept))
