"""How well the search finds: a corpus and queries with known answers, asked of a scratch index."""
