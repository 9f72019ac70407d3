"""Reads across page types."""
