"""The addresses of the search, below its own in each language."""

from django.urls import path

from search import views

urlpatterns = [
    path("", views.SearchView.as_view(), name="search"),
    path("atom.xml", views.feed, name="search_feed"),
    path("results.csv", views.as_table, name="search_table"),
    path("results.json", views.as_data, name="search_data"),
    path("suggestions.json", views.suggest, name="search_suggestions"),
]
