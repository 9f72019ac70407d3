"""Reads for the pages of the calendar."""
