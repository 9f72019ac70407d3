"""The page form of the admin as a browser sees it: read, changed, sent back."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField


class FormReader(HTMLParser):
    """The fields of the first form that has a title, with the values that a browser would send back."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._area = ""
        self._select = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        name = found.get("name", "")
        if tag == "input" and name and found.get("type") not in ("submit", "button", "file"):
            if found.get("type") not in ("checkbox", "radio") or "checked" in found:
                self.fields[name] = found.get("value", "")
        elif tag == "textarea" and name:
            self._area, self.fields[name] = name, ""
        elif tag == "select":
            self._select = name
            self.fields.setdefault(name, "")
        elif tag == "option" and self._select and "selected" in found:
            self.fields[self._select] = found.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        self._area = "" if tag == "textarea" else self._area
        self._select = "" if tag == "select" else self._select

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data.removeprefix("\n") if not self.fields[self._area] else data


class Editor:
    """A person at the page form: reads it, changes fields, saves the draft."""

    def __init__(self, client: Client, page: Any) -> None:
        self.client = client
        self.page = page
        self.address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    def open(self) -> dict[str, str]:
        """What a browser would send back unchanged; stream fields are emptied, as their forms are made by script."""
        response = self.client.get(self.address)
        assert response.status_code == 200
        reader = FormReader()
        reader.feed(response.content.decode())
        fields = {name: value for name, value in reader.fields.items() if "__prefix__" not in name}
        for prefix, model in (("", type(self.page)), *self._rows(fields)):
            for field in model._meta.get_fields():
                if isinstance(field, StreamField):
                    fields[f"{prefix}{field.name}-count"] = "0"
        fields.pop("action-publish", None)
        return fields

    def save(self, fields: dict[str, str]) -> Any:
        """Saves the draft and gives the newest revision as a page."""
        response = self.client.post(self.address, fields)
        assert response.status_code == 302, getattr(response, "context", None) and response.context["form"].errors
        self.page.refresh_from_db()
        return self.page.get_latest_revision_as_object()

    def add_row(self, relation: str, fields: dict[str, str], **values: str) -> dict[str, str]:
        """Fields with one more row, as the browser clones it from the empty form."""
        number = int(fields[f"{relation}-TOTAL_FORMS"])
        model = getattr(type(self.page), relation).rel.related_model
        added = {f"{relation}-{number}-{name}": value for name, value in values.items()}
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                added[f"{relation}-{number}-{field.name}-count"] = "0"
        extra = {f"{relation}-{number}-{name}": "" for name in ("id", "translation_key", "DELETE", "uid")}
        order = {f"{relation}-{number}-ORDER": str(number + 1), f"{relation}-TOTAL_FORMS": str(number + 1)}
        return {**fields, **extra, **added, **order}

    def _rows(self, fields: dict[str, str]) -> list[tuple[str, Any]]:
        return [
            (f"{relation.name}-{number}-", relation.related_model)
            for relation in get_all_child_relations(type(self.page))
            for number in range(int(fields.get(f"{relation.name}-TOTAL_FORMS", "0")))
        ]
