"""The version of what readers can see: the one row that every process asks before it serves a kept page."""

from django.db import models


class ReaderVersion(models.Model):
    """A single row with the key 1. ``token`` is new after every change; ``previous`` is the one before it; empty after
    a change that took something away.

    ``moved_at`` is when it changed, in seconds since 1970. Only ``cms.reader_cache.version`` reads and writes it.
    """

    ONLY = 1

    token = models.CharField(max_length=32)
    previous = models.CharField(max_length=32, blank=True)
    moved_at = models.FloatField()

    class Meta:
        verbose_name = "reader version"
        verbose_name_plural = "reader versions"

    def __str__(self) -> str:
        return self.token
