"""How much of a file is read, and for how long; what is beyond is not searched, and said so."""

MEGABYTE = 1024 * 1024
MOST_BYTES = 50 * MEGABYTE
MOST_UNPACKED = 200 * MEGABYTE
MOST_PAGES = 1_000
MOST_LETTERS = 3_000_000
LETTERS_OF_PAGE = 20_000
LETTERS_OF_PIECE = 3_000
"""About how much of a text without pages is one place."""
SECONDS = 60
SECONDS_OF_PAGES = 45
"""What is read after them is left out, so that the pages before are kept."""
MEMORY = 1024 * MEGABYTE
