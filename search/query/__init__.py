"""What a reader asks: from the text that was typed to a tree that every engine understands."""
