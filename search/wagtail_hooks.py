"""Registrations of the search in Wagtail's admin: one line each, calling named functions."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from search import signal_handlers
from search.alerts import admin as alerts_admin
from search.health import admin as health_admin
from search.health import desk as health_desk
from search.models import Pin
from search.questions import admin as questions_admin
from search.terms import admin as terms_admin
from search.terms import files as terms_files
from search.terms.permissions import PinPolicy

register_permission_policy(Pin, PinPolicy(Pin))
hooks.register("register_admin_viewset", terms_admin.viewsets)
hooks.register("register_admin_urls", questions_admin.admin_urls)
hooks.register("register_reports_menu_item", questions_admin.menu_item)
hooks.register("register_log_actions", questions_admin.register_log_actions)
hooks.register("register_admin_urls", health_admin.admin_urls)
hooks.register("register_reports_menu_item", health_admin.menu_item)
hooks.register("register_log_actions", health_admin.register_log_actions)
hooks.register("construct_homepage_panels", health_admin.add_line)
hooks.register("before_edit_page", health_desk.warn_of_files_without_text)
hooks.register("register_admin_urls", terms_files.admin_urls)
hooks.register("register_admin_urls", alerts_admin.admin_urls)
hooks.register("register_reports_menu_item", alerts_admin.menu_item)
hooks.register("register_log_actions", alerts_admin.register_log_actions)
hooks.register("after_bulk_action", signal_handlers.on_bulk_action)
