"""The documentation for people, made from the document for programs: addresses with their parameters, and shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

Schema = Mapping[str, Any]
PLACES = {"q": 0, "key": 0, "limit": 2}
"""Which parameters stand before the others, and which after them."""


@dataclass(frozen=True)
class Kind:
    """What kind of value: in words, or by the name of a shape."""

    words: str
    shape: str = ""


@dataclass(frozen=True)
class Value:
    """A value of a shape; ``meaning`` may be empty where the name says it."""

    name: str
    meaning: str
    kind: Kind


@dataclass(frozen=True)
class Shape:
    """What an answer, or a part of one, looks like."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Parameter:
    """A parameter of an address; ``input`` is the type of the field to try it with, ``choices`` all that it may be."""

    name: str
    meaning: str
    kind: Kind
    input: str
    default: str
    choices: tuple[str, ...]
    least: str
    most: str


@dataclass(frozen=True)
class Operation:
    """An address: what it gives, and by which parameters. ``shape`` is what one answer, or one line, looks like."""

    name: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    media_type: str
    shape: str

    @property
    def call(self) -> str:
        """The method with the path."""
        return f"GET {self.path}"

    @property
    def can_be_tried(self) -> bool:
        """Whether the address is whole without a key."""
        return "{" not in self.path


def operations(document: Mapping[str, Any]) -> list[Operation]:
    """The addresses of a document (``search.api.interface.document``) in the active language."""
    schemas = document["components"]["schemas"]
    return [_operation(path, methods["get"], schemas) for path, methods in document["paths"].items()]


def shapes(document: Mapping[str, Any]) -> list[Shape]:
    """The shapes of the answers of a document, in the active language; those that hold others before these."""
    found: dict[str, Shape] = {}
    for operation in operations(document):
        _collect(operation.shape, document["components"]["schemas"], found)
    return list(found.values())


def _collect(name: str, schemas: Mapping[str, Any], found: dict[str, Shape]) -> None:
    if not name or name in found:
        return
    properties = schemas[name]["properties"]
    found[name] = Shape(name, tuple(Value(key, _words(one), kind_of(one)) for key, one in properties.items()))
    for value in found[name].values:
        _collect(value.kind.shape, schemas, found)


def _operation(path: str, told: Mapping[str, Any], schemas: Mapping[str, Schema]) -> Operation:
    answer = told["responses"].get(200) or told["responses"]["200"]
    (media_type, content), *_others = answer["content"].items()
    parameters = [one for one in told["parameters"] if one["name"] != "cursor"]
    parameters.sort(key=lambda one: PLACES.get(one["name"], 1))
    return Operation(
        name=told["operationId"],
        path=path,
        summary=_(told["summary"]),
        description=_words(told),
        parameters=tuple(_parameter(one, schemas) for one in parameters),
        media_type=media_type,
        shape=_name(content["schema"]),
    )


def _words(told: Schema) -> str:
    words = told.get("description", "")
    return _(words) if words else ""


def _parameter(told: Mapping[str, Any], schemas: Mapping[str, Schema]) -> Parameter:
    schema = _simple(told["schema"])
    inner = _simple(schema.get("items", schema))
    inner = schemas.get(_name(inner), inner)
    default = schema.get("default")
    return Parameter(
        name=told["name"],
        meaning=_words(told),
        kind=kind_of(inner),
        input={"date": "date", "integer": "number"}.get(inner.get("format") or inner.get("type", ""), "text"),
        default=str(default) if default not in (None, []) else "",
        choices=tuple(inner.get("enum", ())),
        least=str(inner.get("minimum", "")),
        most=str(inner.get("maximum", "")),
    )


def kind_of(told: Schema) -> Kind:
    """The kind of value that a JSON schema is for; of what may be null, the kind otherwise."""
    schema = _simple(told)
    if name := _name(schema):
        return Kind(name, name)
    if schema.get("type") == "array":
        inner = kind_of(schema["items"]) if "items" in schema else Kind(_("number"))
        return Kind(_("list of: %(what)s") % {"what": inner.words}, inner.shape)
    words = {
        "uuid": _("key"),
        "date": _("day"),
        "date-time": _("moment"),
        "time": _("time of day"),
        "integer": _("number"),
        "boolean": _("yes or no"),
    }
    return Kind(words.get(schema.get("format", "")) or words.get(schema.get("type", "")) or _("text"))


def _simple(schema: Schema) -> Schema:
    """A schema without its null, and without what only wraps it."""
    for one in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
        if one.get("type") != "null":
            return {**schema, **one}
    return schema


def _name(schema: Schema) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]
