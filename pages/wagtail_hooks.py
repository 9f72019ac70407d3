"""Registrations of the page layer in Wagtail's admin: one line each, calling named functions."""

from wagtail import hooks

from pages import captions_report, desk
from pages.feedback import admin as feedback_admin

hooks.register("register_admin_urls", feedback_admin.admin_urls)
hooks.register("register_admin_menu_item", feedback_admin.menu_item)
hooks.register("register_admin_urls", captions_report.admin_urls)
hooks.register("register_reports_menu_item", captions_report.menu_item)
hooks.register("before_edit_page", desk.warn_of_old_assessment)
hooks.register("before_edit_page", desk.warn_of_captions_at_once)
hooks.register("construct_homepage_panels", desk.add_reminders)
hooks.register("register_log_actions", feedback_admin.register_log_actions)
