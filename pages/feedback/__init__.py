"""Feedback of readers: the form, its receipt, the message to the desk, and the desk's list."""
