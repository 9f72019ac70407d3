"""Which edition of the analysis this is: what is indexed by another one must be made anew to be found as well."""

from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from libvoikko import Voikko

from search.analysis import voikko

LIBRARIES = ("simplemma", "snowballstemmer", "libvoikko")


@cache
def edition() -> str:
    """A name of the rules, the libraries and the dictionaries that words are read by here; it changes with any of them.

    Where it is the same, the same text gives the same words. A comment in a rule changes it too: that costs a rebuild
    which nobody needed, and loses nothing.
    """
    told = blake2b(digest_size=16)
    for file in sorted(Path(__file__).parent.glob("*.*")):
        told.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    for name in (*(f"{library} {version(library)}" for library in LIBRARIES), *_dictionary()):
        told.update(name.encode() + b"\0")
    return told.hexdigest()


def _dictionary() -> list[str]:
    """What libvoikko says of itself and of its Finnish dictionary, where it is at hand."""
    if not voikko.is_at_hand():
        return []
    known = [one for one in Voikko.listDicts() if one.language == "fi"]
    return [Voikko.getVersion(), *sorted(f"{one.variant} {one.description}" for one in known)]
