"""The text of files, kept beside them so that each is read once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentText(models.Model):
    """What was read of a document, page by page, and what came in the way.

    Derived: it may be deleted at any time and is read anew. ``file_hash`` is that of the file that was read, ``pages``
    are texts in their order (empty where a page has none); they are pages of the file where ``has_pages`` says so, else
    pieces of it. ``is_cut`` says that the file has more than was read.
    """

    class State(models.TextChoices):
        """What became of reading the file."""

        READ = "read", _("read")
        NO_TEXT = "no_text", _("pictures of pages, no text")
        ENCRYPTED = "encrypted", _("protected by a password")
        BROKEN = "broken", _("broken")
        TOO_LARGE = "too_large", _("too large")
        TOO_SLOW = "too_slow", _("took too long")
        MISSING = "missing", _("the file is missing")
        UNKNOWN = "unknown", _("not a kind of file that is read")

    document = models.OneToOneField("cms.SiteDocument", on_delete=models.CASCADE, related_name="+")
    file_hash = models.CharField(max_length=80)
    reader = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State)
    language = models.CharField(max_length=2, blank=True)
    pages = models.JSONField(default=list)
    has_pages = models.BooleanField(default=True)
    is_cut = models.BooleanField(default=False)
    read_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")
        indexes = [models.Index(fields=["state"], name="document_text_by_state")]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.get_state_display()}"
