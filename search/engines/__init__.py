"""Engines that find passages: one embedded in the database, which is always complete, and one beside it."""
