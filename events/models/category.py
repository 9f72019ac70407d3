"""What events are about."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.Model):
    """A subject of events, with its concept in the General Finnish Ontology (YSO)."""

    name_fi = models.CharField(_("name in Finnish"), max_length=80, unique=True)
    name_sv = models.CharField(_("name in Swedish"), max_length=80, unique=True)
    yso_id = models.CharField(
        _("YSO identifier"), max_length=20, unique=True, validators=[RegexValidator(r"^yso:p\d+$")],
        help_text=_("As yso:p1234."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ("name_fi",)

    def __str__(self) -> str:
        return f"{self.name_fi} / {self.name_sv}"

    def name_in(self, language: str) -> str:
        """The name in ``language``."""
        return self.name_sv if language == "sv" else self.name_fi
