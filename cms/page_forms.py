"""The form of every page; the models name it, so it stands apart from the forms of the library."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.translations.addresses import page_in_the_way


class PageForm(WagtailAdminPageForm):
    """The form of a page: its address is free in the other language's tree too, where it stands while untranslated."""

    def clean(self) -> dict[str, Any]:
        """The data; raises ValidationError at the slug where a page of the other language has that address."""
        data: dict[str, Any] = super().clean()
        slug, parent = data.get("slug"), self.parent_page
        other = page_in_the_way(slug, parent, self.instance.translation_key) if slug and parent else None
        if other is not None:
            message = _("A page in the other language has this address already: %(title)s.")
            self.add_error("slug", message % {"title": other.title})
        return data
