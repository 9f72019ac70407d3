"""The search measured: how well it finds, how fast, and how that grows."""
