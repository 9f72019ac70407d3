"""Pages as anonymous readers got them last, kept until something that readers can see has changed.

What the other layers use: ``readers_see_something_new`` after a write that emits no signal, ``clock.register`` for
moments at which time alone changes a page, ``addresses.declare`` for query parameters that mean something.
"""

from cms.reader_cache.version import readers_see_something_new

__all__ = ["readers_see_something_new"]
