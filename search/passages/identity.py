"""What a passage is called for ever: the same over re-publishing, another in every version of a page."""

from uuid import UUID, uuid5

NAMESPACE = UUID("3f0f6a0e-9c0d-5c1f-8a54-3c1f0e8f6b21")


def passage_key(translation_key: UUID, language: str, kind: str, place: str) -> UUID:
    """The key of a place of a page: ``language`` is that of the page's version, ``place`` is unique within the kind."""
    return uuid5(NAMESPACE, f"{translation_key}|{language}|{kind}|{place}")


def group_key(name: str) -> str:
    """What a group that is no network is known by in filters: the same for the same printed name; empty for none."""
    return str(uuid5(NAMESPACE, " ".join(name.casefold().split()))) if name.strip() else ""
