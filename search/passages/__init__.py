"""From a live public page to its passages: what can be found of it, and where that stands."""
