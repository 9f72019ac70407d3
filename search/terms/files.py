"""The desk's two screens for the termbase as a file: taking it along, and bringing one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.models import Term
from search.terms.importing import Imported, import_terms
from search.terms.permissions import may_edit_terms
from search.terms.table import COLUMNS, MOST_BYTES, Refused, table_of, too_large

MOST_PROBLEMS = 20
"""Sentences that are shown at once: whoever has mended so many tries again."""


class FileForm(forms.Form):
    """A table to be taken."""

    table = forms.FileField(label=gettext_lazy("File (CSV)"))

    def clean_table(self) -> Any:
        """The file. Raises ValidationError where it is too large to be read."""
        file = self.cleaned_data["table"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(too_large())
        return file


def admin_urls() -> list[URLPattern]:
    """The screens of this module."""
    return [
        path("terms/import/", bring, name="terms_import"),
        path("terms/export/", take_along, name="terms_export"),
    ]


def bring(request: HttpRequest) -> HttpResponse:
    """Takes a table of terms over, or says line by line what cannot be taken."""
    if not may_edit_terms(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _shown(request, FileForm())
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, form)
    try:
        done = import_terms(data=form.cleaned_data["table"].read(), user=request.user)
    except Refused as refused:
        return _shown(request, form, refused.problems)
    messages.success(request, _told(done))
    return redirect("terms:index")


def _shown(request: HttpRequest, form: FileForm, problems: tuple[str, ...] = ()) -> HttpResponse:
    more = max(len(problems) - MOST_PROBLEMS, 0)
    context = {"form": form, "problems": problems[:MOST_PROBLEMS], "more": more, "columns": COLUMNS}
    return render(request, "search/admin/terms_import.html", context, status=422 if form.is_bound else 200)


def _told(done: Imported) -> str:
    numbers = {"added": done.added, "changed": done.changed, "unchanged": done.unchanged}
    return _("Terms added: %(added)s. Changed: %(changed)s. As they were: %(unchanged)s.") % numbers


def take_along(request: HttpRequest) -> HttpResponse:
    """Every term as CSV in UTF-8, marked as such for spreadsheets."""
    if not may_edit_terms(request.user):
        raise PermissionDenied
    text = table_of(Term.objects.values(*COLUMNS))
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="foorumi-terms.csv"'
    return response
