"""The addresses of the search, below its own in each language."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from search import views
from search.alerts import views as alerts

urlpatterns = [
    path("", views.SearchView.as_view(), name="search"),
    path("atom.xml", views.feed, name="search_feed"),
    path("results.csv", views.as_table, name="search_table"),
    path("results.json", views.as_data, name="search_data"),
    path("suggestions.json", views.suggest, name="search_suggestions"),
    path(_("files/<uuid:key>/"), views.FileTextView.as_view(), name="search_file_text"),
    path(_("quality/"), views.QualityView.as_view(), name="search_quality"),
    path(_("alerts/"), alerts.order, name="search_alert_order"),
    path(_("alerts/ordered/"), alerts.ordered, name="search_alert_ordered"),
    path(_("alerts/confirm/<str:proof>/"), alerts.confirm, name="search_alert_confirm"),
    path(_("alerts/<uuid:key>/"), alerts.alert, name="search_alert"),
    path(_("alerts/<uuid:key>/stop/"), alerts.stop, name="search_alert_stop"),
]
