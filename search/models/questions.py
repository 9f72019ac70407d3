"""What the search was asked, as numbers: nothing here says who asked, from where, or at which hour of which day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

FEWEST = 5
"""How often a text must have been asked in one month before anybody is shown it: once may be somebody's name."""
LONGEST = 100


class AskedQuestionQuerySet(models.QuerySet["AskedQuestion"]):
    """Which questions."""

    def shown(self) -> AskedQuestionQuerySet:
        """Those that people of the desk may see; the others are seen by nobody."""
        return self.filter(times__gte=FEWEST)


class AskedQuestion(models.Model):
    """How often a text was asked on the pages of a language in a month, and how often without any result.

    ``month`` is the first day of it, ``last_total`` how much was found the last time. The text is normal
    (``search.questions.texts.kept``). Rows with fewer than ``FEWEST`` go when their month is 30 days over, the others
    after two years.
    """

    month = models.DateField()
    language = models.CharField(max_length=2)
    text = models.CharField(max_length=LONGEST)
    times = models.PositiveIntegerField()
    times_without = models.PositiveIntegerField()
    last_total = models.PositiveIntegerField()

    objects = AskedQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("search that was made")
        verbose_name_plural = _("searches that were made")
        indexes = [models.Index(fields=["month", "times"], name="asked_question_by_month")]
        constraints = [
            models.UniqueConstraint(fields=["language", "text", "month"], name="asked_question_once_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.language}, {self.month:%Y-%m})"


class DismissedQuestion(models.Model):
    """A question without results that needs no term, as somebody of the desk decided; who did stands in the log."""

    language = models.CharField(max_length=2)
    text = models.CharField(max_length=LONGEST)

    class Meta:
        verbose_name = _("search that needs no term")
        verbose_name_plural = _("searches that need no term")
        constraints = [models.UniqueConstraint(fields=["language", "text"], name="dismissed_question_once")]

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"
