"""Registrations of the search in Wagtail's admin: one line each, calling named functions."""

from wagtail import hooks

from search.alerts import admin as alerts_admin

hooks.register("register_admin_urls", alerts_admin.admin_urls)
hooks.register("register_reports_menu_item", alerts_admin.menu_item)
hooks.register("register_log_actions", alerts_admin.register_log_actions)
