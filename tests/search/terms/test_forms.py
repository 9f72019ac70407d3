"""What the desk writes is refused only where somebody else changed it meanwhile, and is the desk's afterwards."""

import pytest

from search.models import Pin, Term
from search.terms.forms import PinForm, TermForm


def typed(form, **changes):
    return {name: value for name, value in (form.initial | {"is_used": "on"} | changes).items() if value is not None}


@pytest.fixture
def official(db):
    return Term.objects.create(fi="hissi", sv="hiss", source="official", origin="official:hissi/hiss")


def saved(term, user, **changes):
    opened = TermForm(instance=Term.objects.get(pk=term.pk), for_user=user)
    return TermForm(
        typed(opened, opened_at=opened.fields["opened_at"].initial, **changes),
        instance=Term.objects.get(pk=term.pk), for_user=user,
    )  # fmt: skip


def test_what_an_editor_changes_is_hers_and_what_she_leaves_is_not(official, user_with):
    user = user_with("site-manager")
    unchanged = saved(official, user)
    assert unchanged.is_valid(), unchanged.errors
    assert unchanged.save().source == "official"
    assert saved(official, user, sv_also="lift").save().source == "editor"


def test_what_somebody_changed_meanwhile_is_told_and_the_next_press_takes_what_was_typed(official, user_with):
    user = user_with("site-manager")
    form = saved(official, user, sv="lift")
    Term.objects.get(pk=official.pk).save()
    assert not form.is_valid()
    assert form["sv"].value() == "lift"
    again = TermForm(form.data, instance=Term.objects.get(pk=official.pk), for_user=user)
    assert again.is_valid(), again.errors


def test_a_choice_is_made_in_the_languages_of_the_person(minimal_site, user_with):
    form = PinForm(for_user=user_with("reviewer-sv"))
    assert [code for code, _name in form.fields["language"].choices] == ["sv"]
    data = {"language": "fi", "questions": "avustus", "page": minimal_site.fi.pk, "order": 1}
    refused = PinForm(data, for_user=user_with("reviewer-sv"))
    assert "language" in refused.errors
    assert PinForm(data, for_user=user_with("reviewer-fi")).is_valid()
    assert not Pin.objects.exists()
