"""Searches followed by mail: ordered, confirmed, asked again and told of, each passage once; stopped with one press."""
