"""The addresses of the site: the composition root, which may name every layer."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms import views
from cms.feeds import feed
from cms.page_chooser import choose_page
from events.views import calendar
from pages.feedback import urls as feedback_urls
from pages.views import captions
from search import urls as search_urls
from search.api.interface import api
from search.api.views import OpenDataView

handler400 = views.bad_request
handler404 = views.page_not_found
handler500 = views.server_error

urlpatterns = [
    path("", views.choose_language, name="choose_language"),
    path("admin/choose-page/", choose_page),
    path("admin/choose-page/<int:parent_page_id>/", choose_page),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>.+)$", views.serve_media, name="media"),
    re_path(r"^captions/(?P<recording_id>[0-9]{1,9})\.(?P<language>fi|sv)\.vtt$", captions, name="captions"),
    path("api/v1/", api.urls),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
urlpatterns += i18n_patterns(
    path("search/", RedirectView.as_view(pattern_name="search", permanent=True, query_string=True)),
    path(_("search/"), include(search_urls)),
    path(_("open-data/"), OpenDataView.as_view(), name="open_data_page"),
    path(_("feedback/"), include(feedback_urls)),
    path("<path:section>/atom.xml", feed, name="feed"),
    path("<path:section>/calendar.ics", calendar, name="calendar"),
    path("", include(wagtail_urls)),
)
