"""What was public and is public no more: told to those who keep copies, so that they delete theirs."""

from django.db import models


class RemovedPassage(models.Model):
    """The identity of a passage that was taken away, without a word of it; gone when the passage comes back.

    ``page_key`` is the translation key of its page, ``version`` that of the removal (see ``SearchState``).
    """

    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=16)
    language = models.CharField(max_length=2)
    page_key = models.UUIDField()
    version = models.BigIntegerField()
    removed_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "removed passage"
        verbose_name_plural = "removed passages"
        indexes = [models.Index(fields=["version", "id"], name="removed_passage_by_version")]

    def __str__(self) -> str:
        return f"{self.key}, version {self.version}"
