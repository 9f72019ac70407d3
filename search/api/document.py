"""The documentation for programs: OpenAPI 3.1, made from the code, with what the library leaves out."""

import json
import re
from typing import Any

from django.conf import settings
from ninja import NinjaAPI

NAMED = re.compile(r'"#/components/schemas/(\w+)"')
PROBLEMS = (400, 404, 429, 503)
PROBLEM = {
    "description": "Problem details (RFC 9457)",
    "content": {
        "application/problem+json": {
            "schema": {
                "type": "object",
                "required": ["type", "title", "status"],
                "properties": {
                    "type": {"type": "string"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "detail": {"type": "string"},
                    "errors": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {"name": {"type": "string"}, "detail": {"type": "string"}},
                        },
                    },
                },
            }
        }
    },
}


def documented(api: NinjaAPI, server: str) -> dict[str, Any]:
    """An interface at a server: every operation with the problems that it may tell, no schema that nothing names."""
    made: dict[str, Any] = dict(api.get_openapi_schema())
    made["info"] |= {"license": {"name": settings.OPEN_DATA_LICENCE, "url": settings.OPEN_DATA_LICENCE_ADDRESS}}
    made["servers"] = [{"url": server.rstrip("/")}]
    made["components"] = {"schemas": _mentioned(made), "responses": {"Problem": PROBLEM}}
    for path in made["paths"].values():
        for operation in path.values():
            operation["responses"] |= {code: {"$ref": "#/components/responses/Problem"} for code in PROBLEMS}
    return made


def _mentioned(made: dict[str, Any]) -> dict[str, Any]:
    """The schemas that the answers and parameters name, and those that these name."""
    schemas, found = made["components"]["schemas"], {}
    waiting = NAMED.findall(json.dumps(made["paths"]))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = schemas[name]
            waiting += NAMED.findall(json.dumps(schemas[name]))
    return {name: schemas[name] for name in schemas if name in found}
