"""A model says of each field once whether it is translated or shared; wagtail-localize hears it in its own words."""

from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.translations.fields import DeclaresTranslation, declared


class Base(DeclaresTranslation):
    translated_fields = ("title", "lead")
    shared_fields = ("date",)


class Child(Base):
    translated_fields = ("body", "title")
    shared_fields = ("place",)


def test_names_are_those_of_the_bases_first_and_each_once():
    assert list(declared(Child, "translated_fields")) == ["title", "lead", "body"]
    assert list(declared(Child, "shared_fields")) == ["date", "place"]


def test_translated_fields_are_segments_and_shared_ones_cannot_be_overridden():
    fields = {field.field_name: field for field in Child.translatable_fields}
    assert {name for name, field in fields.items() if isinstance(field, TranslatableField)} == {"title", "lead", "body"}
    shared = [field for field in fields.values() if isinstance(field, SynchronizedField)]
    assert [field.field_name for field in shared] == ["date", "place"]
    assert not any(field.overridable for field in shared)
