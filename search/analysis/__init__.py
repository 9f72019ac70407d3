"""Words as they are indexed and asked for: analysed in Python, once, for every engine."""
