"""Persons named in public records, so that one erasure reaches every place that names them."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Person(models.Model):
    """Somebody who represents an association or attends meetings; ``hidden`` hides the name everywhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=200)
    hidden = models.BooleanField(
        _("hidden"), default=False, help_text=_("The name is shown nowhere on the public site.")
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
