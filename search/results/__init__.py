"""What a reader is shown of an answer: hits with their marks and reasons, groups, limits and ways out."""
