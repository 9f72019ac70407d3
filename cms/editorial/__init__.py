"""Draft, review, publish: the guard, the decisions, the services and the messages of the editorial workflow."""
