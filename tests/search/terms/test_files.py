"""The termbase as a file: brought by those who may, all or nothing, and taken along."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from search.models import Term
from search.terms.table import MOST_BYTES, rows_of


def file(text):
    return {"table": SimpleUploadedFile("terms.csv", text if isinstance(text, bytes) else text.encode())}


def test_a_file_that_was_taken_along_can_be_brought(client, user_with):
    client.force_login(user_with("reviewer-fi"))
    Term.objects.create(fi="avustus", fi_also="tuki\napu", sv="understöd")
    taken = client.get(reverse("terms_export"))
    assert taken["Content-Disposition"].startswith("attachment")
    assert len(rows_of(taken.content)) == 1
    Term.objects.all().delete()
    assert client.post(reverse("terms_import"), file(taken.content)).url == reverse("terms:index")
    assert Term.objects.get().words("fi") == ["avustus", "tuki", "apu"]


@pytest.mark.parametrize(
    "text", ["", "a,b\n", "fi,sv\n…,b\nx,y\n", b"\x00\x01", b"x" * (MOST_BYTES + 1), "fi,sv\n" + "…,b\n" * 100]
)
def test_what_cannot_be_taken_is_told_and_nothing_is(client, user_with, text):
    client.force_login(user_with("site-manager"))
    answer = client.post(reverse("terms_import"), file(text))
    assert answer.status_code == 422
    assert answer.content.decode().count("<li>") <= 40
    assert not Term.objects.exists()


def test_no_file_is_told_too(client, user_with):
    client.force_login(user_with("site-manager"))
    assert client.post(reverse("terms_import")).status_code == 422


@pytest.mark.parametrize("name", ["terms_import", "terms_export"])
@pytest.mark.parametrize("role", ["author-fi", "event-moderator"])
def test_nobody_else_brings_or_takes_one(client, user_with, name, role):
    client.force_login(user_with(role))
    assert client.get(reverse(name)).status_code != 200
