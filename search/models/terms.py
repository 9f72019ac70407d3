"""The termbase: what means the same in Finnish and Swedish; and the pages that the desk puts first."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.translations.heirs import OtherVersionOr
from search.terms.words import LONGEST, check, lines, same

LANGUAGES = (("fi", _("Finnish")), ("sv", _("Swedish")))


class Term(models.Model):
    """One thing and its names: a preferred one in each language, and others that people ask by, one a line.

    ``origin`` names what a row was derived from (a page by its translation key, a line of the official list) and is
    empty for what people wrote. A row that somebody changed is an editor's: nothing derives it again.
    """

    class Source(models.TextChoices):
        """Where the names come from."""

        EDITOR = "editor", _("the desk")
        PROPOSAL = "proposal", _("a search without results")
        SITE = "site", _("names on this site")
        OFFICIAL = "official", _("the official word list")

    fi = models.CharField(_("in Finnish"), max_length=LONGEST, blank=True)
    fi_also = models.TextField(
        _("also in Finnish"), blank=True, help_text=_("Other words for the same thing, one on each line.")
    )
    sv = models.CharField(_("in Swedish"), max_length=LONGEST, blank=True)
    sv_also = models.TextField(
        _("also in Swedish"), blank=True, help_text=_("Other words for the same thing, one on each line.")
    )
    is_used = models.BooleanField(
        _("in use"), default=True, help_text=_("A search for one of the words also finds the others.")
    )
    source = models.CharField(_("source"), max_length=10, choices=Source, default=Source.EDITOR, editable=False)
    origin = models.CharField(max_length=250, blank=True, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ("fi", "sv", "pk")
        constraints = [
            models.UniqueConstraint(fields=["fi", "sv"], name="term_pair"),
            models.UniqueConstraint(fields=["origin"], condition=~Q(origin=""), name="term_origin"),
            models.CheckConstraint(condition=~Q(fi="", sv=""), name="term_has_a_word"),
        ]

    def __str__(self) -> str:
        return " / ".join(filter(None, (self.fi, self.sv)))

    def words(self, language: str) -> list[str]:
        """The names in a language, the preferred one first."""
        return lines("\n".join([getattr(self, language), getattr(self, f"{language}_also")]))

    def clean(self) -> None:
        """Tidies the words; raises ValidationError where they say nothing, cannot be looked for, or are known."""
        self.tidy()
        if Term.objects.filter(fi__iexact=self.fi, sv__iexact=self.sv).exclude(pk=self.pk).exists():
            raise ValidationError(_("There is a term “%(term)s” already.") % {"term": self})

    def tidy(self) -> None:
        """The words one a line, none twice; raises ValidationError where they say nothing or cannot be looked for."""
        problems: dict[str, Any] = {}
        for language, _name in LANGUAGES:
            words = self.words(language)
            try:
                check(words)
            except ValidationError as problem:
                problems[f"{language}_also" if words[1:] else language] = problem
            # Whoever names none the preferred one means the first.
            preferred, *others = words or [""]
            setattr(self, language, preferred[:LONGEST])
            setattr(self, f"{language}_also", "\n".join(others))
        if problems:
            raise ValidationError(problems)
        if len({(language, same(one)) for language, _name in LANGUAGES for one in self.words(language)}) < 2:
            raise ValidationError(_("A term needs two words at least: one in each language, or two in one."))


class TermEntry(models.Model):
    """A name of a term, to be found by what a question asks; derived, written with the term.

    ``forms`` are those of each of its words (``search.terms.words.Forms``), ``form`` is one of its first word; of
    several rows for one name one ``is_first``.
    """

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="entries")
    language = models.CharField(max_length=2)
    form = models.CharField(max_length=2 * LONGEST)
    is_first = models.BooleanField()
    forms = models.JSONField()

    class Meta:
        verbose_name = "entry of a term"
        verbose_name_plural = "entries of terms"
        indexes = [models.Index(fields=["form", "term"], name="term_entry_by_form")]

    def __str__(self) -> str:
        return f"{self.form} ({self.language})"


class Pin(models.Model):
    """A page that stands first where somebody asks just this, in one of the ways that are listed, one a line.

    ``page`` is any version of it: a reader gets the best one in her language.
    """

    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    questions = models.TextField(
        _("searches"), help_text=_("One on each line, such as “grant”. Inflected forms of the words count too.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=OtherVersionOr(models.CASCADE),
        related_name="search_pins",
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=1, help_text=_("The smallest number stands first. Three pages are shown at most.")
    )
    last_day = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty: until further notice."))
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("editors' choice")
        verbose_name_plural = _("editors' choices")
        ordering = ("language", "questions", "order", "pk")

    def __str__(self) -> str:
        return f"{next(iter(lines(self.questions)), '')} ({self.language})"

    def clean(self) -> None:
        """Tidies the questions; raises ValidationError where one cannot be looked for."""
        words = lines(self.questions)
        try:
            check(words)
        except ValidationError as problem:
            raise ValidationError({"questions": problem}) from problem
        if not words:
            raise ValidationError({"questions": _("Write one search at least.")})
        self.questions = "\n".join(words)


class PinEntry(models.Model):
    """A question of a pin, to be found by what is asked; derived, written with the pin. See ``TermEntry``."""

    pin = models.ForeignKey(Pin, on_delete=models.CASCADE, related_name="entries")
    form = models.CharField(max_length=2 * LONGEST)
    forms = models.JSONField()

    class Meta:
        verbose_name = "entry of an editors' choice"
        verbose_name_plural = "entries of editors' choices"
        indexes = [models.Index(fields=["form"], name="pin_entry_by_form")]

    def __str__(self) -> str:
        return self.form
