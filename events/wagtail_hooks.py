"""Registrations of the calendar in Wagtail's admin: one line each, calling named functions."""

from wagtail import hooks

from events import desk

hooks.register("register_admin_viewset", desk.event_lists)
