"""What the search is asked: counted without the asker, and what to learn from it."""
