"""The page about the open data, for people."""

from typing import Any

from django.conf import settings
from django.views.generic import TemplateView

from search.api.interface import document
from search.api.limits import WINDOW
from search.api.reference import operations, shapes

BASE = "/api/v1/"


class OpenDataView(TemplateView):
    """What programs may ask of the site, in the language of the address; the same for every reader."""

    template_name = "search/open_data.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds addresses, shapes, licence and pace."""
        told = document(self.request.build_absolute_uri("/"))
        return super().get_context_data(
            **kwargs,
            operations=operations(told),
            shapes=shapes(told),
            licence=told["info"]["license"],
            address=self.request.build_absolute_uri(BASE),
            requests=settings.API_REQUESTS_PER_MINUTE,
            seconds=WINDOW,
        )
