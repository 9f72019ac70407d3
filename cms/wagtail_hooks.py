"""Registrations in Wagtail's admin: one line each, calling named functions."""

from wagtail import hooks

from cms import accounts
from cms.editorial import action_menu, documents
from cms.editorial import admin as editorial_admin
from cms.translations import admin as translations_admin

hooks.register("register_admin_urls", editorial_admin.admin_urls, order=-1)
hooks.register("register_admin_urls", translations_admin.admin_urls, order=-1)
hooks.register("register_log_actions", editorial_admin.register_log_actions)
hooks.register("construct_homepage_panels", editorial_admin.add_waiting_panel)
hooks.register("register_page_header_buttons", editorial_admin.page_buttons)
hooks.register("register_page_listing_more_buttons", editorial_admin.page_buttons)
hooks.register("construct_page_action_menu", action_menu.offer_one_way_to_review)
hooks.register("construct_page_listing_buttons", translations_admin.remove_stock_buttons)
hooks.register("before_edit_page", translations_admin.refuse_stock_actions, order=-1)
hooks.register("before_edit_page", editorial_admin.show_reviewers_words, order=-1)
hooks.register("register_admin_menu_item", editorial_admin.review_menu_item)
hooks.register("insert_global_admin_css", editorial_admin.stylesheet)
hooks.register("insert_global_admin_js", editorial_admin.script)
hooks.register("before_bulk_action", accounts.refuse_taking_over_many)
hooks.register("before_create_user", accounts.refuse_making_administrators)
hooks.register("before_edit_user", accounts.refuse_taking_over)
hooks.register("before_delete_user", accounts.refuse_taking_over)
hooks.register("before_serve_document", documents.serve_only_while_referenced)
