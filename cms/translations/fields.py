"""Says of every field of a model whether it is translated or shared by the languages."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.utils.functional import classproperty
from wagtail_localize.fields import SynchronizedField, TranslatableField


def declared(model: type, attribute: str) -> Iterator[str]:
    """The names that the model and its bases declare in one of the two tuples, each once, bases first."""
    seen = set()
    for base in reversed(model.__mro__):
        for name in base.__dict__.get(attribute, ()):
            if name not in seen:
                seen.add(name)
                yield name


class DeclaresTranslation:
    """A model that names each of its editable fields once: in ``translated_fields`` or in ``shared_fields``.

    A translated field is a segment of its own in every language; a shared one is copied from the source whenever a
    translation is made anew and cannot be changed in the translation. Subclasses add to what their bases declare.
    ``cms.checks`` fails where a field stands in neither tuple or in both.
    """

    translated_fields: ClassVar[tuple[str, ...]] = ()
    shared_fields: ClassVar[tuple[str, ...]] = ()

    @classproperty
    def translatable_fields(cls: Any) -> list[Any]:
        """What wagtail-localize asks a model for."""
        return [
            *(TranslatableField(name) for name in declared(cls, "translated_fields")),
            *(SynchronizedField(name, overridable=False) for name in declared(cls, "shared_fields")),
        ]
