"""Dates, times and numbers as Finland writes them, in both languages (FORMAT_MODULE_PATH)."""
