"""System checks: what every page type, row and block promises, so that a forgotten declaration stops the start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core import checks
from django.core.checks import CheckMessage, Error
from django.db.models import ForeignKey, Model
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page, TranslatableMixin
from wagtail.search import index

from cms.blocks import SharedCharBlock, TranslatedCharBlock, TranslatedRichTextBlock, TranslatedTextBlock
from cms.models import BasePage, TranslatableRow
from cms.translations.fields import DeclaresTranslation, declared

TEXT_BLOCKS = (TranslatedCharBlock, TranslatedTextBlock, TranslatedRichTextBlock, SharedCharBlock)
WORDLESS_BLOCKS = (
    blocks.BooleanBlock,
    blocks.ChoiceBlock,
    blocks.ChooserBlock,
    blocks.DateBlock,
    blocks.DateTimeBlock,
    blocks.DecimalBlock,
    blocks.EmailBlock,
    blocks.FloatBlock,
    blocks.IntegerBlock,
    blocks.MultipleChoiceBlock,
    blocks.StaticBlock,
    blocks.TimeBlock,
    blocks.URLBlock,
    ImageBlock,
)
LISTED_IN_SEARCH = ("title", "summary")


def register() -> None:
    """Registers every check of this module with Django, once."""
    for check in (check_page_types, check_translation_declarations, check_rows):
        checks.register(check, checks.Tags.models)


def check_page_types(**kwargs: Any) -> list[CheckMessage]:
    """Every page type declares its parents and its search fields and has its template (E001, E006, E009)."""
    return [
        error
        for model in page_types()
        for check in (undeclared_parents, missing_template, unsearchable_fields)
        for error in check(model)
    ]


def check_translation_declarations(**kwargs: Any) -> list[CheckMessage]:
    """Every editable field and child of a page or row is translated or shared, and only one of them (E002 to E005)."""
    return [
        error
        for model in declaring_models()
        for check in (field_declarations, undeclared_children, undecided_blocks)
        for error in check(model)
    ]


def check_rows(**kwargs: Any) -> list[CheckMessage]:
    """Rows have no rows of their own and nothing refers to them by foreign key (E007, E008)."""
    nested = [error for model in declaring_models() if not issubclass(model, Page) for error in nested_rows(model)]
    return nested + [error for model in apps.get_models() for error in references_to_rows(model)]


def page_types() -> Iterator[type[Any]]:
    """Every page type of the site."""
    return (model for model in apps.get_models() if issubclass(model, BasePage))


def declaring_models() -> Iterator[type[Any]]:
    """Every page type and every row."""
    return (model for model in apps.get_models() if issubclass(model, DeclaresTranslation))


def undeclared_parents(model: type[Any]) -> Iterator[CheckMessage]:
    """E001 where neither the page type nor a base of it below BasePage says under what it may stand."""
    own = model.__mro__[: model.__mro__.index(BasePage)] if BasePage in model.__mro__ else model.__mro__
    if not any("parent_page_types" in vars(base) for base in own):
        yield Error("The page type does not declare parent_page_types.", obj=model, id="cms.E001")


def field_declarations(model: type[Any]) -> Iterator[CheckMessage]:
    """E002 for a field in neither tuple, E003 for one in both, E004 for a name that is no field."""
    translated, shared = set(declared(model, "translated_fields")), set(declared(model, "shared_fields"))
    needed = set(_editable_names(model))
    for name in sorted(needed - translated - shared):
        yield Error(f"{name} is neither translated nor shared.", obj=model, id="cms.E002")
    for name in sorted(translated & shared):
        yield Error(f"{name} is both translated and shared.", obj=model, id="cms.E003")
    known = {field.name for field in model._meta.get_fields()}
    for name in sorted((translated | shared) - needed - known):
        yield Error(f"{name} is declared, but is no field.", obj=model, id="cms.E004")


def undeclared_children(model: type[Any]) -> Iterator[CheckMessage]:
    """E010 for a child model that says nothing about its own fields."""
    for relation in _child_relations(model):
        if not issubclass(relation.related_model, DeclaresTranslation):
            yield Error(f"{relation.name} does not declare its translation.", obj=model, id="cms.E010")


def undecided_blocks(model: type[Any]) -> Iterator[CheckMessage]:
    """E005 for a block with words that is neither one of the translated nor the shared blocks."""
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            for path in _undecided(field.stream_block, field.name):
                yield Error(f"{path} is neither a translated nor a shared block.", obj=model, id="cms.E005")


def missing_template(model: type[Any]) -> Iterator[CheckMessage]:
    """E006 where the template of the page type does not exist or is no template."""
    try:
        get_template(model.template)
    except TemplateDoesNotExist:
        yield Error(f"The template {model.template} does not exist.", obj=model, id="cms.E006")
    except TemplateSyntaxError as problem:
        yield Error(f"The template {model.template} is broken: {problem}", obj=model, id="cms.E006")


def nested_rows(model: type[Any]) -> Iterator[CheckMessage]:
    """E007 where a row has children: a second level crashes the first translation."""
    for relation in _child_relations(model):
        yield Error(f"A row may have no rows of its own: {relation.name}.", obj=model, id="cms.E007")


def references_to_rows(model: type[Model]) -> Iterator[CheckMessage]:
    """E008 for a foreign key to a translatable row: translation would write into the other page."""
    for field in model._meta.local_fields:
        target = field.related_model
        if isinstance(field, ForeignKey) and isinstance(target, type) and issubclass(target, TranslatableRow):
            message = f"{field.name} refers to a row; refer to the page and the row's translation_key."
            yield Error(message, obj=model, id="cms.E008")


def unsearchable_fields(model: type[Any]) -> Iterator[CheckMessage]:
    """E009 where the title or the summary is not searched."""
    searched = {field.field_name for field in model.search_fields if isinstance(field, index.SearchField)}
    for name in LISTED_IN_SEARCH:
        if name not in searched:
            yield Error(f"search_fields lacks {name}.", obj=model, id="cms.E009")


def _editable_names(model: type[Any]) -> Iterator[str]:
    """The fields that an editor fills in, without Wagtail's own: those of Page have no text of ours."""
    foreign = {field.name for base in (Page, TranslatableMixin) for field in base._meta.get_fields()}
    for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
        own = field.name not in foreign and not field.primary_key
        if own and field.editable and not isinstance(field, ParentalKey):
            yield field.name
    for relation in _child_relations(model):
        yield relation.name


def _child_relations(model: type[Any]) -> list[Any]:
    of_every_page = {relation.name for relation in get_all_child_relations(Page)}
    return [relation for relation in get_all_child_relations(model) if relation.name not in of_every_page]


def _undecided(block: Any, path: str) -> Iterator[str]:
    if isinstance(block, (*TEXT_BLOCKS, *WORDLESS_BLOCKS)):
        return
    if isinstance(block, blocks.ListBlock):
        yield from _undecided(block.child_block, f"{path}.{block.child_block.name or 'item'}")
    elif isinstance(block, blocks.BaseStreamBlock | blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _undecided(child, f"{path}.{name}")
    else:
        yield path
